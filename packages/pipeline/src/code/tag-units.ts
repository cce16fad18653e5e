import { Form, type Lexeme, Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordFlag, WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Units } from './read-units.js'
import type { Sentence } from './split-sentences.js'
import { isDayOfMonth, isTime } from './tag-times.js'
import { Tag } from './unit-tag.js'

/** Decides for every unit of a sentence whether it is a noun, a verb, a preposition …, from left to right. */
export function tagUnits(units: Units, sentence: Sentence): Uint8Array {
  const tags = new Uint8Array(sentence.end - sentence.start)
  let hasVerb = false
  for (let at = sentence.start; at < sentence.end; at++) {
    const tag = isDayOfMonth(units, sentence, at, tags) ? Tag.time : tagOf(units, sentence, at, tags, hasVerb)
    tags[at - sentence.start] = tag
    if (tag === Tag.verb || tag === Tag.auxiliary) hasVerb = true
    else if (tag === Tag.subordinator || tag === Tag.relative) hasVerb = false
  }
  return tags
}

function tagOf(units: Units, sentence: Sentence, at: number, tags: Uint8Array, hasVerb: boolean): number {
  if (units.kind[at] === WordKind.mark) return isDecimalPoint(units, at) ? Tag.noun : Tag.mark
  if (units.mention[at] !== null) return Tag.noun
  if (units.kind[at] === WordKind.number) return Tag.noun
  const lexeme = units.lexeme[at] ?? null
  if (lexeme === null) return tagOfUnknown(units, sentence, at, tags)
  const pos = lexeme.pos
  if (pos & Pos.time && isTime(units, sentence, at, lexeme)) return Tag.time
  if (pos & Pos.preposition && lexeme.text === 'to') return tagOfTo(units, sentence, at)
  if (pos & Pos.negation) return Tag.negation
  if (lexeme.cues.unit && at > sentence.start && isNumeral(units, at - 1)) return Tag.noun
  if (pos & Pos.verb && pos & (Pos.noun | Pos.adjective | Pos.adverb | Pos.preposition))
    return tagOfMixed(units, sentence, at, lexeme, tags, hasVerb)
  if (pos & Pos.auxiliary) return Tag.auxiliary
  if (pos & Pos.verb) return tagOfVerb(units, sentence, at, lexeme, tags)
  if (pos & Pos.pronoun && isEmphatic(units, sentence, at, tags)) return Tag.adverb
  if (pos & Pos.modal) return Tag.modal
  if (pos & Pos.relative) return tagOfRelative(units, sentence, at, lexeme, tags)
  if (pos & Pos.noun) return Tag.noun
  if (pos & Pos.subordinator) return isAsNoun(units, sentence, at, lexeme, tags) ? Tag.preposition : Tag.subordinator
  if (pos & Pos.conjunction) return Tag.conjunction
  if (pos & Pos.preposition) return isQualifier(units, sentence, at, lexeme) ? Tag.adverb : Tag.preposition
  if (pos & (Pos.determiner | Pos.numeral | Pos.pronoun | Pos.adjective)) return Tag.noun
  if (pos & Pos.adverb) return Tag.adverb
  if (pos === 0) return tagOfCue(units, sentence, at, lexeme, tags)
  return Tag.noun
}

/** "was himself killed". */
const isEmphatic = (units: Units, sentence: Sentence, at: number, tags: Uint8Array): boolean =>
  at > sentence.start &&
  tags[at - 1 - sentence.start] === Tag.auxiliary &&
  /^(?:him|her|it|them)sel(?:f|ves)$/.test(units.word(at)) &&
  (units.lexeme[at + 1]?.forms ?? 0) !== 0

/** "a .38 revolver": the point belongs to the number. */
const isDecimalPoint = (units: Units, at: number): boolean =>
  units.word(at) === '.' &&
  at > 0 &&
  at + 1 < units.count &&
  units.kind[at + 1] === WordKind.number &&
  units.start[at + 1] === units.end[at] &&
  units.start[at]! > units.end[at - 1]!

function tagOfTo(units: Units, sentence: Sentence, at: number): number {
  if (isBetweenNumbers(units, sentence, at)) return Tag.noun
  return isInfinitive(units, sentence, at) ? Tag.infinitive : Tag.preposition
}

/** Words that the grammar does not know: links to what is recalled, single words like any unknown one, else phrases. */
function tagOfCue(units: Units, sentence: Sentence, at: number, lexeme: Lexeme, tags: Uint8Array): number {
  if (lexeme.cues.recall || lexeme.cues.relativeOrigin) return Tag.preposition
  if (lexeme.cues.atLeast || lexeme.cues.atMost || lexeme.cues.about) return Tag.adverb
  if (!lexeme.text.includes(' ')) return tagOfUnknown(units, sentence, at, tags)
  return lexeme.cues.armedContext || lexeme.cues.collective ? Tag.noun : Tag.adverb
}

