import { WordFlag } from '@wirewatch/taxonomy/language/split-words.js'
import type { Units } from '../words/read-units.js'
import { clauseReach } from './clause-reach.js'
import { namesPeople } from './is-people.js'
import { type Group, type NounPhrase, type Phrase, regrouped } from './phrase.js'
import { isComma } from './phrase-marks.js'

/** What "who", "which" or "that" stands for. */
export function antecedentOf(units: Units, phrases: readonly Phrase[], relativeAt: number): Group | null {
  const isPerson = /^(?:who|whom|whose)$/.test(units.lexeme[phrases[relativeAt]!.start]?.text ?? '')
  let nearest: Group | null = null
  for (let at = relativeAt - 1; at >= 0 && at >= relativeAt - 10; at--) {
    const phrase = phrases[at]!
    if (phrase.kind === 'group') {
      nearest ??= phrase
      if (isPerson && ownsThing(units, phrase)) return regrouped(phrase, ownersIn(phrase), [], [])
      if (!isPerson && isWhere(units, phrase)) continue
      if (!isPerson || namesPeople(units, phrase)) return phrase
    }
    if (phrase.kind === 'verb' || phrase.kind === 'subordinator') break
  }
  return nearest
}

/** What "whom" or "which" stands for where the clause has a subject of its own: "a trader whom the police had beaten". */
export function relativeObjectOf(units: Units, phrases: readonly Phrase[], verbAt: number): Group | null {
  const opening = relativeOpening(phrases, verbAt)
  if (opening < 0) return bareRelativeObject(units, phrases, verbAt)
  if (opening === beforeAdverbs(phrases, verbAt - 1)) return null
  if (phrases[opening - 1]?.kind === 'preposition' || units.word(phrases[opening]!.start) === 'whose') return null
  return antecedentOf(units, phrases, opening)
}

/** "the two women he killed", "a man they shot": right before the pronoun that acts; not in "told the police he had killed". */
function bareRelativeObject(units: Units, phrases: readonly Phrase[], verbAt: number): Group | null {
  const [before, object] = [phrases[verbAt - 3], phrases[verbAt - 2]]
  const [pronoun, verb] = [phrases[verbAt - 1], phrases[verbAt]]
  if (verb?.kind !== 'verb' || verb.passive || pronoun?.kind !== 'group' || object?.kind !== 'group') return null
  if (!/^(?:he|she|they)$/.test(units.word(pronoun.start)) || pronoun.end - pronoun.start > 1) return null
  if (object.end !== pronoun.start || !namesPeople(units, object)) return null
  const says = before?.kind === 'verb' && before.verbs.some((unit) => units.lexeme[unit]?.verbClasses.say === true)
  return says ? null : object
}

/** The relative that opens the clause of a verb: "who stabbed", "whom the police beat", "whose men carried"; -1 where none does. */
export function relativeOpening(phrases: readonly Phrase[], verbAt: number): number {
  let at = beforeAdverbs(phrases, verbAt - 1)
  if (at < 0) return -1
  const subject = phrases[at]!
  if (subject.kind === 'group' && subject.preposition < 0) at = beforeAdverbs(phrases, at - 1)
  return at >= 0 && phrases[at]!.kind === 'relative' ? at : -1
}

/** "The rebels, who accused him of being a spy, shot": where the relative clause opens that a comma closes right before the verb; -1 where none does. */
export function relativeBetweenCommas(units: Units, phrases: readonly Phrase[], verbAt: number): number {
  if (!isComma(units, phrases[verbAt - 1])) return -1
  for (let at = verbAt - 2; at > 1 && at >= verbAt - clauseReach; at--) {
    const phrase = phrases[at]!
    if (phrase.kind === 'mark' || phrase.kind === 'subordinator') return -1
    if (phrase.kind !== 'relative') continue
    const isOpen = isComma(units, phrases[at - 1]) && phrases[at - 2]?.kind === 'group'
    return isOpen && /^(?:who|whom)$/.test(units.word(phrase.start)) ? at : -1
  }
  return -1
}

/** "a boy who was shot when police fired on a crowd died": where the relative clause opens that holds a clause of its own; null where none does. */
export function clauseInRelative(phrases: readonly Phrase[], verbAt: number): number | null {
  for (let at = verbAt - 1; at > 0 && at >= verbAt - clauseReach; at--) {
    const phrase = phrases[at]!
    if (phrase.kind === 'mark' || phrase.kind === 'verb' || phrase.kind === 'conjunction') return null
    if (phrase.kind !== 'subordinator') continue
    const outer = previousVerb(phrases, at)
    const opening = outer < 0 ? -1 : relativeOpening(phrases, outer)
    return opening === outer - 1 && opening >= 0 ? opening : null
  }
  return null
}

/** The nearest verb before this phrase; -1 where there is none. */
export function previousVerb(phrases: readonly Phrase[], from: number): number {
  for (let at = from - 1; at >= 0; at--) if (phrases[at]!.kind === 'verb') return at
  return -1
}

/** The nearest phrase at or before this one that is no adverb; -1 where there is none. */
export function beforeAdverbs(phrases: readonly Phrase[], from: number): number {
  let at = from
  while (at >= 0 && phrases[at]!.kind === 'adverb') at--
  return at
}

/** "the house of a priest who", "the release of a nurse who": a thing is not meant by "who". */
const ownsThing = (units: Units, { items, attached }: Group): boolean => {
  const head = units.lexeme[items[0]!.head] ?? null
  const owner = attached[0]
  if (owner === undefined || head === null || items.length > 1 || units.mention[items[0]!.head] !== null) return false
  if (head.party !== null || head.cues.collective || head.cues.title || head.number !== null) return false
  const isThing =
    head.nounTriggers.length > 0 || head.target !== null || head.cues.thing || isPeopleAt(units, owner.head)
  return isThing && !isSpanOf(units, owner)
}

const isPeopleAt = (units: Units, at: number): boolean =>
  units.lexeme[at]?.party != null ||
  (units.lexeme[at] == null && units.cased && (units.flags[at]! & WordFlag.capital) !== 0)

const isSpanOf = (units: Units, item: NounPhrase): boolean => units.lexeme[item.head]?.time != null

/** Without those who only tell more of the one before: "of Karim Dad, a nurse, who". */
const ownersIn = ({ attached }: Group): NounPhrase[] =>
  attached.filter(({ determiner, figure }, at) => at === 0 || determiner === null || figure !== null)

/** "the bombing of a bus in Zarga that killed nine": no place kills. */
const isWhere = (units: Units, group: Group): boolean =>
  group.preposition >= 0 &&
  group.items.every((item) => units.mention[item.head]?.kind === 'location' || units.lexeme[item.head]?.cues.areaWord)
