import { WordFlag, WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Units } from '../words/read-units.js'
import type { Group, Link, NounPhrase, Phrase, VerbGroup } from './phrase.js'
import { isComma, isOf } from './phrase-marks.js'
import { takeAcronym } from './take-acronym.js'
import { takeAddress, takeOrigin } from './take-address.js'
import { takeApposition, takeIdentified } from './take-apposition.js'
import { takeAll, takeAmongThem, takeIncluded, takePart } from './take-included.js'
import { takeAge, takeAged, takeNames, takeNextAged } from './take-names.js'

/** Joins noun phrases that play one part: lists, "of" and "along with", appositions, "including"; hangs groups on their prepositions. */
export function joinGroups(units: Units, phrases: readonly Phrase[]): Phrase[] {
  const joined: Phrase[] = []
  let at = 0
  while (at < phrases.length) {
    const phrase = phrases[at]!
    const next = phrases[at + 1]
    const timed = phrases[at + 2]
    if (phrase.kind === 'preposition' && next?.kind === 'time' && timed?.kind === 'group' && isOfTime(units, next)) {
      joined.push(next)
      at = joinGroup(units, phrases, at + 2, timed, phrase.start, joined)
    } else if (phrase.kind === 'preposition' && next?.kind === 'group') {
      at = joinGroup(units, phrases, at + 1, next, phrase.start, joined)
    } else if (phrase.kind === 'preposition' && timed?.kind === 'group' && isQualified(units, phrase, next, timed)) {
      at = joinGroup(units, phrases, at + 2, timed, phrase.start, joined)
    } else if (phrase.kind === 'group') {
      at = joinGroup(units, phrases, at, phrase, -1, joined)
    } else {
      joined.push(phrase)
      at += Math.max(1, takePartOfSubject(units, phrases, at, joined))
    }
  }
  return joined
}

/** "Seven people were killed, four of them guards, and …": the part is told behind the verb. */
function takePartOfSubject(units: Units, phrases: readonly Phrase[], at: number, joined: readonly Phrase[]): number {
  const [subject, verb] = [joined.at(-3), joined.at(-2)]
  return verb?.kind === 'verb' && subject?.kind === 'group' ? takePart(units, phrases, at, subject) : 0
}

/** Hangs the group at `at` on its preposition and adds it with all that belongs to it; returns where the next phrase begins. */
function joinGroup(
  units: Units,
  phrases: readonly Phrase[],
  at: number,
  group: Group,
  preposition: number,
  joined: Phrase[],
): number {
  group.preposition = preposition
  const end = absorb(units, phrases, at + 1, group, joined)
  joined.push(group)
  return end
}

/** "in Tuesday's raid": the day belongs to the noun, and the noun hangs on the preposition. */
const isOfTime = (units: Units, time: Phrase): boolean => (units.flags[time.start]! & WordFlag.possessive) !== 0

/** "by about 20 rebels", "against more than 40 weavers": the qualifier belongs to the number behind it. */
const isQualified = (units: Units, link: Link, qualifier: Phrase | undefined, { items }: Group): boolean =>
  isQualifier(units, qualifier) &&
  items[0]!.figure !== null &&
  /^(?:by|with|against)$/.test(units.lexeme[link.start]?.text ?? '')

/** Takes into the group what follows it and belongs to it; returns where the next phrase begins. */
function absorb(
  units: Units,
  phrases: readonly Phrase[],
  from: number,
  group: Group,
  before: readonly Phrase[],
): number {
  let at = from
  for (;;) {
    const phrase = phrases[at]
    if (phrase === undefined) return at
    const taken = take(units, phrases, at, phrase, group, before)
    if (taken === 0) return at
    at += taken
    group.end = phrases[at - 1]!.end
  }
}

/** How many phrases from here belong to the group before them; what they can be is told by the first. */
function take(
  units: Units,
  phrases: readonly Phrase[],
  at: number,
  first: Phrase,
  group: Group,
  before: readonly Phrase[],
): number {
  switch (first.kind) {
    case 'preposition':
      return (
        takeOf(units, phrases, at, group, before) ||
        takeIncluded(units, phrases, at, group) ||
        takeCompany(units, phrases, at, group)
      )
    case 'group':
      return (
        takeAged(units, phrases, at, group) ||
        takeNames(units, phrases, at, group) ||
        takeNextAged(units, phrases, at, group)
      )
    case 'verb':
      return takeIdentified(units, phrases, at, group, 0)
    case 'conjunction':
      return takeList(units, phrases, at, group, before)
    case 'mark':
      return isComma(units, first) ? takeBehindComma(units, phrases, at, group, before) : 0
    default:
      return 0
  }
}

