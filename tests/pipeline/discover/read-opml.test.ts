import { NotOpmlError, readOpml } from '@wirewatch/pipeline/discover/read-opml.js'
import { expect, test } from 'vitest'

const read = (text: string) => readOpml(Buffer.from(text))
const file = (outlines: string): string =>
  `<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>${outlines}</body></opml>`
const urlsOf = (text: string): string[] => read(text).feeds.map(({ url }) => url)

test('feeds are found in folders of folders, each once, with title, home page and language', () => {
  const text = file(`<outline text="Region"><outline text="Papers">
      <outline type="rss" title="Valley Post" text="ignored" xmlUrl="https://valley-post.example/feed" htmlUrl="https://valley-post.example/" language="en-PK"/>
    </outline></outline><outline text="again" xmlUrl="https://valley-post.example/feed"/>`)
  expect(read(text)).toEqual({
    feeds: [
      {
        url: 'https://valley-post.example/feed',
        title: 'Valley Post',
        homepage: 'https://valley-post.example/',
        language: 'en-PK',
      },
    ],
    refused: [],
    isCut: false,
  })
})

test.each([
  ['other letters in tags and names', '<OUTLINE XMLURL="https://x.example/a"/>', 'https://x.example/a'],
  ['the address in url', '<outline type="rss" url="https://x.example/a"/>', 'https://x.example/a'],
  ['feed://', '<outline xmlUrl="feed://x.example/a"/>', 'http://x.example/a'],
  ['a bare ampersand', '<outline xmlUrl="https://x.example/a?b=1&c=2"/>', 'https://x.example/a?b=1&c=2'],
  ['an escaped one', '<outline xmlUrl="https://x.example/a?b=1&amp;c=2"/>', 'https://x.example/a?b=1&c=2'],
])('an outline with %s is read', (_what, outline, url) => {
  expect(urlsOf(file(outline))).toEqual([url])
})

test('addresses that cannot be asked are refused by name, not lost', () => {
  const text = file('<outline text="Odd" xmlUrl="javascript:alert(1)"/><outline text="Local" xmlUrl="/feed"/>')
  expect(read(text).refused).toEqual([
    { title: 'Odd', url: 'javascript:alert(1)' },
    { title: 'Local', url: '/feed' },
  ])
})

test('a file that is cut off gives what stands before, and says so', () => {
  const whole = file('<outline xmlUrl="https://x.example/a"/><outline xmlUrl="https://x.example/b"/>')
  expect(read(whole.slice(0, whole.indexOf('/b"')))).toMatchObject({
    feeds: [{ url: 'https://x.example/a' }],
    isCut: true,
  })
})

test('a file in UTF-16 and one in windows-1252 are read', () => {
  const utf16 = Buffer.from(`\uFEFF${file('<outline text="Région" xmlUrl="https://x.example/a"/>')}`, 'utf16le')
  const latin = Buffer.from(
    file('<outline text="Région" xmlUrl="https://x.example/a"/>').replace('"1.0"', '"1.0" encoding="windows-1252"'),
    'latin1',
  )
  for (const bytes of [utf16, latin]) expect(readOpml(bytes).feeds[0]?.title).toBe('Région')
})

test('entities that a file declares are not expanded, and outside ones not fetched', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 12 }, (_, n) => `<!ENTITY ${'abcdefghijklm'[n + 1]} "${`&${'abcdefghijklm'[n]};`.repeat(10)}">`).join('')}<!ENTITY x SYSTEM "file:///etc/hostname">]>
    <opml><body><outline text="&m;&x;" xmlUrl="https://x.example/a"/></body></opml>`
  expect(read(bomb).feeds).toMatchObject([{ title: '&m;&x;', url: 'https://x.example/a' }])
})

test.each([
  ['a web page', '<!doctype html><html><body>Welcome</body></html>'],
  ['a feed', '<rss version="2.0"><channel/></rss>'],
  ['nothing', ''],
  ['outlines nested a hundred thousand deep', file('<outline text="x">'.repeat(100_000))],
  [
    'more feeds than anybody reads',
    file(Array.from({ length: 20_005 }, (_, n) => `<outline xmlUrl="https://x.example/${n}"/>`).join('')),
  ],
])('%s is refused', (_what, text) => {
  expect(() => read(text)).toThrow(NotOpmlError)
})
