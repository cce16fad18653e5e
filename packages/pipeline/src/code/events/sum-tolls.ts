import type { CasualtyMeasure, KilledBy } from '@wirewatch/model'
import type { Count } from '../tolls/count.js'
import type { DraftEvent } from './draft-event.js'

/** What the text states of one measure. */
export interface Toll {
  /** Null where it is not stated, or only vaguely. */
  readonly value: number | null
  readonly vague: boolean
  readonly byGroup: KilledBy
  /** The counts that the value is made of. */
  readonly from: readonly Count[]
}

export interface Tolls {
  readonly killed: Toll
  readonly injured: Toll
  readonly arrested: Toll
  readonly abducted: Toll
}

/** Rolls the figures of an event's sentences up to one figure a measure. */
export function sumTolls(draft: DraftEvent): Tolls {
  const killed = tollOf(draft, ['killed'])
  return {
    killed,
    injured: injuredBeside(draft, killed),
    arrested: tollOf(draft, ['arrested', 'captured']),
    abducted: tollOf(draft, ['abducted', 'missing']),
  }
}

/** Who was hurt and lives: those who are said to be, else those who were hit less those who died of it. */
function injuredBeside(draft: DraftEvent, killed: Toll): Toll {
  const isLeftOut = ({ soft, min }: Count): boolean => soft && (hasOtherDead(killed) || (killed.vague && min === 0))
  const hit = withoutLaterDead(tollOf(draft, ['injured'], isLeftOut), killed)
  const stated =
    hit.value === null && !hit.vague && killed.from.length > 0
      ? withoutLaterDead(
          tollOf(draft, ['injured'], ({ soft }) => soft),
          killed,
        )
      : hit
  return stated.value === null && !stated.vague && hasOtherDead(killed) ? survivorsOf(draft, killed) : stated
}

/** "Five people were shot, and two of them died": three live. */
function survivorsOf(draft: DraftEvent, killed: Toll): Toll {
  const hit = tollOf(draft, ['injured'])
  const isCounted = hit.from.some((count) => !count.implied && count.qualifier === 'exact')
  const left = hit.value === null || !isCounted || !areOfThem(hit, killed) ? 0 : hit.value - (killed.value ?? 0)
  return left > 0 ? { ...hit, value: left } : { ...hit, value: null, from: [] }
}

/** The dead were told of after those who were hit. */
const areOfThem = (hit: Toll, killed: Toll): boolean => killed.from.every((count) => count.start >= hit.from[0]!.start)

/** Dead who were not told of before: those who were "shot" may be they. */
const hasOtherDead = (killed: Toll): boolean =>
  (killed.value ?? 0) > 0 && !killed.from.every((count) => count.ofTheHurt || isOfHimself(count))

/** "shot his wife and then killed himself": she is not the one who died. */
const isOfHimself = (count: Count): boolean => count.implied && count.additional && count.group === 'militant'

/** Who was hurt and then died counts among the dead. */
function withoutLaterDead(injured: Toll, killed: Toll): Toll {
  const told = Math.min(...injured.from.map(({ at }) => at))
  const dead = sum(killed.from.filter((count) => count.ofTheHurt && count.at > told))
  if (injured.value === null || injured.value === 0 || dead === 0) return injured
  const left = injured.value - dead
  return left > 0 ? { ...injured, value: left } : { ...injured, value: null, from: [] }
}

type Group = Count['group']

const nothing = (): boolean => false

/** Where somebody died, "shot" alone says nothing of wounded, nor does "unhurt" of the others. */
function tollOf(
  draft: DraftEvent,
  measures: readonly CasualtyMeasure[],
  isLeftOut: (count: Count) => boolean = nothing,
): Toll {
  if (!draft.counts.some(({ counts }) => counts.some((count) => measures.includes(count.measure)))) return notStated
  const statements = draft.counts
    .map(({ reading, counts }) => ({
      fromTitle: reading.fromTitle,
      counts: withoutSketches(
        distinct(counts.filter((count) => measures.includes(count.measure) && !isLeftOut(count))),
      ),
    }))
    .filter((statement) => statement.counts.some(isWhole))
  const body = statements.filter((statement) => !statement.fromTitle)
  const used = body.some((statement) => statement.counts.some((count) => !isVague(count))) ? body : statements
  const toll = rollUp(used.map((statement) => statement.counts.filter(isWhole)))
  return withParts(
    toll,
    used.flatMap((statement) => statement.counts.filter(({ part }) => part)),
  )
}

/** Most incidents have figures of one measure or two. */
const notStated: Toll = {
  value: null,
  vague: false,
  byGroup: { civilian: null, security: null, militant: null },
  from: [],
}

const isWhole = (count: Count): boolean => !count.part

/** Where the figure of a group is not told by itself, what was said of the whole: "seven people, four of them policemen". */
function withParts(toll: Toll, parts: readonly Count[]): Toll {
  const ofGroup = (group: keyof Toll['byGroup']): number | null => {
    const stated = parts.filter((part) => part.group === group)
    const first = stated.filter(({ at }) => at === stated[0]!.at)
    const count = sum(first)
    return first.length === 0 || (toll.value !== null && count > toll.value) ? null : count
  }
  if (parts.length === 0) return toll
  const { civilian, security, militant } = toll.byGroup
  return {
    ...toll,
    byGroup: {
      civilian: civilian ?? ofGroup('civilian'),
      security: security ?? ofGroup('security'),
      militant: militant ?? ofGroup('militant'),
    },
  }
}

const isVague = (count: Count): boolean => count.qualifier === 'vague'

/** A sentence may say the same twice: "killed two … , the two dead", "disappeared after being taken away". */
function distinct(counts: readonly Count[]): Count[] {
  return counts.filter(
    (count, index) => counts.findIndex((other) => other.start === count.start && other.end === count.end) === index,
  )
}

