import { Form, type Lexeme, Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordFlag, WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import { hasVerbAfter, isAttributive, isModifier, isNounAt, isNumeral, isQualifier } from './before-noun.js'
import type { Units } from './read-units.js'
import type { Sentence } from './split-sentences.js'
import { Tag } from './unit-tag.js'

/** Tells a word that is a verb and something else from what stands around it: "attack", "wounded", "firing". */
export function tagOfMixed(
  units: Units,
  sentence: Sentence,
  at: number,
  lexeme: Lexeme,
  tags: Uint8Array,
  hasVerb: boolean,
): number {
  if (lexeme.pos & Pos.preposition) return Tag.preposition
  if (isReportTag(units, sentence, at, lexeme)) return Tag.verb
  const previous = previousTag(units, sentence, at, tags)
  if (isBehindWho(units, sentence, at) && lexeme.forms & (Form.base | Form.third | Form.past)) return Tag.verb
  if (previous === Tag.modal || previous === Tag.infinitive || previous === Tag.negation) return Tag.verb
  if (previous === Tag.auxiliary) return lexeme.forms & (Form.participle | Form.ing) ? Tag.verb : Tag.noun
  const modified =
    at > sentence.start && tags[at - 1 - sentence.start] === Tag.noun && isModifier(units, at - 1, sentence)
  if (lexeme.forms & (Form.past | Form.participle) && !(lexeme.forms & Form.base))
    return tagOfPast(units, sentence, at, lexeme, modified, tags)
  if (modified || (at > sentence.start && units.flags[at - 1]! & WordFlag.possessive)) return Tag.noun
  if (lexeme.forms & Form.ing) return tagOfIng(units, sentence, at, lexeme, previous)
  if (previous === Tag.preposition) return Tag.noun
  return tagOfPresent(units, sentence, at, lexeme, previous, hasVerb)
}

/** ", reports the paper": a verb of saying before a name or an article, behind a mark or a time. */
function isReportTag(units: Units, sentence: Sentence, at: number, lexeme: Lexeme): boolean {
  if (!lexeme.verbClasses.say || (lexeme.forms & Form.third) === 0 || at + 1 >= sentence.end) return false
  const next = units.flags[at + 1]! & WordFlag.capital
  return next !== 0 && units.cased && (units.flags[at]! & WordFlag.capital) === 0
}

/** "a man who lives in the port", "those who work there": no noun stands behind "who". */
const isBehindWho = (units: Units, sentence: Sentence, at: number): boolean =>
  at > sentence.start && units.word(at - 1) === 'who'

function previousTag(units: Units, sentence: Sentence, at: number, tags: Uint8Array): number {
  let before = at - 1
  while (
    before >= sentence.start &&
    tags[before - sentence.start] === Tag.adverb &&
    units.kind[before] === WordKind.word
  )
    before--
  return before < sentence.start ? 0 : tags[before - sentence.start]!
}

/** "shot", "injured", "wounded", "attacked". */
function tagOfPast(
  units: Units,
  sentence: Sentence,
  at: number,
  lexeme: Lexeme,
  modified: boolean,
  tags: Uint8Array,
): number {
  if (at === sentence.start && isNounAt(units, sentence, at + 1) && lexeme.adjectiveTriggers.length > 0) return Tag.noun
  if (isSuspectedObject(units, sentence, at, lexeme, tags)) return Tag.noun
  if (!modified) return isAttributive(units, sentence, at, tags) ? Tag.noun : Tag.verb
  if (isNumeral(units, at - 1) || isPronounAt(units, at - 1))
    return isNounAt(units, sentence, at + 1) ? Tag.noun : Tag.verb
  return Tag.noun
}

/** "pounded suspected hideouts": behind a verb and before a noun it only says that it is not certain. */
const isSuspectedObject = (units: Units, sentence: Sentence, at: number, { cues }: Lexeme, tags: Uint8Array): boolean =>
  cues.alleged &&
  at > sentence.start &&
  tags[at - 1 - sentence.start] === Tag.verb &&
  units.lexeme[at - 1]?.cues.passive !== true &&
  isNounAt(units, sentence, at + 1)

/** "another injured": somebody, not a modifier. */
const isPronounAt = (units: Units, at: number): boolean => ((units.pos[at] ?? 0) & Pos.pronoun) !== 0

function tagOfIng(units: Units, sentence: Sentence, at: number, lexeme: Lexeme, previous: number): number {
  if (startsNounGroup(units, sentence, units.word(at + 1) === 'only' ? at + 2 : at + 1)) return Tag.verb
  if (previous === Tag.verb && isUnknownCapital(units, sentence, at + 1)) return Tag.verb
  if (previous === Tag.verb && lexeme.nounTriggers.length === 0 && isPrepositionAt(units, sentence, at + 1))
    return Tag.verb
  return previous === Tag.mark && isNounAt(units, sentence, at + 1) ? Tag.verb : Tag.noun
}

/** "admitted shooting Karim Dad". */
const isUnknownCapital = (units: Units, sentence: Sentence, at: number): boolean =>
  at < sentence.end && units.cased && units.lexeme[at] === null && (units.flags[at]! & WordFlag.capital) !== 0

function startsNounGroup(units: Units, sentence: Sentence, at: number): boolean {
  if (at >= sentence.end) return false
  if (units.kind[at] === WordKind.number) return true
  if (units.mention[at]?.kind === 'actor') return true
  const lexeme = units.lexeme[at] ?? null
  if (lexeme === null) return false
  if (lexeme.party !== null || lexeme.weapon !== null) return true
  if (isQualifier(units, sentence, at, lexeme)) return true
  return (lexeme.pos & (Pos.determiner | Pos.numeral | Pos.pronoun)) !== 0 && (lexeme.pos & Pos.preposition) === 0
}

/** "was found lying in a field". */
const isPrepositionAt = (units: Units, sentence: Sentence, at: number): boolean =>
  at < sentence.end && ((units.pos[at] ?? 0) & Pos.preposition) !== 0

/** "attack", "raids", "clash": a verb where a plural noun stands before it and its object or nothing verbal behind. */
function tagOfPresent(
  units: Units,
  sentence: Sentence,
  at: number,
  lexeme: Lexeme,
  previous: number,
  hasVerb: boolean,
): number {
  if (hasVerb || previous !== Tag.noun) return Tag.noun
  if (at + 1 < sentence.end && units.lexeme[at + 1] !== null && units.lexeme[at + 1]!.pos === Pos.verb) return Tag.noun
  const plural = isPluralAt(units, at - 1)
  const isInvariant = (lexeme.forms & (Form.base | Form.past)) === (Form.base | Form.past)
  if (lexeme.forms & Form.base && !plural && !isInvariant) return Tag.noun
  if (lexeme.forms & Form.third && !(lexeme.forms & Form.base) && plural && lexeme.pos & Pos.noun) return Tag.noun
  if (startsNounGroup(units, sentence, at + 1)) return Tag.verb
  if (isPartyAt(units, sentence, at + 1)) return Tag.verb
  return hasVerbAfter(units, sentence, at + 1) ? Tag.noun : Tag.verb
}

function isPluralAt(units: Units, at: number): boolean {
  if (at < 0) return false
  const lexeme = units.lexeme[at] ?? null
  if (lexeme?.plural === true) return true
  if (units.mention[at]?.kind === 'actor') return true
  return units.word(at).endsWith('s')
}

const isPartyAt = (units: Units, sentence: Sentence, at: number): boolean =>
  at < sentence.end && (units.lexeme[at]?.target != null || units.lexeme[at]?.party != null)
