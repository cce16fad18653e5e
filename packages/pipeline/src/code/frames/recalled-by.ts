import { Form, type Lexeme, Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Group, NounPhrase, Phrase, VerbGroup } from '../phrases/phrase.js'
import type { Units } from '../words/read-units.js'
import type { Sentence } from '../words/split-sentences.js'
import { chargeOf } from './charge-of.js'

/** How far back a cue governs, in units. */
const cueReach = 12

/** The nearest cue before the unit that makes it a mention of something else; null where a verb or a mark stands between. */
export function recallBefore(units: Units, sentence: Sentence, unit: number, reach = cueReach): number | null {
  const from = Math.max(sentence.start, unit - reach)
  for (let at = unit - 1; at >= from; at--) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme === null) {
      if (units.kind[at] === WordKind.mark && /[:"]/.test(units.word(at))) return null
      continue
    }
    if (lexeme.cues.recall) return at
    if (lexeme.pos & (Pos.subordinator | Pos.relative)) return null
    if (lexeme.pos & Pos.auxiliary) return null
    if (lexeme.pos & Pos.verb && lexeme.verbTriggers.length > 0 && !isNominal(units, at)) return null
  }
  return null
}

/** "attack", "the burning of": names what was done, and tells nothing of somebody who does it. */
function isNominal(units: Units, at: number): boolean {
  const lexeme = units.lexeme[at]!
  if (lexeme.pos & Pos.noun) return true
  return lexeme.forms === Form.ing && units.lexeme[at - 1]?.cues.article === true
}

/** A cue inside the group, before the noun: "the suspect in the attack". */
export function recallInside(units: Units, group: Group, item: NounPhrase): number | null {
  for (let at = group.start; at < item.head; at++) if (units.lexeme[at]?.cues.recall === true) return at
  return null
}

/** "the funeral of those who were killed in the attack": what stands in a recalled clause is recalled with it. */
export function recallOfClause(
  units: Units,
  sentence: Sentence,
  phrases: readonly Phrase[],
  at: number,
): number | null {
  for (let before = at - 1; before >= 0 && before >= at - 4; before--) {
    const phrase = phrases[before]!
    if (phrase.kind === 'verb')
      return phrases[before - 1]?.kind === 'relative' ? recallOfRelative(units, sentence, phrases, before) : null
    if (phrase.kind !== 'group' && phrase.kind !== 'adverb') return null
  }
  return null
}

/** "mastermind of the blast in which four were killed": the clause belongs to what is recalled. */
export function recallOfRelative(
  units: Units,
  sentence: Sentence,
  phrases: readonly Phrase[],
  at: number,
): number | null {
  let conjoined = false
  for (let before = at - 1; before >= 0 && before >= at - 9; before--) {
    const phrase = phrases[before]!
    if (phrase.kind === 'relative')
      return (
        recallBefore(units, sentence, phrase.start, 2 * cueReach) ??
        topicOfRelative(units, phrases, before) ??
        chargeOfRelative(units, phrases, before)
      )
    if (phrase.kind === 'conjunction') conjoined = true
    if ((phrase.kind === 'verb' && !conjoined) || phrase.kind === 'subordinator') return null
  }
  return null
}

/** "outrage over the murder": talked about, not told. */
export function topicOf(units: Units, group: Group): number | null {
  if (group.preposition < 0) return null
  if (isProtestedAgainst(units, group.preposition)) return group.preposition
  return units.lexeme[group.preposition]?.cues.topic === true ? group.preposition : null
}

/** "row over border strikes": a plural noun behind a topic that looks like a verb, as headlines have it. */
export function topicBefore(units: Units, phrases: readonly Phrase[], at: number, unit: number): number | null {
  const group = phrases[at - 1]
  const lexeme = units.lexeme[unit] ?? null
  if (group?.kind !== 'group' || lexeme === null || lexeme.forms !== Form.third || lexeme.pos & Pos.auxiliary)
    return null
  return topicOf(units, group)
}

/** "charged … for killing two": what somebody is held to account for. */
export function reasonBefore(units: Units, phrases: readonly Phrase[], at: number, verb: VerbGroup): number | null {
  if (!verb.ing) return null
  let before = at - 1
  while (phrases[before]?.kind === 'adverb') before--
  const link = phrases[before]
  if (link?.kind === 'preposition') return units.lexeme[link.start]?.text === 'for' ? link.start : null
  return link?.kind === 'group' && isNamedBy(units, link, verb) ? link.preposition : null
}