/** "about 60", "over a dozen": belongs to the number. */
function isQualifier(units: Units, sentence: Sentence, at: number, lexeme: Lexeme): boolean {
  const { cues } = lexeme
  if (!cues.about && !cues.atLeast && !cues.atMost) return false
  return at + 1 < sentence.end && isNumeral(units, at + 1)
}

/** "identified as a driver", "masquerading as police": "as" behind a verb takes a noun. */
function isAsNoun(units: Units, sentence: Sentence, at: number, lexeme: Lexeme, tags: Uint8Array): boolean {
  if (lexeme.text !== 'as' || at === sentence.start || tags[at - 1 - sentence.start] !== Tag.verb) return false
  const before = units.lexeme[at - 1] ?? null
  if (before === null) return true
  return (
    before.verbClasses.identify ||
    before.verbClasses.say ||
    /^(?:disguised|dressed|posing|posed|regarded|seen|used|worked|working|recruited|appointed)$/.test(before.text)
  )
}

function tagOfUnknown(units: Units, sentence: Sentence, at: number, tags: Uint8Array): number {
  if (units.flags[at]! & WordFlag.capital && units.cased) return Tag.noun
  const word = units.word(at)
  if (word.length > 5 && word.endsWith('ly')) return isBehindArticle(units, sentence, at) ? Tag.noun : Tag.adverb
  if (word.length > 5 && word.endsWith('ing') && at > sentence.start && tags[at - 1 - sentence.start] === Tag.mark)
    return isNounAt(units, sentence, at + 1) ? Tag.noun : Tag.verb
  if (word.length > 5 && word.endsWith('ed') && !word.endsWith('eed')) {
    const before = at > sentence.start ? tags[at - 1 - sentence.start] : 0
    const modifies = isModifier(units, at - 1, sentence) && before === Tag.noun
    return modifies ? Tag.noun : Tag.verb
  }
  return Tag.noun
}

/** "60 to 70 rebels". */
const isBetweenNumbers = (units: Units, sentence: Sentence, at: number): boolean =>
  at > sentence.start &&
  at + 1 < sentence.end &&
  isNumeral(units, at - 1) &&
  isNumeral(units, at + 1) &&
  units.lexeme[at + 2]?.time == null &&
  units.lexeme[at + 2]?.cues.unit !== true

function isInfinitive(units: Units, sentence: Sentence, at: number): boolean {
  let next = at + 1
  while (next < sentence.end && isPlainAdverb(units.lexeme[next] ?? null)) next++
  const lexeme = next < sentence.end ? (units.lexeme[next] ?? null) : null
  if (lexeme === null || units.mention[next] !== null) return false
  if (lexeme.text === 'be' || lexeme.text === 'have') return true
  return (lexeme.forms & Form.base) !== 0
}

const isPlainAdverb = (lexeme: Lexeme | null): boolean => lexeme !== null && lexeme.pos === Pos.adverb

/** "that" and "who": a relative after a noun, a plain link after a verb, a determiner before a noun. */
function tagOfRelative(units: Units, sentence: Sentence, at: number, lexeme: Lexeme, tags: Uint8Array): number {
  if (lexeme.text !== 'that') return Tag.relative
  const before = at > sentence.start ? tags[at - 1 - sentence.start] : 0
  if (before === Tag.verb) return Tag.subordinator
  const next = at + 1 < sentence.end ? (units.lexeme[at + 1] ?? null) : null
  if (next !== null && next.pos & (Pos.verb | Pos.auxiliary | Pos.modal) && !(next.pos & Pos.noun)) return Tag.relative
  return before === Tag.noun ? Tag.subordinator : Tag.noun
}

function tagOfVerb(units: Units, sentence: Sentence, at: number, lexeme: Lexeme, tags: Uint8Array): number {
  if (lexeme.forms === Form.ing && isBehindArticle(units, sentence, at) && isNounAt(units, sentence, at + 1))
    return Tag.noun
  if (lexeme.forms & Form.participle && isAttributive(units, sentence, at, tags)) return Tag.noun
  if (lexeme.forms === Form.ing && /^(?:cases?|trial|probe)$/.test(units.word(at + 1))) return Tag.noun
  const isNoun = lexeme.verbTriggers.length === 0 && isBehindArticle(units, sentence, at)
  return isNoun && lexeme.forms & Form.base ? Tag.noun : Tag.verb
}

/** "in the arm": no verb stands right behind an article. */
const isBehindArticle = (units: Units, sentence: Sentence, at: number): boolean =>
  at > sentence.start && /^(?:the|an?|his|her|its|their)$/.test(units.lexeme[at - 1]?.text ?? '')

