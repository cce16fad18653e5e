import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkTaxonomy, type Finding, loadTaxonomy, TaxonomyError } from '@wirewatch/taxonomy'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fixture } from '../builders/folders.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wirewatch-region-'))
  cpSync(fixture('taxonomy/small'), folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

const mistakes = (kind: string): string[] =>
  readdirSync(fixture(`taxonomy/mistakes/${kind}`)).map((file) => file.replace('.yaml', ''))

type Kind = 'actors' | 'locations' | 'sources'

function findingsWith(kind: Kind, mistake: string): readonly Finding[] {
  const file = fixture(`taxonomy/mistakes/${kind}/${mistake}.yaml`)
  cpSync(file, kind === 'sources' ? join(folder, 'sources.yaml') : join(folder, kind, 'mistake.yaml'))
  return checkTaxonomy({ dataDir: folder })
}

/** What each file of tests/fixtures/taxonomy/mistakes gives: kind, line, and words of the message or of the hint. */
const expected: Record<Kind, Record<string, readonly [Finding['kind'], number, string]>> = {
  actors: {
    'unknown-key': ['unknown-key', 4, 'did you mean "aliases"?'],
    'unknown-key-in-alias': ['unknown-key', 6, 'did you mean "kind"?'],
    'wrong-class': ['wrong-value', 1, 'did you mean "rebel"?'],
    'missing-name': ['wrong-value', 1, '"name" is missing'],
    'wrong-type': ['wrong-value', 4, 'expected array'],
    'bad-date': ['bad-date', 4, 'not a date'],
    'period-ends-before-it-begins': ['bad-date', 4, 'ends (2009-05) before it begins (2014)'],
    'duplicate-id': ['duplicate-id', 2, 'the id "ttp" is taken'],
    'alias-claimed-twice': ['duplicate-alias', 4, 'claimed by "torani-front" and by "bla"'],
    'ambiguous-without-needs': ['missing-context', 4, 'add needs'],
    'parent-that-is-not-there': ['dangling-id', 4, 'did you mean "al-qaeda"?'],
    'needs-a-place-that-is-not-there': ['dangling-id', 5, 'did you mean "PK-KP"?'],
    'part-of-itself': ['cycle', 4, 'torani-front → torani-wing → torani-front'],
    'two-armies-of-one-country': ['duplicate-id', 1, 'both stand for the military of PK'],
    'default-without-force': ['wrong-value', 1, 'does not say which force'],
    'not-yaml': ['not-yaml', 3, ''],
    'a-mapping-instead-of-a-list': ['wrong-value', 1, 'expected a list of entries'],
    'id-with-a-colon': ['wrong-value', 1, 'no colon'],
  },
  locations: {
    'missing-parent': ['dangling-id', 1, 'did you mean "PK-KP"?'],
    'no-parent': ['dangling-id', 1, 'has no parent'],
    'inside-itself': ['cycle', 1, 'lies inside itself'],
    'latitude-and-longitude-exchanged': ['far-from-parent', 1, 'are they exchanged'],
    'latitude-without-longitude': ['wrong-value', 1, 'only one of lat and lon'],
    'successor-that-is-not-there': ['dangling-id', 1, 'there is no location "PK-KP.torani-new"'],
    'wrong-kind': ['wrong-value', 1, 'a province, state or department is admin1'],
    'duplicate-id': ['duplicate-id', 1, 'the id "PK-KP.bannu" is taken'],
    'the-same-place-twice': ['duplicate-place', 2, 'is the same place as "PK-KP.bannu.torani"'],
    'far-from-its-neighbours': ['far-from-parent', 10, 'km from the middle of the other places in PK-KP.bannu'],
  },
  sources: {
    'unknown-country': ['dangling-id', 1, 'there is no country "XX"'],
    'unknown-zone': ['wrong-value', 1, 'not an IANA time zone'],
    'feed-id-taken': ['duplicate-id', 1, 'the id "torani-home" is taken'],
  },
}

describe.each(['actors', 'locations', 'sources'] as const)('%s', (kind) => {
  test('every mistake has its expectation', () => {
    expect(mistakes(kind).sort()).toEqual(Object.keys(expected[kind]).sort())
  })

  test.each(Object.keys(expected[kind]))('%s is found, once, at its line, with a way out', (mistake) => {
    const findings = findingsWith(kind, mistake)
    const [wanted, line, words] = expected[kind][mistake]!
    expect(findings.map((finding) => [finding.kind, finding.line])).toEqual([[wanted, line]])
    expect(`${findings[0]?.message} ${findings[0]?.hint}`).toContain(words)
  })
})

test('the region without a mistake has no findings and loads', () => {
  expect(checkTaxonomy({ dataDir: folder })).toEqual([])
  expect(loadTaxonomy({ dataDir: folder }).version).toMatch(/^0\.2\.0\+[0-9a-f]{12}$/)
})

test('loading refuses, and lists every mistake of every file at once', () => {
  cpSync(fixture('taxonomy/mistakes/actors/wrong-class.yaml'), join(folder, 'actors', 'a.yaml'))
  cpSync(fixture('taxonomy/mistakes/locations/no-parent.yaml'), join(folder, 'locations', 'b.yaml'))
  const load = (): unknown => loadTaxonomy({ dataDir: folder })
  expect(load).toThrow(TaxonomyError)
  expect(load).toThrow(/2 mistakes\n {2}actors\/a\.yaml:1: .*\n {2}locations\/b\.yaml:1: /)
})

test('the version changes with the data, and with nothing else', () => {
  const before = loadTaxonomy({ dataDir: folder }).version
  expect(loadTaxonomy({ dataDir: fixture('taxonomy/small') }).version).toBe(before)
  cpSync(fixture('taxonomy/small/actors/actors.yaml'), join(folder, 'actors', 'actors.yaml'))
  expect(loadTaxonomy({ dataDir: folder }).version).toBe(before)
  rmSync(join(folder, 'sources.yaml'))
  expect(loadTaxonomy({ dataDir: folder }).version).not.toBe(before)
})

test('the packaged region has no findings', () => {
  expect(checkTaxonomy()).toEqual([])
})