/** "remanded for the train burning", "held for the bus shooting": one noun, that a verb only seems to end. */
const isNamedBy = (units: Units, { preposition, items, end }: Group, verb: VerbGroup): boolean =>
  preposition >= 0 &&
  units.word(preposition) === 'for' &&
  items.length === 1 &&
  items[0]!.determiner?.cues.article === true &&
  !items[0]!.plural &&
  end === verb.start &&
  verb.end - verb.start === 1

/** "condemned the attack": the noun names what the reaction is about. */
export function condemnedBy(units: Units, phrases: readonly Phrase[], at: number): number | null {
  for (let before = at - 1; before >= 0 && before >= at - 4; before--) {
    const phrase = phrases[before]!
    if (phrase.kind === 'verb') {
      const unit = phrase.verbs.find((verb) => isTalkedAbout(units.lexeme[verb] ?? null)) ?? null
      return unit !== null && isReported(units, phrases, at, unit) ? null : unit
    }
    if (phrase.kind === 'mark' || phrase.kind === 'subordinator') return null
  }
  return null
}

/**
 * "arrested a baker in the shooting that left two dead": what is told of a charge belongs to it; "in the death of a clerk who was shot" tells
 * what befell the clerk, with its own day and place.
 */
function chargeOfRelative(units: Units, phrases: readonly Phrase[], relativeAt: number): number | null {
  const group = phrases[relativeAt - 1]
  if (group?.kind !== 'group' || /^(?:who|whom|whose)$/.test(units.word(phrases[relativeAt]!.start))) return null
  return chargeOf(units, phrases, relativeAt - 1, group)
}

/** "denounced the murder of two peasants by soldiers on 8 May": who denounces by whom and when it was done reports it. */
function isReported(units: Units, phrases: readonly Phrase[], at: number, verb: number): boolean {
  if (!/^denounc/.test(units.lexeme[verb]?.text ?? '')) return false
  const behind = phrases.slice(at + 1, at + 8)
  const isBy = behind.some((phrase) => phrase.kind === 'group' && units.lexeme[phrase.preposition]?.cues.agent === true)
  return isBy && behind.some(({ kind }) => kind === 'time')
}

/** "sentenced for the bombing of a bus that killed nine": what is told of a topic belongs to it. */
function topicOfRelative(units: Units, phrases: readonly Phrase[], relativeAt: number): number | null {
  for (let at = relativeAt - 1; at >= 0 && at >= relativeAt - 4; at--) {
    const phrase = phrases[at]!
    if (phrase.kind !== 'group') return null
    const head = units.lexeme[phrase.items[0]!.head]?.nounTriggers.length ?? 0
    if (head > 0) return topicOf(units, phrase)
  }
  return null
}

/** "protests at the killing", "Hundreds rallied in the town on Monday against the killing". */
function isProtestedAgainst(units: Units, at: number): boolean {
  const word = units.lexeme[at]?.text
  if (word === 'at') return at > 0 && isProtest(units.lexeme[at - 1] ?? null)
  if (word !== 'against') return false
  for (let before = at - 1; before >= Math.max(0, at - cueReach); before--) {
    if (units.kind[before] === WordKind.mark) return false
    const lexeme = units.lexeme[before] ?? null
    if (lexeme !== null && lexeme.pos & (Pos.subordinator | Pos.relative)) return false
    if (isOfCrowd(lexeme)) return true
  }
  return false
}

const isOfCrowd = (lexeme: Lexeme | null): boolean =>
  lexeme !== null && [...lexeme.verbTriggers, ...lexeme.nounTriggers].some(({ happening }) => happening === 'crowd')

const isProtest = (lexeme: Lexeme | null): boolean =>
  lexeme !== null && [...lexeme.verbTriggers, ...lexeme.nounTriggers].some((trigger) => trigger.id === 'protest')

/** What is condemned, claimed, denied, protested or blamed on somebody has been told before. */
function isTalkedAbout(lexeme: Lexeme | null): boolean {
  if (lexeme === null) return false
  const { condemn, claim, blame } = lexeme.verbClasses
  return condemn || claim || blame || isProtest(lexeme)
}