/** "the abducted men", "Injured constables", "two abducted workers": a participle before the noun it describes. */
function isAttributive(units: Units, sentence: Sentence, at: number, tags: Uint8Array): boolean {
  if (!isNounAt(units, sentence, at + 1)) return false
  if (at === sentence.start) return true
  const before = tags[at - 1 - sentence.start]
  if (before === Tag.subordinator) return hasVerbAfter(units, sentence, at + 2)
  if (before === Tag.preposition) return true
  if (before === Tag.verb) return isDoneToPeople(units, at)
  if (before !== Tag.noun || !isModifier(units, at - 1, sentence)) return false
  return !isNumeral(units, at - 1) || units.lexeme[at + 1]?.party != null
}

/** "detaining suspected insurgents", "killed wanted men": between a verb that takes people and the people. */
const isDoneToPeople = (units: Units, at: number): boolean =>
  units.lexeme[at + 1]?.party != null &&
  units.lexeme[at - 1]?.verbTriggers.some(({ measure }) => measure !== null) === true

function isNounAt(units: Units, sentence: Sentence, at: number): boolean {
  if (at >= sentence.end || units.kind[at] !== WordKind.word) return false
  if (units.mention[at] !== null) return true
  const lexeme = units.lexeme[at] ?? null
  // A single word without a part of speech is a plain noun that some list knows: "terror", "suspects".
  if (lexeme === null || (lexeme.pos === 0 && !lexeme.text.includes(' '))) return true
  return (lexeme.pos & (Pos.noun | Pos.adjective)) !== 0 && (lexeme.pos & Pos.preposition) === 0
}

function tagOfMixed(
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
  if (!modified) return isAttributive(units, sentence, at, tags) ? Tag.noun : Tag.verb
  if (isNumeral(units, at - 1) || isPronounAt(units, at - 1))
    return isNounAt(units, sentence, at + 1) ? Tag.noun : Tag.verb
  return Tag.noun
}

/** "another injured": somebody, not a modifier. */
const isPronounAt = (units: Units, at: number): boolean => ((units.lexeme[at]?.pos ?? 0) & Pos.pronoun) !== 0

function tagOfIng(units: Units, sentence: Sentence, at: number, lexeme: Lexeme, previous: number): number {
  if (startsNounGroup(units, sentence, at + 1)) return Tag.verb
  if (previous === Tag.verb && lexeme.nounTriggers.length === 0 && isPrepositionAt(units, sentence, at + 1))
    return Tag.verb
  return previous === Tag.mark && isNounAt(units, sentence, at + 1) ? Tag.verb : Tag.noun
}

/** "was found lying in a field". */
const isPrepositionAt = (units: Units, sentence: Sentence, at: number): boolean =>
  at < sentence.end && ((units.lexeme[at]?.pos ?? 0) & Pos.preposition) !== 0

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

/** Determiner, number or adjective: the noun it belongs to comes after it. */
function isModifier(units: Units, at: number, sentence: Sentence): boolean {
  if (at < sentence.start || units.mention[at] !== null) return false
  if (isNumeral(units, at)) return true
  const lexeme = units.lexeme[at] ?? null
  if (lexeme === null) return false
  return (lexeme.pos & (Pos.determiner | Pos.adjective)) !== 0 && (lexeme.pos & Pos.noun) === 0
}

const isNumeral = (units: Units, at: number): boolean =>
  units.kind[at] === WordKind.number || ((units.lexeme[at]?.pos ?? 0) & Pos.numeral) !== 0

function startsNounGroup(units: Units, sentence: Sentence, at: number): boolean {
  if (at >= sentence.end) return false
  if (units.kind[at] === WordKind.number) return true
  if (units.mention[at]?.kind === 'actor') return true
  const lexeme = units.lexeme[at] ?? null
  if (lexeme === null) return false
  if (lexeme.party !== null) return true
  if (isQualifier(units, sentence, at, lexeme)) return true
  return (lexeme.pos & (Pos.determiner | Pos.numeral | Pos.pronoun)) !== 0 && (lexeme.pos & Pos.preposition) === 0
}

const isPartyAt = (units: Units, sentence: Sentence, at: number): boolean =>
  at < sentence.end && (units.lexeme[at]?.target != null || units.lexeme[at]?.party != null)

function isPluralAt(units: Units, at: number): boolean {
  if (at < 0) return false
  const lexeme = units.lexeme[at] ?? null
  if (lexeme?.plural === true) return true
  if (units.mention[at]?.kind === 'actor') return true
  return units.word(at).endsWith('s')
}

function hasVerbAfter(units: Units, sentence: Sentence, from: number): boolean {
  const end = Math.min(sentence.end, from + 25)
  for (let at = from; at < end; at++) {
    const pos = units.lexeme[at]?.pos ?? 0
    if (pos & (Pos.auxiliary | Pos.modal)) return true
    if (pos & Pos.verb && !(pos & (Pos.noun | Pos.adjective))) return true
    if (pos & (Pos.subordinator | Pos.relative)) return false
  }
  return false
}
