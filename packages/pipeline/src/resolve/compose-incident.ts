import type {
  CodedEvent,
  CodedLocation,
  FixedValues,
  IncidentReport,
  IncidentStatus,
  IncidentValues,
  Party,
} from '@wirewatch/model'
import { alignSides, withoutFirstSide } from './align-sides.js'
import { familyOf } from './family-of.js'
import type { KnownWorld } from './known-world.js'
import { rollUpToll } from './roll-up-toll.js'
import { summarise } from './summarise.js'

/**
 * The values that an incident's reports together support. Depends on the set of reports alone, so that a report that comes, changes or goes
 * leaves no trace but its own.
 * @param reports of one incident, oldest first, at least one
 * @param fixed what analysts have decided: it stands over what the reports say
 */
export function composeIncident(
  reports: readonly IncidentReport[],
  world: KnownWorld,
  fixed: FixedValues = {},
): IncidentValues {
  const events = reports.map((report) => report.event)
  const type = bestType(reports)
  const originCount = new Set(reports.map((report) => report.origin)).size
  const when = bestDated(events)
  const sides = alignSides(events, world)
  const told = {
    status: statusOf(reports, originCount),
    type,
    components: [...new Set(events.flatMap((event) => [event.type, ...event.components]))]
      .filter((other) => other !== type)
      .sort(),
    dateStart: when.date,
    dateEnd: when.dateEnd,
    datePrecision: when.datePrecision,
    location: bestPlaced(events),
    initiators: namedBeforeGeneric(joinParties(sides.map(({ initiators }) => initiators))),
    targets: tellingOnes(withoutFirstSide(joinParties(sides.map(({ targets }) => targets)), sides)),
    claimants: joinParties(events.map((event) => event.claimants)),
    killed: rollUpToll(reports, 'killed', world),
    injured: rollUpToll(reports, 'injured', world),
    arrested: latest(events, (event) => event.arrested),
    abducted: latest(events, (event) => event.abducted),
    killedBy: {
      civilian: latest(events, (event) => event.killedBy.civilian),
      security: latest(events, (event) => event.killedBy.security),
      militant: latest(events, (event) => event.killedBy.militant),
    },
    weapons: [...new Set(events.flatMap((event) => event.weapons))].sort(),
    targetKinds: [...new Set(events.flatMap((event) => event.targetKinds))].sort(),
    retrospective: events.every((event) => event.retrospective),
    originCount,
    confidence: combinedConfidence(reports),
  }
  const values = { ...told, ...fixed, killedBy: { ...told.killedBy, ...fixed.killedBy } }
  return { ...values, summary: summarise(values, world) }
}

/** Claims alone make an incident `claimed`; a denial makes it `disputed`; two origins of two publishers confirm it: no outlet confirms itself. */
function statusOf(reports: readonly IncidentReport[], originCount: number): IncidentStatus {
  if (reports.every((report) => report.role === 'claim')) return 'claimed'
  if (reports.some((report) => report.role === 'denial')) return 'disputed'
  return originCount >= 2 && new Set(reports.map(familyOf)).size >= 2 ? 'confirmed' : 'candidate'
}

/**
 * The type that most origins tell, the most confident one where they are even; a type that has it as a component ("explosion", later
 * "suicide bombing") takes its place when at least half as many tell it.
 */
function bestType(reports: readonly IncidentReport[]): string {
  const told = [...weighTypes(reports)]
  const [mostTold, weight] = told.reduce((best, next) => (next[1] > best[1] ? next : best))
  const isFiner = (type: string): boolean =>
    reports.some(({ event }) => event.type === type && event.components.includes(mostTold))
  const finer = told.filter(([type, other]) => other >= weight / 2 && isFiner(type))
  return finer.reduce((best, next) => (next[1] > best[1] ? next : best), finer[0] ?? [mostTold, weight])[0]
}