function takeBehindComma(
  units: Units,
  phrases: readonly Phrase[],
  at: number,
  group: Group,
  before: readonly Phrase[],
): number {
  return (
    takeIncluded(units, phrases, at, group) ||
    takePart(units, phrases, at, group) ||
    takeAmongThem(units, phrases, at, group) ||
    takeAll(units, phrases, at, group) ||
    takeCompany(units, phrases, at, group) ||
    takeAge(units, phrases, at, group.items.at(-1)) ||
    takeAddress(units, phrases, at, group) ||
    takeOrigin(units, phrases, at, group) ||
    takeNames(units, phrases, at, group) ||
    takeAcronym(units, phrases, at, group) ||
    takeApposition(units, phrases, at, group) ||
    takeList(units, phrases, at, group, before)
  )
}

/** "of the police", "a group of militants". */
function takeOf(units: Units, phrases: readonly Phrase[], at: number, group: Group, before: readonly Phrase[]): number {
  const link = phrases[at]!
  const skip = phrases[at + 1]?.kind === 'adverb' ? 1 : 0
  const next = phrases[at + 1 + skip]
  if (link.kind !== 'preposition' || next?.kind !== 'group') return 0
  const text = units.lexeme[link.start]?.text
  if (text === 'of' && isChargeAgainst(units, before.at(-1), next)) return 0
  if (text === 'belonging to' || text === 'of') {
    group.attached.push(...next.items)
    return 2 + skip
  }
  return 0
}

/** "accused the army of the murder of a priest": the murder is the charge, and not the army's own. */
const isChargeAgainst = (units: Units, verb: Phrase | undefined, { items }: Group): boolean =>
  verb?.kind === 'verb' &&
  !verb.passive &&
  units.lexeme[verb.verbs.at(-1) ?? verb.start]?.verbClasses.accuse === true &&
  units.lexeme[items[0]!.head]?.nounTriggers.some(({ happening }) => happening === 'violence') === true

/** "along with four fighters": they are more. */
function takeCompany(units: Units, phrases: readonly Phrase[], at: number, group: Group): number {
  const first = phrases[at]!
  const skip = isComma(units, first) ? 1 : 0
  const link = phrases[at + skip]
  const next = phrases[at + skip + 1]
  if (link?.kind !== 'preposition' || next?.kind !== 'group') return 0
  const lexeme = units.lexeme[link.start]
  if (lexeme?.cues.accompany !== true || lexeme.text === 'with' || group.preposition >= 0) return 0
  group.items.push(...next.items)
  return skip + 2
}

/** "and a civilian", ", two guards and a driver". */
function takeList(
  units: Units,
  phrases: readonly Phrase[],
  at: number,
  group: Group,
  before: readonly Phrase[],
): number {
  const link = phrases[at]!
  const skip = isComma(units, link) && phrases[at + 1]?.kind === 'conjunction' ? 1 : 0
  const connector = phrases[at + skip]!
  const about = isQualifier(units, phrases[at + skip + 1]) ? 1 : 0
  const nextAt = at + skip + 1 + about
  const next = phrases[nextAt]
  const isAnd = connector.kind === 'conjunction' && isAndWord(units, connector.start)
  if (!isAnd && !(isComma(units, connector) && isListAhead(units, phrases, at + 1))) return 0
  if (next?.kind !== 'group' || isPlaceBesideParty(units, group, next)) return 0
  if (isMoreOfOwner(units, group, next)) {
    group.attached.push(...next.items)
    return nextAt + 1 - at
  }
  if (group.preposition >= 0 && isGapped(units, phrases, nextAt)) return 0
  const verb = verbAfter(units, phrases, nextAt + 1)
  if (verb !== null && group.preposition < 0 && startsOwnClause(units, before, verb, next.items[0]!)) return 0
  if (verb !== null && group.preposition >= 0 && !isBetween(units, group)) return 0
  group.items.push(...next.items)
  return nextAt + 1 - at
}

/** "and at least three others". */
const isQualifier = (units: Units, phrase: Phrase | undefined): boolean => {
  const cues = phrase?.kind === 'adverb' ? units.lexeme[phrase.start]?.cues : undefined
  return cues !== undefined && (cues.atLeast || cues.atMost || cues.about)
}

