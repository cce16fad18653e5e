import { isPeople } from '../phrases/is-people.js'
import { type Group, type NounPhrase, type Phrase, regrouped } from '../phrases/phrase.js'
import { subjectOf } from '../phrases/subject-of.js'
import type { Units } from '../words/read-units.js'
import { type Frame, frameOf, sides } from './frame.js'
import { isStruck } from './is-struck.js'
import { listedFigure } from './listed-figure.js'
import type { NounPlace } from './noun-place.js'
import { nounStatus } from './noun-status.js'

/** "12 dead", "was wounded", "left two dead", "found dead". */
export function adjectiveFrame(place: NounPlace, unit: number): Frame | null {
  const { units, sentence, phrases, at, group, item } = place
  const trigger = units.lexeme[unit]!.adjectiveTriggers[0]!
  if (!isLastNoun(units, item, unit)) return null
  const status = nounStatus(place, null)
  const base = { trigger, at: unit, sentence, status, figure: null, verb: null }
  const listed = listedFigure(units, phrases, at)
  if (listed !== null) return frameOf({ ...base, figure: listed }, { agent: null, patient: null, means: null })
  if (item.figure !== null && item.figure.end <= unit) {
    const counted = regrouped(group, [...beforeIt(units, group, item), item], [], [])
    const agent = leavingAgent(units, phrases, at)
    return frameOf({ ...base, figure: item.figure }, sides(units, agent, counted))
  }
  if (item.start !== unit) {
    const agent = leavingAgent(units, phrases, at)
    if (
      !isLeft(units, phrases[at - 1]) &&
      item.determiner !== null &&
      !isFoundSo(units, phrases[at - 1]) &&
      !isWith(units, group)
    )
      return null
    const own = group.items.length === 1 ? group : regrouped(group, [...beforeIt(units, group, item), item], [], [])
    return isPeople(units, group) ? frameOf(base, sides(units, agent, own)) : null
  }
  const verb = phrases[at - 1]
  if (verb?.kind === 'verb') {
    const patient = subjectOf(units, phrases, at - 1)
    if (patient !== null && isOfThings(units, patient)) return null
    return frameOf(base, { agent: null, patient, means: null })
  }
  const left = leftOrFound(units, phrases, at - 1)
  return left === null ? null : frameOf(base, sides(units, leavingAgent(units, phrases, at - 1), left))
}

/** "left a father of two dead", "found Ana Moras, 33, dead": the people before the adjective, of whom the verb says so. */
function leftOrFound(units: Units, phrases: readonly Phrase[], at: number): Group | null {
  const [verb, object] = [phrases[at - 1], phrases[at]]
  if (object?.kind !== 'group' || object.preposition >= 0 || !isPeople(units, object)) return null
  if (verb?.kind !== 'verb' || verb.passive) return null
  const leaves = verb.verbs.some((unit) => units.lexeme[unit]?.verbClasses.result === true)
  return leaves || isFoundSo(units, verb) ? object : null
}

/** "ended with a man dead". */
const isWith = (units: Units, { preposition }: Group): boolean => units.lexeme[preposition]?.text === 'with'

/** "a man dead early on Sunday": what follows the adjective only says when. */
function isLastNoun(units: Units, item: NounPhrase, unit: number): boolean {
  for (let at = unit + 1; at < item.end; at++) if (!/^(?:early|late)$/.test(units.word(at))) return false
  return true
}

/** "found a man dead". */
const isFoundSo = (units: Units, verb: Phrase | undefined): boolean =>
  verb?.kind === 'verb' && verb.verbs.some((unit) => units.lexeme[unit]?.verbClasses.find === true)

/** "a guard and three passengers injured": those joined before it share the adjective, unless they have one of their own. */
function beforeIt(units: Units, { items }: Group, item: NounPhrase): readonly NounPhrase[] {
  const before = items.slice(0, Math.max(0, items.indexOf(item)))
  const own = before.findLastIndex((other) => (units.lexeme[other.end - 1]?.adjectiveTriggers.length ?? 0) > 0)
  return before.slice(own + 1).filter(({ head, figure }) => figure !== null || units.lexeme[head]?.party != null)
}

/** "scores of fish", "four goats": nobody died. */
const isOfThings = (units: Units, { items }: Group): boolean =>
  items.every((item) => units.lexeme[item.end - 1]?.cues.thing === true)

/** "left 13 dead", "leaving a guard wounded". */
const isLeft = (units: Units, verb: Phrase | undefined): boolean =>
  verb?.kind === 'verb' && !verb.passive && units.lexeme[verb.verbs.at(-1) ?? -1]?.verbClasses.result === true

/** The one who "left 13 dead". */
function leavingAgent(units: Units, phrases: readonly Phrase[], at: number): Group | null {
  const verb = phrases[at - 1]
  if (verb?.kind !== 'verb' || !isLeft(units, verb)) return null
  const subject = subjectOf(units, phrases, at - 1)
  return isStruck(units, phrases, verb, subject) ? null : subject
}