function weighTypes(reports: readonly IncidentReport[]): Map<string, number> {
  const weight = new Map<string, number>()
  const counted = new Set<string>()
  for (const { origin, event } of reports) {
    const isRepeat = counted.has(`${origin} ${event.type}`)
    counted.add(`${origin} ${event.type}`)
    weight.set(event.type, (weight.get(event.type) ?? 0) + (isRepeat ? 0 : 1) + 0.01 * event.confidence)
  }
  return weight
}

/** The most precise date; of equally precise ones the one told most often, then the earliest told. */
function bestDated(events: readonly CodedEvent[]): Pick<CodedEvent, 'date' | 'dateEnd' | 'datePrecision'> {
  const dated = events.filter((event) => event.date !== null)
  const finest = Math.min(...dated.map((event) => event.datePrecision ?? 5))
  return (
    mostFrequent(
      dated.filter((event) => (event.datePrecision ?? 5) === finest),
      (event) => event.date,
    ) ?? { date: null, dateEnd: null, datePrecision: null }
  )
}

/** The most precise place; of equally precise ones the one told most often, then the earliest told. */
function bestPlaced(events: readonly CodedEvent[]): CodedLocation | null {
  const places = events.map((event) => event.location).filter((place) => place !== null)
  const known = places.some((place) => place.id !== null) ? places.filter((place) => place.id !== null) : places
  const finest = Math.min(...known.map((place) => place.precision))
  return mostFrequent(
    known.filter((place) => place.precision === finest),
    (place) => place.id ?? place.text,
  )
}

function mostFrequent<Item>(items: readonly Item[], key: (item: Item) => string | null): Item | null {
  const counts = new Map<string | null, number>()
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1)
  return items.reduce<Item | null>(
    (best, item) => (best === null || counts.get(key(item))! > counts.get(key(best))! ? item : best),
    null,
  )
}

function joinParties(lists: readonly (readonly Party[])[]): Party[] {
  const joined = new Map<string, Party>()
  for (const party of lists.flat()) {
    const key = party.id ?? wordsOf(party)
    const kept = joined.get(key)
    joined.set(key, kept === undefined ? party : { ...kept, attribution: kept.attribution ?? party.attribution })
  }
  return withoutShorterWordings([...joined.values()])
}

/** "A post" of one report is the "police post" of another, whichever came first: of what has no id the fuller wording stands. */
function withoutShorterWordings(parties: readonly Party[]): Party[] {
  const wordings = parties.filter(({ id }) => id === null).map(wordsOf)
  const isPartOfAnother = (words: string): boolean =>
    wordings.some((other) => other !== words && ` ${other} `.includes(` ${words} `))
  return parties.filter((party) => party.id !== null || !isPartOfAnother(wordsOf(party)))
}

/** Its words in lower case with one space between them: "Check-post" is "check post". */
const wordsOf = ({ text }: Party): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()

/** "People" of one report are the shoppers, or the policemen, of another; "a house" that was struck is none of them. */
function tellingOnes(parties: readonly Party[]): Party[] {
  const telling = parties.filter(({ id }) => id !== 'generic.people')
  return telling.some(({ id }) => id !== null) ? telling : [...parties]
}

/** "Gunmen" of the first report are the named group of the second. */
function namedBeforeGeneric(parties: readonly Party[]): Party[] {
  const named = parties.filter((party) => party.id !== null && !party.id.startsWith('generic.'))
  return named.length > 0 ? named : [...parties]
}

function latest(events: readonly CodedEvent[], figure: (event: CodedEvent) => number | null): number | null {
  return events.reduce<number | null>((kept, event) => figure(event) ?? kept, null)
}

/** Independent origins err independently: 1 − Π(1 − c), with the best report of each origin. */
function combinedConfidence(reports: readonly IncidentReport[]): number {
  const best = new Map<string, number>()
  for (const report of reports) best.set(report.origin, Math.max(best.get(report.origin) ?? 0, report.event.confidence))
  const doubt = [...best.values()].reduce((product, confidence) => product * (1 - confidence), 1)
  return Math.round((1 - doubt) * 1000) / 1000
}