/** "one died in the firing and another in a blast": the second goes with the verb, not with what stands before it. */
export function isGapped(units: Units, phrases: readonly Phrase[], at: number): boolean {
  const [group, behind] = [phrases[at], phrases[at + 1]]
  if (group?.kind !== 'group' || group.items.length > 1) return false
  if (behind?.kind !== 'preposition' && !(behind?.kind === 'group' && behind.preposition >= 0)) return false
  const item = group.items[0]!
  const head = units.lexeme[item.head] ?? null
  const isCount = head?.number != null || head?.text === 'another' || units.kind[item.head] === WordKind.number
  return item.end - item.start === 1 && isCount && !isOf(units, behind)
}

/** "the talks between the army and the front were held": "between" takes two, whatever follows. */
const isBetween = (units: Units, { preposition, items }: Group): boolean =>
  units.lexeme[preposition]?.text === 'between' && items.length === 1 && items[0]!.figure === null

/** "KABUL, Afghanistan - An army patrol": a dateline is no member of the list; "Chile and Peruvian forces" are two. */
const isPlaceBesideParty = (units: Units, group: Group, next: Group): boolean =>
  units.mention[group.items[0]!.head]?.kind === 'location' &&
  units.mention[next.items[0]!.head]?.kind !== 'location' &&
  !(isCountry(units, group) && isAndWord(units, group.end) && areForces(units, next))

/** Its id is an ISO 3166 code of two letters; those of other places are longer. */
function isCountry(units: Units, { preposition, items }: Group): boolean {
  const mention = units.mention[items[0]!.head]
  return preposition < 0 && mention?.kind === 'location' && mention.locationId?.length === 2
}

const areForces = (units: Units, { items }: Group): boolean =>
  units.mention[items[0]!.head]?.kind === 'actor' || units.lexeme[items[0]!.head]?.party?.class === 'state_force'

/** "two jawans of the army and the border force": a bare name behind a name is one more that they belong to. */
function isMoreOfOwner(units: Units, { attached }: Group, next: Group): boolean {
  const owner = attached.at(-1)
  const [more] = next.items
  if (owner === undefined || more === undefined || more.figure !== null) return false
  return units.mention[owner.head]?.kind === 'actor' && units.mention[more.head]?.kind === 'actor'
}

const isAndWord = (units: Units, at: number): boolean => /^(?:and|&|or)$/.test(units.lexeme[at]?.text ?? '')

/** A comma belongs to a list when "and" follows before any verb. */
function isListAhead(units: Units, phrases: readonly Phrase[], from: number): boolean {
  for (let at = from; at < phrases.length && at < from + 10; at++) {
    const phrase = phrases[at]!
    if (phrase.kind === 'conjunction') return isAndWord(units, phrase.start) && phrases[at + 1]?.kind === 'group'
    if (phrase.kind === 'group' || isComma(units, phrase) || isOf(units, phrase)) continue
    return false
  }
  return false
}

/** The verb that has the coming group as its subject, if there is one. */
function verbAfter(units: Units, phrases: readonly Phrase[], from: number): VerbGroup | null {
  for (let at = from; at < phrases.length && at < from + 8; at++) {
    const phrase = phrases[at]!
    if (phrase.kind === 'verb') return phrase.finite ? phrase : null
    if (phrase.kind === 'preposition' || phrase.kind === 'group' || phrase.kind === 'adverb') continue
    if (isAroundIncluded(units, phrases, at)) continue
    if (phrase.kind === 'conjunction' && isAndWord(units, phrase.start) && phrases[at + 1]?.kind !== 'verb') continue
    return null
  }
  return null
}

/** "eight others, including two guards, were hurt": the commas around those who are counted already. */
function isAroundIncluded(units: Units, phrases: readonly Phrase[], at: number): boolean {
  if (!isComma(units, phrases[at])) return false
  return [1, -2].some((step) => {
    const link = phrases[at + step]
    return link?.kind === 'preposition' && units.lexeme[link.start]?.cues.include === true
  })
}

/**
 * "… killed three soldiers and two militants fled": the second part has its own verb, and the first was an object. A verb in the singular has
 * one subject: the second part alone, or somebody who is both, as in "the journalist and author was shot".
 */
function startsOwnClause(units: Units, before: readonly Phrase[], verb: VerbGroup, second: NounPhrase): boolean {
  const previous = before.at(-1)
  const isObject = previous?.kind === 'verb' && !previous.passive
  return isObject || (verb.singular === true && !isSecondOffice(units, second))
}

const isSecondOffice = (units: Units, { head, determiner, figure, plural }: NounPhrase): boolean =>
  determiner === null &&
  figure === null &&
  !plural &&
  units.mention[head] === null &&
  (units.flags[head]! & WordFlag.capital) === 0
