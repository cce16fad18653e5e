import { Form, type Lexeme, Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Units } from './read-units.js'
import type { Sentence } from './split-sentences.js'
import { Tag } from './unit-tag.js'

/** A word that is or may be a noun, also an adjective before one. */
export function isNounAt(units: Units, sentence: Sentence, at: number): boolean {
  if (at >= sentence.end || units.kind[at] !== WordKind.word) return false
  if (units.mention[at] !== null) return true
  const pos = units.pos[at]!
  // A single word without a part of speech is a plain noun that some list knows: "terror", "suspects".
  if (pos === 0) return units.lexeme[at]?.text.includes(' ') !== true
  return (pos & (Pos.noun | Pos.adjective)) !== 0 && (pos & Pos.preposition) === 0
}

/** Determiner, number or adjective: the noun it belongs to comes after it. */
export function isModifier(units: Units, at: number, sentence: Sentence): boolean {
  if (at < sentence.start || units.mention[at] !== null) return false
  if (isNumeral(units, at)) return true
  const pos = units.pos[at]!
  return (pos & (Pos.determiner | Pos.adjective)) !== 0 && (pos & Pos.noun) === 0
}

export const isNumeral = (units: Units, at: number): boolean =>
  units.kind[at] === WordKind.number || ((units.pos[at] ?? 0) & Pos.numeral) !== 0

/** "the abducted men", "Injured constables", "two abducted workers": a participle before the noun it describes. */
export function isAttributive(units: Units, sentence: Sentence, at: number, tags: Uint8Array): boolean {
  if (!isNounAt(units, sentence, at + 1)) return false
  if (at === sentence.start) return true
  const before = tags[at - 1 - sentence.start]
  if (before === Tag.subordinator) return hasVerbAfter(units, sentence, at + 2)
  if (before === Tag.preposition) return true
  if (before === Tag.verb) return isDoneToPeople(units, at)
  if (before !== Tag.noun) return false
  if (isDegree(units, sentence, at - 1)) return true
  if (!isModifier(units, at - 1, sentence)) return false
  return !isNumeral(units, at - 1) || units.lexeme[at + 1]?.party != null
}

/** "two critically wounded men", "a very young child": an adverb between what opens a noun and the word that describes it. */
export function isDegree(units: Units, sentence: Sentence, at: number): boolean {
  if (at + 2 >= sentence.end || !isAdverb(units, at) || !isModifier(units, at - 1, sentence)) return false
  const describes = (units.pos[at + 1]! & Pos.adjective) | ((units.lexeme[at + 1]?.forms ?? 0) & Form.participle)
  if (describes === 0 || !isNounAt(units, sentence, at + 2)) return false
  return !isNumeral(units, at - 1) || units.lexeme[at + 2]?.party != null
}

const isAdverb = (units: Units, at: number): boolean => {
  const lexeme = units.lexeme[at] ?? null
  if (lexeme === null) return units.word(at).length > 5 && units.word(at).endsWith('ly')
  return (lexeme.pos & Pos.adverb) !== 0 && !lexeme.cues.alleged
}

/** "in the arm": no verb stands right behind an article. */
export const isBehindArticle = (units: Units, sentence: Sentence, at: number): boolean =>
  at > sentence.start && units.lexeme[at - 1]?.cues.article === true

/** "about 60", "over a dozen": belongs to the number. */
export function isQualifier(units: Units, sentence: Sentence, at: number, lexeme: Lexeme): boolean {
  const { cues } = lexeme
  if (!cues.about && !cues.atLeast && !cues.atMost) return false
  return at + 1 < sentence.end && isNumeral(units, at + 1)
}

/** A word that can only be a verb comes before the clause ends. */
export function hasVerbAfter(units: Units, sentence: Sentence, from: number): boolean {
  const end = Math.min(sentence.end, from + 25)
  for (let at = from; at < end; at++) {
    const pos = units.pos[at] ?? 0
    if (pos & (Pos.auxiliary | Pos.modal)) return true
    if (pos & Pos.verb && !(pos & (Pos.noun | Pos.adjective))) return true
    if (pos & (Pos.subordinator | Pos.relative)) return false
  }
  return false
}

/** "detaining suspected insurgents", "killed wanted members of": between a verb that takes people and the people. */
const isDoneToPeople = (units: Units, at: number): boolean =>
  (units.lexeme[at + 1]?.party != null || units.mention[at + 1]?.kind === 'actor') &&
  units.lexeme[at - 1]?.verbTriggers.some(({ measure }) => measure !== null) === true
