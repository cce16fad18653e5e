import type { Source } from '@wirewatch/model'
import { politenessOf } from '@wirewatch/runner/poll/politeness.js'
import { expect, test } from 'vitest'
import { aSource } from '../../builders/stored.js'

const outlet = (id: string, homepage: string, key: string | null, spacingMs: number): Source =>
  aSource({
    id,
    homepage,
    feeds: [{ id: `${id}-news`, url: `${homepage}/feed.xml` }],
    politeness: { key, spacingMs, everyMinutes: { least: 10, most: 60 }, note: null },
  })

const ruleOf = politenessOf([
  outlet('makran-post', 'https://www.makran.example', null, 3000),
  outlet('north', 'https://shared.example/north', null, 500),
  outlet('south', 'https://shared.example/south', 'slow-host', 9000),
])

test.each([
  ['a page of an outlet keeps the outlet’s distance', 'https://www.makran.example/2026/03/a', 'makran.example', 3000],
  ['the same host without www is the same host', 'https://makran.example/2026/03/a', 'makran.example', 3000],
  ['outlets in folders of one host keep each its own', 'https://shared.example/north/a', 'shared.example', 500],
  ['a key of an outlet’s own counts instead of its host', 'https://shared.example/south/a', 'slow-host', 9000],
  ['a host that nobody named is asked once a second', 'https://cdn.example/a', 'cdn.example', 1000],
])('%s', (_what, url, key, spacingMs) => {
  expect(ruleOf(new URL(url))).toEqual({ key, spacingMs })
})
