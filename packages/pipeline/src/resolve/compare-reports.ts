import type { CodedEvent, IncidentReport } from '@wirewatch/model'
import { compareFigures } from './compare-figures.js'
import { comparePlaces } from './compare-places.js'
import { compareSides } from './compare-sides.js'
import { daysApart, eventDays } from './event-days.js'
import type { KnownWorld } from './known-world.js'

/** What one comparison says: it rules "the same incident" out, or it supports it by so much (negative: speaks against). */
export type Finding = { readonly veto: string } | { readonly support: number; readonly reason: string }

export interface Verdict {
  /** `unlike` is too little support; `vetoed` also keeps the reports apart when others would draw them together. */
  readonly answer: 'same' | 'unsure' | 'unlike' | 'vetoed'
  readonly support: number
  readonly reasons: readonly string[]
}

/** Support that a pair needs to be one incident, and to be shown to an analyst. Set on the labelled clusters of the tests. */
export const sameFrom = 3.4
export const unsureFrom = 2.4

/** Whether two reports tell of one incident: vetoes first, whatever the likeness, then weighed support. Symmetric. */
export function compareReports(a: IncidentReport, b: IncidentReport, world: KnownWorld): Verdict {
  if (a.articleId === b.articleId) return vetoed('told apart in one article')
  const reasons: string[] = []
  let support = 0
  for (const compare of comparisons) {
    const finding = compare(a, b, world)
    if ('veto' in finding) return vetoed(finding.veto)
    support += finding.support
    if (finding.support !== 0) reasons.push(`${finding.reason} (${signed(finding.support)})`)
  }
  const answer = support >= sameFrom ? 'same' : support >= unsureFrom ? 'unsure' : 'unlike'
  return { answer, support, reasons }
}

type Compare = (a: IncidentReport, b: IncidentReport, world: KnownWorld) => Finding

/** In the order of their cost: the cheap vetoes end most pairs. */
const comparisons: readonly Compare[] = [
  (a, b) => compareDates(a.event, b.event),
  (a, b, world) => compareTypes(a.event, b.event, world),
  (a, b) => comparePlaces(a.event.location, b.event.location),
  (a, b, world) => compareSides(a.event, b.event, world),
  (a, b) => compareFigures(a.event, b.event),
  (a, b) => compareTags(a.event.weapons, b.event.weapons, 'weapon'),
  (a, b) => compareTags(a.event.targetKinds, b.event.targetKinds, 'target'),
  (a, b) => compareNames(a.names, b.names),
]

const vetoed = (reason: string): Verdict => ({ answer: 'vetoed', support: 0, reasons: [reason] })

const signed = (value: number): string => `${value > 0 ? '+' : '−'}${Math.abs(value).toFixed(1)}`

/** Dates within a day of each other: papers slip by one when a night lies between. */
function compareDates(a: CodedEvent, b: CodedEvent): Finding {
  const daysA = eventDays(a)
  const daysB = eventDays(b)
  if (daysA === null || daysB === null) return { support: 0, reason: 'a date is not known' }
  const apart = daysApart(daysA, daysB)
  if (apart > 1) return { veto: 'different days' }
  const exact = a.datePrecision === 1 && b.datePrecision === 1
  if (apart === 1) return { support: exact ? -0.3 : 0, reason: 'days next to each other' }
  if (exact) return { support: 1, reason: 'the same day' }
  const closest = Math.max(a.datePrecision ?? 5, b.datePrecision ?? 5)
  return { support: closest <= 2 ? 0.8 : 0.2, reason: 'dates that overlap' }
}

function compareTypes(a: CodedEvent, b: CodedEvent, world: KnownWorld): Finding {
  const kinship = world.kinshipOfTypes(a.type, b.type)
  if (kinship === 'same') return { support: 0.7, reason: 'the same type' }
  if (kinship === 'kin' || a.components.includes(b.type) || b.components.includes(a.type)) {
    return { support: 0.2, reason: 'types that one happening may be told as' }
  }
  return { veto: 'incompatible types' }
}

function compareTags(a: readonly string[], b: readonly string[], what: string): Finding {
  if (a.length === 0 || b.length === 0) return { support: 0, reason: `no ${what} to compare` }
  const shared = a.filter((tag) => b.includes(tag))
  if (shared.length > 0) return { support: 0.5, reason: `the same ${what}` }
  return { support: -0.5, reason: `another ${what}` }
}

function compareNames(a: readonly string[], b: readonly string[]): Finding {
  const shared = a.filter((name) => b.includes(name))
  if (shared.length === 0) return { support: 0, reason: 'no shared names' }
  return { support: Math.min(2, 0.7 * shared.length), reason: `shared names: ${shared.slice(0, 3).join(', ')}` }
}
