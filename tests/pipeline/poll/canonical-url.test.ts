import { canonicalUrl } from '@wirewatch/pipeline/poll/canonical-url.js'
import { describe, expect, test } from 'vitest'

const article = 'https://makran.example/2024/03/09/bridge-opens'

describe('the twins of an article fold into one address', () => {
  test.each([
    article,
    'http://makran.example/2024/03/09/bridge-opens',
    'https://www.makran.example/2024/03/09/bridge-opens/',
    'https://MAKRAN.example:443/2024/03/09/bridge-opens',
    'https://makran.example/2024/03/09/bridge-opens#comments',
    'https://makran.example/2024/03/09/bridge-opens?utm_source=rss&utm_medium=feed',
    'https://makran.example/2024/03/09/bridge-opens?fbclid=abc&ref=home',
    'https://makran.example/2024/03/09/bridge-opens/amp',
    'https://makran.example/2024/03/09/bridge-opens/amp/',
    'https://makran.example/amp/2024/03/09/bridge-opens',
    'https://makran.example/2024/03/09/bridge-opens?amp=1',
    'https://makran.example/2024/03/09/bridge-opens?outputType=amp',
    'https://amp.makran.example/2024/03/09/bridge-opens',
    'https://m.makran.example/2024/03/09/bridge-opens',
    'https://makran.example/2024/03/09/bridge-opens?m=1',
    'https://makran.example/2024/03/09/bridge-opens/print',
    'https://makran.example/2024/03/09/bridge-opens?print=true',
    'https://makran.example//2024/03/09/bridge-opens/index.html',
    'https://makran-example.cdn.ampproject.org/c/s/makran.example/2024/03/09/bridge-opens',
    'https://www.google.com/amp/s/makran.example/2024/03/09/bridge-opens/amp/',
    'https://www.google.com/url?q=https%3A%2F%2Fmakran.example%2F2024%2F03%2F09%2Fbridge-opens&sa=D',
    '  https://makran.example/2024/03/09/bridge-opens  ',
  ])('%s', (address) => expect(canonicalUrl(address)).toBe(article))
})

describe('what tells articles apart is kept', () => {
  test.each([
    ['https://makran.example/story.php?id=7&utm_campaign=x', 'https://makran.example/story.php?id=7'],
    ['https://makran.example/?p=12', 'https://makran.example/?p=12'],
    ['https://makran.example/story?b=2&a=1', 'https://makran.example/story?a=1&b=2'],
    ['https://makran.example/?m=202403', 'https://makran.example/?m=202403'],
    ['https://makran.example/news?cid=4711', 'https://makran.example/news?cid=4711'],
    ['https://makran.example/ampoule', 'https://makran.example/ampoule'],
    ['https://makran.example/printing-press', 'https://makran.example/printing-press'],
    ['https://makran.example/#!/story/9', 'https://makran.example/#!/story/9'],
    ['https://en.makran.example/a', 'https://en.makran.example/a'],
    ['https://makran.example:8443/a', 'https://makran.example:8443/a'],
    ['http://127.0.0.1:4000/a?utm_source=x', 'http://127.0.0.1:4000/a'],
    ['https://m.example/a', 'https://m.example/a'],
  ])('%s', (address, expected) => expect(canonicalUrl(address)).toBe(expected))
})

test('a relative address is made absolute where a base is known', () => {
  expect(canonicalUrl('/a/b', 'https://makran.example/feed')).toBe('https://makran.example/a/b')
  expect(canonicalUrl('/a/b')).toBeNull()
})

test.each(['mailto:desk@makran.example', 'javascript:void(0)', 'tag:makran.example,2024:1', '', 'http://'])(
  '%j is no address of an article',
  (address) => {
    expect(canonicalUrl(address)).toBeNull()
  },
)

test('to fold twice changes nothing', () => {
  const once = canonicalUrl('http://www.makran.example/a/amp/?utm_source=x&id=1')!
  expect(canonicalUrl(once)).toBe(once)
})
