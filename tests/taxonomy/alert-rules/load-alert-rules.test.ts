import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AlertRule } from '@wirewatch/model'
import {
  alertRulesFolder,
  checkAlertRules,
  type Finding,
  loadAlertRules,
  loadTaxonomy,
  TaxonomyError,
} from '@wirewatch/taxonomy'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fixture } from '../../builders/folders.js'

const taxonomy = loadTaxonomy({ dataDir: fixture('taxonomy/small') })
const good = fixture('alert-rules/good')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wirewatch-rules-'))
  cpSync(good, folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

const ruleNamed = (id: string): AlertRule => loadAlertRules(good, taxonomy).rules.find((rule) => rule.id === id)!

describe('a folder without a mistake', () => {
  test('is read as the codebook writes it', () => {
    expect(checkAlertRules(good, taxonomy)).toEqual([])
    expect(ruleNamed('mass-casualty')).toMatchObject({
      level: 'critical',
      hold: { forMs: 600_000, unlessOrigins: 3 },
      materialChange: { killed: { by: 3, byShare: 0.5 }, injured: null, anyOf: ['actor', 'district', 'status'] },
      maxEventAgeMs: 259_200_000,
      watch: {
        kind: 'incident',
        unknownMatches: ['actor'],
        when: {
          place: { under: ['PK-KP', 'PK-BA'], notUnder: [], precisionAtMost: 5, within: null },
          killed: { atLeast: 5, atMost: null, figure: 'best_or_claimed', group: 'total' },
          origins: { atLeast: 2, atMost: null },
        },
      },
    })
  })

  test('counts what another rule matches', () => {
    expect(ruleNamed('blockade-wave').watch).toEqual({
      kind: 'count',
      of: 'blockade',
      by: 'admin1',
      withinMs: 86_400_000,
      atLeast: 3,
    })
  })

  test('a circle around a place has the coordinates of the place', () => {
    const { watch } = ruleNamed('near-bannu')
    expect(watch.kind === 'incident' && watch.when.place?.within).toEqual({ lat: 32.99, lon: 70.6, km: 20 })
  })

  test('a branch of the routes takes from the one above what it does not say', () => {
    const { route } = loadAlertRules(good, taxonomy)
    expect(
      route.routes.map(({ receiver, groupBy, groupWaitMs, groupIntervalMs, active }) => [
        receiver,
        groupBy,
        groupWaitMs,
        groupIntervalMs,
        active,
      ]),
    ).toEqual([
      ['desk-webhook', ['incident'], 0, 300_000, null],
      [
        'desk-mail',
        ['rule', 'admin1'],
        60_000,
        300_000,
        { days: [1, 2, 3, 4, 5], from: 480, to: 1200, zone: 'Asia/Karachi' },
      ],
    ])
  })

  test('what a person leaves out has its defaults', () => {
    expect(ruleNamed('near-bannu')).toMatchObject({
      tell: ['created', 'escalated', 'corrected', 'retracted', 'merged'],
      hold: null,
      maxEventAgeMs: 259_200_000,
      materialChange: { killed: { by: 3, byShare: 0.5 } },
    })
  })
})

test('a region without alert rules has none, and that is no mistake', () => {
  const config = loadAlertRules(alertRulesFolder(fixture('taxonomy/small')), taxonomy)
  expect([config.rules, config.receivers]).toEqual([[], []])
})

/** What each file of the folder gives: kind, line, and words of the message or of the hint. */
type Expected = Readonly<Record<string, readonly [Finding['kind'], number, string]>>

const ruleMistakes: Expected = {
  'place-that-is-not-there': ['dangling-id', 5, 'did you mean "PK-KP"?'],
  'actor-that-is-not-there': ['dangling-id', 5, 'did you mean "ttp"?'],
  'actor-that-is-not-there-in-an-alternative': ['dangling-id', 8, 'did you mean "bla"?'],
  'type-that-is-not-there': ['dangling-id', 5, 'did you mean "explosive"?'],
  'weapon-that-is-not-there': ['dangling-id', 5, 'did you mean "ied"?'],
  'outlet-that-is-not-there': ['dangling-id', 5, 'there is no outlet "torani-hom"'],
  'unknown-key': ['unknown-key', 6, 'did you mean "place"?'],
  'unknown-key-inside': ['unknown-key', 6, 'did you mean "at_least"?'],
  'figure-without-a-limit': ['wrong-value', 6, 'add at_least or at_most'],
  'pattern-that-re2-cannot-read': ['wrong-value', 7, 'not an RE2 pattern'],
  'pattern-with-a-back-reference': ['wrong-value', 7, 'not an RE2 pattern'],
  'duration-in-words': ['wrong-value', 6, 'not a duration: 30s, 10m, 24h or 7d'],
  'step-without-a-sign': ['wrong-value', 6, 'not a step: ">= +3"'],
  'watches-nothing': ['wrong-value', 1, 'add one of when, count, change, silence'],
  'watches-twice': ['wrong-value', 6, 'has when and silence: take one'],
  'counts-a-rule-that-is-not-there': ['dangling-id', 5, 'did you mean "watch"?'],
  'counts-what-is-no-incident': ['wrong-value', 5, 'name a rule with when'],
  'id-taken': ['duplicate-id', 6, 'is there twice'],
  'level-that-is-not-there': ['wrong-value', 4, 'did you mean "high"?'],
  'test-of-an-incident-that-is-not-there': ['dangling-id', 7, 'did you mean "quetta-station"?'],
  'unknown-of-what-is-always-known': ['unknown-key', 6, 'origins'],
}

const deliveryMistakes: Expected = {
  'receiver-that-is-not-there': ['dangling-id', 7, 'did you mean "desk-webhook"?'],
  'overflow-that-is-no-digest': ['dangling-id', 17, 'there is no digest among the receivers "desk-mail"'],
  'rule-that-is-not-there': ['dangling-id', 16, 'did you mean "near-bannu"?'],
  'unknown-key-in-a-route': ['unknown-key', 7, 'levl'],
  'zone-that-is-not-there': ['wrong-value', 10, 'not an IANA time zone'],
  'two-addresses': ['wrong-value', 12, 'takes either url or url_env'],
  'hours-without-minutes': ['wrong-value', 10, 'not hours: "08:00-20:00"'],
  'receiver-that-goes-nowhere': ['wrong-value', 13, 'goes nowhere: add one of webhook, slack, teams'],
  'days-by-other-names': ['wrong-value', 10, 'not days: mon-fri'],
}

const named = (kind: string): string[] =>
  readdirSync(fixture(`alert-rules/${kind}`)).map((file) => file.replace('.yaml', ''))

test('every mistake has its expectation', () => {
  expect(named('mistakes').sort()).toEqual(Object.keys(ruleMistakes).sort())
  expect(named('delivery-mistakes').sort()).toEqual(Object.keys(deliveryMistakes).sort())
})

describe.each([
  ['mistakes', 'rules.yaml', ruleMistakes],
  ['delivery-mistakes', 'delivery.yaml', deliveryMistakes],
] as const)('%s', (kind, file, expected) => {
  test.each(Object.keys(expected))('%s is found, once, at its line, with a way out', (mistake) => {
    cpSync(fixture(`alert-rules/${kind}/${mistake}.yaml`), join(folder, file))
    const findings = checkAlertRules(folder, taxonomy)
    const [wanted, line, words] = expected[mistake]!
    expect(findings.map((finding) => [finding.file, finding.kind, finding.line])).toEqual([
      [`alert-rules/${file}`, wanted, line],
    ])
    expect(`${findings[0]?.message} ${findings[0]?.hint}`).toContain(words)
  })
})

test('loading refuses, and lists the mistakes of every file at once', () => {
  cpSync(fixture('alert-rules/mistakes/level-that-is-not-there.yaml'), join(folder, 'rules.yaml'))
  cpSync(fixture('alert-rules/delivery-mistakes/two-addresses.yaml'), join(folder, 'delivery.yaml'))
  const load = (): unknown => loadAlertRules(folder, taxonomy)
  expect(load).toThrow(TaxonomyError)
  expect(load).toThrow(/2 mistakes\n {2}alert-rules\/delivery\.yaml:12: .*\n {2}alert-rules\/rules\.yaml:4: /)
})

test('alert rules change nothing of what is coded, so the version of the taxonomy stays', () => {
  const region = mkdtempSync(join(tmpdir(), 'wirewatch-region-'))
  cpSync(fixture('taxonomy/small'), region, { recursive: true })
  cpSync(good, join(region, 'alert-rules'), { recursive: true })
  expect(loadTaxonomy({ dataDir: region }).version).toBe(taxonomy.version)
  rmSync(region, { recursive: true })
})

test('a folder of rules that somebody chose must be there: nothing would be watched for, and nobody would notice', () => {
  expect(() => alertRulesFolder(undefined, join(folder, 'mispelt'))).toThrow('there is no such folder of alert rules')
  expect(alertRulesFolder(undefined, folder)).toBe(folder)
})