/**
 * "beat up villagers, injuring nine of them", "nine people were stabbed when a man slashed passengers": how many they were is told by the other
 * verb. Of "six soldiers and others", told by one verb, the others stay.
 */
const withoutSketches = (counts: readonly Count[]): readonly Count[] =>
  counts.filter(
    (count) =>
      !(isVague(count) && count.implied) ||
      !counts.some(
        (other) =>
          !isVague(other) &&
          !other.implied &&
          isOfThem(other, count) &&
          (other.at > count.at || (other.at < count.at && !other.additional && !count.additional)),
      ),
  )

const isOfThem = (next: Count, before: Count): boolean => next.group === before.group || next.group === 'unknown'

function rollUp(statements: readonly (readonly Count[])[]): Toll {
  const parts = new Map<Group, Count[]>()
  let total: Count | null = null
  statements.forEach((counts, index) => {
    const replacing = counts.find((count) => count.replaces)
    if (replacing !== undefined) {
      total = replacing
      return
    }
    if (index === 0 || parts.size === 0) {
      for (const count of counts) {
        if (count.rank !== null) addRanked(parts, count, count.rank)
        else if (!isToldAgain(count, counts)) addPart(parts, count)
      }
      return
    }
    const again = counts.findIndex((count) => count.implied && count.definite && !count.besides)
    const alone = counts.some(({ ofHis }) => ofHis) && isOneAlone([...parts.values()].flat())
    counts.forEach((said, at) => {
      const count = said.ofHis && alone ? { ...said, additional: true } : said
      if (count.rank !== null) addRanked(parts, count, count.rank)
      else mergePart(parts, again >= 0 && at > again ? { ...count, additional: false } : count)
    })
  })
  return tollFrom(parts, total)
}

/** "Gunmen killed a judge. His driver also died": of more than one, the driver may be one. */
const isOneAlone = (known: readonly Count[]): boolean =>
  sum(known) === 1 && known.every(({ max }) => max !== null && max <= 1)

/** "a worker was shot dead …, he called it the killing of the worker"; not the baby in "also killed a woman and her baby". */
const isToldAgain = (count: Count, counts: readonly Count[]): boolean =>
  count.implied &&
  count.definite &&
  count.at !== counts[0]!.at &&
  !counts.some((other) => other.at === count.at && !other.definite)

function addPart(parts: Map<Group, Count[]>, count: Count): void {
  const known = parts.get(count.group)
  if (known === undefined) parts.set(count.group, [count])
  else known.push(count)
}

/** A later sentence repeats, refines or adds to what is known. */
function mergePart(parts: Map<Group, Count[]>, count: Count): void {
  if (count.besides) {
    addPart(parts, count)
    return
  }
  const known = parts.get(count.group)
  if (known !== undefined) {
    if (count.additional) addPart(parts, count)
    else if (isWeaker(known, count) || isMoreThanNamed(known, count)) parts.set(count.group, [count])
    return
  }
  const unknown = parts.get('unknown')
  if (unknown !== undefined && sum(unknown) > 0) {
    const isOfAttackers = !count.implied && count.group === 'militant' && count.measure === 'killed'
    if (count.additional && (isOfAttackers || unknown.every(({ implied }) => implied))) addPart(parts, count)
    return
  }
  if (count.group === 'unknown') {
    const before = [...parts.values()].flat()
    if (count.additional) addPart(parts, count)
    else if (count.min > sum(before) && !count.implied) replaceAll(parts, count)
    return
  }
  addPart(parts, count)
}

/** "the third died": one more, unless three are known; "a third was killed" says that there are three. */
function addRanked(parts: Map<Group, Count[]>, count: Count, rank: number): void {
  const before = sum([...parts.values()].flat())
  if (before >= rank) return
  const more = count.definite ? 1 : rank - before
  addPart(parts, { ...count, min: more, max: more })
}

function replaceAll(parts: Map<Group, Count[]>, count: Count): void {
  parts.clear()
  parts.set(count.group, [count])
}

const sum = (counts: readonly Count[]): number => counts.reduce((total, count) => total + count.min, 0)

/** One was named, and then "several" are said to be among them. */
const isMoreThanNamed = (known: readonly Count[], count: Count): boolean =>
  isVague(count) && count.min > 1 && known.every((other) => other.implied)

/** What is known is nothing, or vague, or only follows from a name, and the new figure is stated; nought is no better than "several". */
const isWeaker = (known: readonly Count[], count: Count): boolean =>
  count.min > 0 &&
  (sum(known) === 0 ||
    (!isVague(count) &&
      (known.every(isVague) || (known.every((other) => other.implied) && !count.implied && count.min > sum(known)))))

function tollFrom(parts: ReadonlyMap<Group, readonly Count[]>, total: Count | null): Toll {
  const all = [...parts.values()].flat()
  const byGroup = {
    civilian: partOf(parts, 'civilian'),
    security: partOf(parts, 'security'),
    militant: partOf(parts, 'militant'),
  }
  if (total !== null) return { value: total.min, vague: false, byGroup, from: [total] }
  if (all.length === 0) return { value: null, vague: false, byGroup, from: [] }
  const stated = all.filter((count) => count.min > 0)
  if (stated.length === 0) return { value: 0, vague: false, byGroup, from: all }
  const vague = stated.some(isVague)
  return { value: vague ? null : sum(stated), vague, byGroup, from: stated }
}

function partOf(parts: ReadonlyMap<Group, readonly Count[]>, group: Group): number | null {
  const counts = parts.get(group)
  if (counts === undefined || counts.some(isVague)) return null
  return sum(counts)
}
