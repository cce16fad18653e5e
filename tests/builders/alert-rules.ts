import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type {
  Alert,
  AlertConfig,
  IncidentActor,
  IncidentFacts,
  IncidentPlace,
  IncidentRevision,
  Toll,
} from '@wirewatch/model'
import { loadAlertRules, loadTaxonomy, type Taxonomy } from '@wirewatch/taxonomy'
import { fixture } from './folders.js'

export const smallTaxonomy: Taxonomy = loadTaxonomy({ dataDir: fixture('taxonomy/small') })

export const oneReceiver = `
routes: { receiver: desk, group_wait: 0s }
receivers: [{ name: desk, stdout: {} }]
`

/** Rules as a file would hold them, and who is told of them. */
export function alertConfig(rules: string, delivery: string = oneReceiver, exampleIncidents: string = ''): AlertConfig {
  const folder = mkdtempSync(join(tmpdir(), 'wirewatch-rules-'))
  try {
    writeFileSync(join(folder, 'rules.yaml'), rules)
    writeFileSync(join(folder, 'delivery.yaml'), delivery)
    mkdirSync(join(folder, 'examples'))
    if (exampleIncidents !== '') writeFileSync(join(folder, 'examples', 'incidents.yaml'), exampleIncidents)
    return loadAlertRules(folder, smallTaxonomy)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** One rule called `watch`, of which only what matters is written. */
export const aRule = (lines: string): string =>
  ['- id: watch', 'title: Watch', 'status: stable', 'level: high', ...lines.trim().split('\n')].join('\n  ')

const noToll: Toll = { low: null, best: null, high: null, basis: null }

export const toll = (best: number): Toll => ({ low: best, best, high: best, basis: 'reports' })
export const claimedToll = (high: number): Toll => ({ low: high, best: null, high, basis: 'party_claim' })

export const inQuetta: IncidentPlace = {
  id: 'PK-BA.quetta.city',
  name: 'Quetta',
  country: 'PK',
  admin1: 'Balochistan',
  admin2: 'Quetta',
  lat: 30.19,
  lon: 67.01,
  precision: 2,
}

export const nowhere: IncidentPlace = {
  id: null,
  name: null,
  country: null,
  admin1: null,
  admin2: null,
  lat: null,
  lon: null,
  precision: 8,
}

export const by = (id: string | null, actor: Partial<IncidentActor> = {}): IncidentActor => ({
  role: 'initiator',
  id,
  name: id ?? 'gunmen',
  attribution: null,
  ...actor,
})

/** A bomb in Quetta on 3 March 2026, by nobody known, with no toll, reported by one origin. */
export function incidentFacts(facts: Partial<IncidentFacts> = {}): IncidentFacts {
  return {
    publicId: 'PK-2026-000001',
    status: 'candidate',
    mergedInto: null,
    type: 'explosive.ied_or_mine',
    components: [],
    dateStart: '2026-03-03',
    dateEnd: '2026-03-03',
    datePrecision: 1,
    place: inQuetta,
    actors: [],
    killed: noToll,
    injured: noToll,
    arrested: null,
    abducted: null,
    killedBy: { civilian: null, security: null, militant: null },
    weapons: [],
    targetKinds: [],
    summary: 'Bomb or mine in Quetta, 2026-03-03',
    sources: ['valley-post'],
    articleCount: 1,
    originCount: 1,
    retrospective: false,
    openedAt: '2026-03-03T10:00:00.000Z',
    ...facts,
  }
}

export function incidentRevision(
  facts: Partial<IncidentFacts> = {},
  revision: Partial<Omit<IncidentRevision, 'facts'>> = {},
): IncidentRevision {
  return {
    incidentId: 1,
    revision: 1,
    at: '2026-03-03T10:00:00.000Z',
    reason: 'opened',
    ...revision,
    facts: incidentFacts(facts),
  }
}

/** An alert of `watch` on incident 1 that fired and was told. */
export function toldAlert(told: IncidentFacts, alert: Partial<Alert> = {}): Alert {
  return {
    id: 7,
    ruleId: 'watch',
    incidentId: 1,
    groupKey: '',
    state: 'firing',
    reason: 'it met the rule',
    told,
    toldAt: '2026-03-03T10:01:00.000Z',
    holdUntil: null,
    counted: [],
    ...alert,
  }
}
