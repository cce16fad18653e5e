import type { IncidentFacts, MessageValues, NoticeKind, ToldAlert } from '@wirewatch/model'

/** What a template is tried with. */
export interface ExampleValues {
  readonly values: object
  /** Nothing is left out: a name that is not found in it is one that is never there. */
  readonly isWhole: boolean
}

/** Templates that are filled for each alert by itself; the others are filled for the whole message. */
const ofOneAlert: ReadonlySet<string> = new Set(['title', 'lines', 'alert.html', 'slack.mrkdwn', 'teams.markdown'])

/** What there is to fill a template with: an alert, or a message of one, of several, and of the least that an alert can be. */
export function exampleMessages(template: string): readonly ExampleValues[] {
  if (template === 'toll') return [{ values: { what: 'Killed', toll: whole.killed }, isWhole: true }]
  if (template === 'more') return [{ values: { count: 3 }, isWhole: true }]
  const alerts = kinds.map((kind) => exampleAlert(kind))
  if (ofOneAlert.has(template))
    return [
      ...alerts.map((alert) => ({ values: { alert }, isWhole: true })),
      { values: { alert: barest }, isWhole: false },
    ]
  return [
    ...alerts.map((alert) => ({ values: exampleMessage([alert], false), isWhole: true })),
    { values: exampleMessage(alerts, true), isWhole: true },
    { values: exampleMessage([barest], false), isWhole: false },
  ]
}

const kinds = ['created', 'escalated', 'corrected', 'retracted', 'merged', 'repeated'] as const satisfies NoticeKind[]

/** @param isDigest the message gathers what could not be told at once */
export const exampleMessage = (alerts: readonly ToldAlert[], isDigest: boolean): MessageValues => ({
  message: { id: '5f2d9c0e', createdAt: '2026-03-03T12:00:00.000Z', isDigest },
  subject: alerts[0]?.title ?? '',
  alerts,
})

/** A bomb that is reported twice, in a place that nobody has heard of. */
export function exampleAlert(kind: NoticeKind): ToldAlert {
  const isFirst = kind === 'created' || kind === 'repeated'
  return {
    ...whole,
    kind,
    changes: isFirst ? [] : ['killed 8 → 11', 'actors unknown → River Front'],
    before: isFirst ? null : { ...incident, killed: { low: 8, best: 8, high: 8, basis: 'reports' } },
    incident: {
      ...incident,
      status: kind === 'retracted' ? 'retracted' : kind === 'merged' ? 'merged' : 'confirmed',
      mergedInto: kind === 'merged' ? 'XX-2026-000007' : null,
    },
  }
}

const incident: IncidentFacts = {
  publicId: 'XX-2026-000012',
  status: 'confirmed',
  mergedInto: null,
  type: 'explosive.ied',
  components: [],
  dateStart: '2026-03-03',
  dateEnd: '2026-03-03',
  datePrecision: 1,
  place: {
    id: 'XX-RL.northfield',
    name: 'Northfield',
    country: 'XX',
    admin1: 'Riverland',
    admin2: 'Northfield',
    lat: 10.5,
    lon: 20.5,
    precision: 1,
  },
  actors: [{ role: 'initiator', id: 'river-front', name: 'River Front', attribution: 'claimed' }],
  killed: { low: 8, best: 11, high: 14, basis: 'reports' },
  injured: { low: 30, best: 30, high: 30, basis: 'reports' },
  arrested: null,
  abducted: null,
  killedBy: { civilian: 9, security: 2, militant: null },
  weapons: ['ied'],
  targetKinds: ['rail'],
  summary:
    'Bomb or mine at the railway station of Northfield, 2026-03-03; River Front against civilians; 11 killed, 30 injured',
  sources: ['valley-post', 'river-news'],
  articleCount: 3,
  originCount: 2,
  retrospective: false,
  openedAt: '2026-03-03T10:20:00.000Z',
}

const whole: ToldAlert = {
  id: 7,
  kind: 'created',
  level: 'critical',
  rule: { id: 'mass-casualty', title: 'Ten or more people killed', status: 'stable' },
  title: 'Critical: Ten or more people killed: Northfield, Riverland, XX',
  lines: ['Bomb or mine at the railway station of Northfield.', 'Killed: 11 (8 to 14), according to police.'],
  reason: 'killed: 11 (best_or_claimed); asked: at least 10',
  changes: [],
  revision: 3,
  place: 'Northfield, Riverland, XX',
  killed: { told: 11, low: 8, high: 14, isRange: true, isClaim: false, speakers: ['police', 'hospital'] },
  injured: { told: 30, low: 30, high: 30, isRange: false, isClaim: true, speakers: ['River Front'] },
  sources: [
    { name: 'Valley Post', headline: 'Blast at Northfield station kills 11', url: 'https://valley-post.example/blast' },
    { name: 'River News', headline: '“Smith & Sons” lose <two> workers in blast', url: null },
  ],
  url: 'https://desk.example/incidents/XX-2026-000012',
  incident,
  before: null,
}

/** An outlet that is silent: no incident, no sources, nothing changed. */
const barest: ToldAlert = {
  ...whole,
  rule: { id: 'outlet-silent', title: 'An outlet has given nothing new for two days', status: 'test' },
  level: 'low',
  reason: 'no news from Valley Post for 48 h, the last at 2026-03-01 10:00 UTC',
  revision: 0,
  place: null,
  killed: null,
  injured: null,
  sources: [],
  url: null,
  incident: null,
}
