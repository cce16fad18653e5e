import type { CodedEvent, CodedLocation, StoredReport } from '@wirewatch/model'
import type { KnownWorld } from '@wirewatch/pipeline/resolve/known-world.js'

export const quetta: CodedLocation = {
  id: 'PK-BA.quetta.quetta',
  name: 'Quetta',
  text: 'Quetta',
  country: 'PK',
  admin1: 'Balochistan',
  admin2: 'Quetta',
  lat: 30.19,
  lon: 67.0,
  precision: 2,
}

export function anEvent(event: Partial<CodedEvent> = {}): CodedEvent {
  return {
    type: 'explosive.ied_or_mine',
    components: [],
    date: '2026-03-04',
    dateEnd: null,
    datePrecision: 1,
    retrospective: false,
    location: quetta,
    initiators: [],
    targets: [],
    claimants: [],
    killed: null,
    injured: null,
    arrested: null,
    abducted: null,
    killedBy: { civilian: null, security: null, militant: null },
    casualties: [],
    weapons: [],
    targetKinds: [],
    primary: true,
    confidence: 0.6,
    confidenceParts: {},
    evidence: [],
    ...event,
  }
}

export function aReport(
  report: Partial<Omit<StoredReport, 'event'>> & { event?: Partial<CodedEvent> } = {},
): StoredReport {
  const id = report.id ?? 'a#0'
  return {
    articleId: id.split('#')[0]!,
    role: 'report',
    origin: id,
    saidAt: '2026-03-04T12:00:00Z',
    names: [],
    incidentId: null,
    ...report,
    id,
    event: anEvent(report.event),
  }
}

const family = (type: string): string => type.split('.')[0]!

/** A world in which types of one family are kin, nobody is related to anybody else, and Quetta is the one city. */
export const plainWorld: KnownWorld = {
  kinshipOfTypes: (a, b) => (a === b ? 'same' : family(a) === family(b) ? 'kin' : 'far'),
  areActorsRelated: (a, b) => a === b,
  rankOfSpeaker: (speaker) => ({ hospital: 3, police: 2 })[speaker ?? ''] ?? 0,
  isCity: (id) => id === quetta.id,
  isPartOfTown: () => false,
  isQuarterOrSite: () => false,
  labelOfType: (type) => type,
}
