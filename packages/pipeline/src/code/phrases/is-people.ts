import { type Lexeme, Pos, type Trigger } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordFlag, WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Units } from '../words/read-units.js'
import { isAgedName } from './aged-name.js'
import { hasGroup } from './group-has.js'
import type { Group, NounPhrase } from './phrase.js'
import type { TriggerPlace } from './trigger-place.js'

/** People, or a name that may be one. */
export function isPeople(units: Units, group: Group): boolean {
  return group.items.some((item) => {
    const lexeme = units.lexeme[item.head] ?? null
    if (units.mention[item.head]?.kind === 'actor' || isAgedName(units, item)) return true
    if (units.mention[item.head]?.kind === 'location') return false
    if (item.end - item.start === 1 && units.word(item.head) === 'her') return true
    if (lexeme === null)
      return !isBesideArms(units, group) && (!units.cased || isBareNumber(units, item) || hasCapital(units, item))
    if (lexeme.party !== null || lexeme.cues.title || lexeme.cues.collective) return true
    if (lexeme.weapon !== null || lexeme.nounTriggers.length > 0 || lexeme.target !== null) return false
    if (lexeme.cues.thing || lexeme.cues.unit) return false
    return item.figure !== null || lexeme.cues.backReference || lexeme.number !== null
  })
}

/** "a rifle and two radios": what is told of in one breath with arms. */
const isBesideArms = (units: Units, { items }: Group): boolean =>
  items.some(({ head }) => units.lexeme[head]?.weapon != null)

/** "the fans exploded with joy". */
export const isKnownPeople = (units: Units, group: Group): boolean =>
  group.items.some((item) => units.lexeme[item.head]?.party != null && units.lexeme[item.head]?.weapon == null)

/** Somebody whom a list or a tag knows; a bare name is not enough. */
export const namesPeople = (units: Units, group: Group): boolean =>
  group.items.some((item) => {
    const mention = units.mention[item.head]
    return units.lexeme[item.head]?.party != null || mention?.kind === 'actor'
  })

/** "two nurses", "six members of a family"; a police post is nobody. */
export const areOwnPeople = (units: Units, { items, attached }: Group): boolean =>
  items.some((item) => {
    const head = units.lexeme[item.head] ?? null
    if (head === null) return isNamedPerson(units, item)
    if ((head.cues.title && isRankOf(units, item)) || /^(?:an)?others?$/.test(head.text)) return true
    const isOfPeople = head.cues.collective && attached.some((other) => isPersonAt(units, other.head))
    return isPersonAt(units, item.head) || isOfPeople
  })

/** "six were taken to hospital": a figure that stands for people. */
export const areCounted = (units: Units, { items }: Group): boolean =>
  items.every(
    ({ head, figure }) =>
      figure !== null && (units.lexeme[head]?.number != null || units.kind[head] === WordKind.number),
  )

export const isPronoun = (units: Units, { items }: Group): boolean =>
  items.every(({ head }) => ((units.pos[head] ?? 0) & Pos.pronoun) !== 0)

export const isNobody = (units: Units, group: Group): boolean => units.lexeme[group.start]?.cues.none === true

/** "struck no one": nobody was hit. */
export const isSomebody = (units: Units, object: Group | null): boolean =>
  object === null || (isPeople(units, object) && !isNobody(units, object))

/** "two groups clashed", "members of the two communities fought": of people, not of fighters. */
export const isGroupsOfPeople = (units: Units, group: Group | null): boolean =>
  !hasGroup(units, group, (lexeme) => lexeme.party?.group === 'militant', false) &&
  group?.items.some(({ head }) => units.lexeme[head]?.cues.groupsOfPeople === true) === true

export const isPeopleOrNobody = ({ units, object }: TriggerPlace): boolean => object === null || isPeople(units, object)

/** Whom it is done to are people; where nobody is named behind the verb, they are who it is said of. */
export function isPeopleActedUpon({ roles }: Trigger, { units, subject, object }: TriggerPlace): boolean {
  if (object !== null) return isPeople(units, object)
  if (subject === null) return true
  return roles.subject === 'patient' && isPeople(units, subject)
}

/** "took 300 of its activists into custody". */
const isBareNumber = (units: Units, item: NounPhrase): boolean =>
  item.figure !== null && units.kind[item.head] === WordKind.number

/** The capital of an article that opens a sentence tells nothing: "A quantity of arms was seized". */
const hasCapital = (units: Units, item: NounPhrase): boolean =>
  isCapital(units, item.head) || (units.lexeme[item.start]?.cues.article !== true && isCapital(units, item.start))

const isCapital = (units: Units, at: number): boolean =>
  (units.flags[at]! & WordFlag.capital) !== 0 || (units.lexeme[at]?.number ?? null) !== null

/** "the baker Ana Moras": a word for one person before a name that no rule knows. */
const isNamedPerson = (units: Units, item: NounPhrase): boolean => {
  for (let at = item.start; at < item.head; at++) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme === null || lexeme.plural) continue
    if (lexeme.cues.title && lexeme.party === null) return true
    if (lexeme.party?.class !== 'state_force' && isPersonAt(units, at)) return true
  }
  return false
}

/** "a police colonel", "a navy captain". */
const isRankOf = (units: Units, item: NounPhrase): boolean => {
  for (let at = item.start; at < item.head; at++) if (units.lexeme[at]?.party?.class === 'state_force') return true
  return false
}

const isPersonAt = (units: Units, at: number): boolean => {
  const lexeme = units.lexeme[at] ?? null
  return lexeme !== null && isPerson(lexeme)
}

/** A word for people who are no team, no side of a game and no candidates. */
const isPerson = (lexeme: Lexeme): boolean =>
  lexeme.party !== null && lexeme.party.id !== 'generic.politicians' && lexeme.party.class !== 'party'
