import type { ArticleRole, CodedEvent, IncidentReport } from '@wirewatch/model'
import { compareFigures } from './compare-figures.js'
import { comparePlaces } from './compare-places.js'
import { compareSides } from './compare-sides.js'
import { daysApart, eventDays } from './event-days.js'
import { familyOf } from './family-of.js'
import type { Finding } from './finding.js'
import type { KnownWorld } from './known-world.js'
import { oneOfSeveral } from './one-of-several.js'
import { thresholds as chosen, type Thresholds, weights } from './weights.js'

export interface Verdict {
  /** `unlike` is too little support; `vetoed` also keeps the reports apart when others would draw them together. */
  readonly answer: 'same' | 'unsure' | 'unlike' | 'vetoed'
  readonly support: number
  readonly reasons: readonly string[]
}

/** Whether two reports tell of one incident: vetoes first, whatever the likeness, then weighed support. Symmetric. */
export function compareReports(
  a: IncidentReport,
  b: IncidentReport,
  world: KnownWorld,
  thresholds: Thresholds = chosen,
): Verdict {
  if (a.articleId === b.articleId) return vetoed('told apart in one article')
  const findings: Support[] = []
  let support = 0
  for (const compare of comparisons) {
    const finding = compare(a, b, world)
    if ('veto' in finding) return vetoed(finding.veto)
    support += finding.support
    if (finding.support !== 0) findings.push(finding)
  }
  const answer = support >= thresholds.same ? 'same' : support >= thresholds.unsure ? 'unsure' : 'unlike'
  return {
    answer,
    support,
    // In words only where they are asked for: most pairs come to nothing, and nobody asks.
    get reasons() {
      return findings.map((finding) => `${finding.reason} (${signed(finding.support)})`)
    },
  }
}

type Support = Extract<Finding, { readonly support: number }>

type Compare = (a: IncidentReport, b: IncidentReport, world: KnownWorld) => Finding

/** In the order of their cost: the cheap vetoes end most pairs. */
const comparisons: readonly Compare[] = [
  compareDates,
  (a, b, world) => compareTypes(a.event, b.event, world),
  (a, b, world) => comparePlaces(a.event.location, b.event.location, world),
  (a, b, world) => compareSides(a.event, b.event, world),
  compareFigures,
  (a, b) => compareTags(a.event.weapons, b.event.weapons, 'weapon', weights.tags.otherWeapon),
  (a, b) => compareTags(a.event.targetKinds, b.event.targetKinds, 'target', weights.tags.otherTarget),
  (a, b) => compareNames(a.names, b.names),
  compareOutlets,
  compareRoles,
]

const vetoed = (reason: string): Verdict => ({ answer: 'vetoed', support: 0, reasons: [reason] })

const signed = (value: number): string => `${value > 0 ? '+' : '−'}${Math.abs(value).toFixed(1)}`

/** Dates within a day of each other: papers slip by one when a night lies between. */
function compareDates(reportA: IncidentReport, reportB: IncidentReport): Finding {
  const [a, b] = [reportA.event, reportB.event]
  const daysA = eventDays(a)
  const daysB = eventDays(b)
  if (daysA === null || daysB === null) return { support: 0, reason: 'a date is not known' }
  const apart = daysApart(daysA, daysB)
  if (apart > 1) return { veto: 'different days' }
  const isExact = a.datePrecision === 1 && b.datePrecision === 1
  const later = daysA.first > daysB.first ? reportA : reportB
  if (apart === 1 && later.names.includes(oneOfSeveral))
    return { support: weights.date.nextOfSeveral, reason: 'the next one of several' }
  if (apart === 1 && isExact && isDayOfTelling(later))
    return { support: weights.date.dayOfTelling, reason: 'a day before the day of telling' }
  if (apart === 1)
    return { support: weights.date[isExact ? 'nextDay' : 'nextDayOfSpan'], reason: 'days next to each other' }
  if (isExact) return { support: weights.date.sameDay, reason: 'the same day' }
  const coarsest = Math.max(a.datePrecision ?? 5, b.datePrecision ?? 5)
  return { support: coarsest <= 2 ? weights.date.overlap : weights.date.wideOverlap, reason: 'dates that overlap' }
}

const isDayOfTelling = ({ event, saidAt }: IncidentReport): boolean => event.date === saidAt.slice(0, 10)

function compareTypes(a: CodedEvent, b: CodedEvent, world: KnownWorld): Finding {
  const kinship = world.kinshipOfTypes(a.type, b.type)
  if (kinship === 'same') return { support: weights.type.same, reason: 'the same type' }
  if (a.components.includes(b.type) || b.components.includes(a.type))
    return { support: weights.type.component, reason: 'one type is a part of the other' }
  if (kinship === 'near') return { support: weights.type.near, reason: 'types that a word tells apart' }
  if (kinship === 'kin') return { support: weights.type.kin, reason: 'types that one happening may be told as' }
  if (a.components.some((part) => b.components.includes(part)))
    return { support: weights.type.kin, reason: 'types with a part in common' }
  return { veto: 'incompatible types' }
}

function compareTags(a: readonly string[], b: readonly string[], what: string, otherwise: number): Finding {
  if (a.length === 0 || b.length === 0) return { support: 0, reason: `no ${what} to compare` }
  const shared = a.filter((tag) => b.includes(tag))
  if (shared.length > 0) return { support: weights.tags.shared, reason: `the same ${what}` }
  return { support: otherwise, reason: `another ${what}` }
}

function compareNames(marked: readonly string[], others: readonly string[]): Finding {
  const a = withoutMark(marked)
  const b = withoutMark(others)
  const shared = a.filter((name) => b.includes(name))
  const { one, each, atMost, noneShared } = weights.names
  if (a.length > 1 && b.length > 1 && shared.length === 0) return { support: noneShared, reason: 'other names' }
  if (shared.length === 0) return { support: 0, reason: 'no names to compare' }
  const support = shared.length === 1 ? one : Math.min(atMost, each * shared.length)
  return { support, reason: `shared names: ${shared.slice(0, 3).join(', ')}` }
}

const withoutMark = (names: readonly string[]): readonly string[] => names.filter((name) => name !== oneOfSeveral)

const halfDayMs = 43_200_000

/** Two plain reports of one outlet within half a day tell of two happenings more often than of one. */
function compareOutlets(a: IncidentReport, b: IncidentReport): Finding {
  const isPlain = a.role === 'report' && b.role === 'report'
  const isAtOnce = Math.abs(Date.parse(a.saidAt) - Date.parse(b.saidAt)) <= halfDayMs
  if (!isPlain || !isAtOnce || familyOf(a) !== familyOf(b)) return { support: 0, reason: 'other outlets' }
  return { support: weights.sameOutletAtOnce, reason: 'told apart by one outlet' }
}

/** A toll that rises, a claim, a correction, a court case: told of what somebody reported before. Codebook section 1. */
const joiningRoles: readonly ArticleRole[] = ['update', 'correction', 'claim', 'denial', 'follow_up']

function compareRoles(a: IncidentReport, b: IncidentReport): Finding {
  if (!joiningRoles.includes(a.role) && !joiningRoles.includes(b.role)) return { support: 0, reason: 'plain reports' }
  return { support: weights.goesOn, reason: 'one goes on from what was told' }
}
