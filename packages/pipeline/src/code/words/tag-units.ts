import { Form, type Lexeme, Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordFlag, WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import {
  isAttributive,
  isBehindArticle,
  isDegree,
  isModifier,
  isNounAt,
  isNumeral,
  isQualifier,
} from './before-noun.js'
import { isAge } from './is-age.js'
import type { Units } from './read-units.js'
import type { Sentence } from './split-sentences.js'
import { tagOfMixed } from './tag-mixed.js'
import { isClock, isDayOfMonth, isOfOpeningTime, isTime } from './tag-times.js'
import { Tag } from './unit-tag.js'

/** Decides for every unit of a sentence whether it is a noun, a verb, a preposition …, from left to right. */
export function tagUnits(units: Units, sentence: Sentence): Uint8Array {
  const tags = new Uint8Array(sentence.end - sentence.start)
  let hasVerb = false
  for (let at = sentence.start; at < sentence.end; at++) {
    const isDay = (units.flags[at]! & WordFlag.digit) !== 0 && isDayOfMonth(units, sentence, at, tags)
    const tag =
      isDay || isClock(units, at) || isOfOpeningTime(units, sentence, at)
        ? Tag.time
        : tagOf(units, sentence, at, tags, hasVerb)
    tags[at - sentence.start] = tag
    if (tag === Tag.verb || tag === Tag.auxiliary) hasVerb = true
    else if (tag === Tag.subordinator || tag === Tag.relative) hasVerb = false
  }
  return tags
}

function tagOf(units: Units, sentence: Sentence, at: number, tags: Uint8Array, hasVerb: boolean): number {
  if (units.kind[at] === WordKind.mark)
    return isDecimalPoint(units, at) || isDotInName(units, sentence, at) ? Tag.noun : Tag.mark
  if (units.mention[at] !== null) return Tag.noun
  if (units.kind[at] === WordKind.number) return isOfWrittenDay(units, at) ? Tag.time : Tag.noun
  const lexeme = units.lexeme[at] ?? null
  if (lexeme === null) return tagOfUnknown(units, sentence, at, tags)
  if (isSurname(units, sentence, at) || isInsideName(units, sentence, at)) return Tag.noun
  if (isEarlyOrLate(units, sentence, at)) return Tag.time
  const pos = units.pos[at]!
  if (pos & Pos.time && isTime(units, sentence, at, lexeme)) return Tag.time
  if (pos & Pos.preposition && lexeme.text === 'to') return tagOfTo(units, sentence, at)
  if (pos & Pos.negation) return Tag.negation
  if (at > sentence.start && isNumeral(units, at - 1) && lexeme.cues.unit) return Tag.noun
  if (pos & Pos.verb && isOfCompound(units, sentence, at, lexeme)) return Tag.noun
  if (pos & Pos.verb && pos & (Pos.noun | Pos.adjective | Pos.adverb | Pos.preposition))
    return tagOfMixed(units, sentence, at, lexeme, tags, hasVerb)
  if (pos & Pos.auxiliary) return Tag.auxiliary
  if (pos & Pos.verb) return tagOfVerb(units, sentence, at, lexeme, tags)
  if (pos & Pos.pronoun && isEmphatic(units, sentence, at, tags)) return Tag.adverb
  if (pos & Pos.modal) return isWouldBe(units, sentence, at, lexeme) ? Tag.noun : Tag.modal
  if (pos & Pos.relative) return tagOfRelative(units, sentence, at, lexeme, tags)
  if (pos & Pos.noun) return Tag.noun
  if (pos & Pos.subordinator) return isAsNoun(units, sentence, at, lexeme, tags) ? Tag.preposition : Tag.subordinator
  if (pos & Pos.conjunction) return Tag.conjunction
  if (pos & Pos.preposition) return isQualifier(units, sentence, at, lexeme) ? Tag.adverb : Tag.preposition
  if (pos & (Pos.determiner | Pos.numeral | Pos.pronoun | Pos.adjective)) return Tag.noun
  if (pos & Pos.adverb) return isDegree(units, sentence, at) ? Tag.noun : Tag.adverb
  if (pos === 0) return tagOfCue(units, sentence, at, lexeme, tags)
  return Tag.noun
}

/** "05/16/2012": a number between strokes, and the year behind them. */
const isOfWrittenDay = (units: Units, at: number): boolean =>
  units.text[units.start[at]! - 1] === '/' && /^(?:19|20)\d\d$/.test(units.word(at))

/** "a government-run school", "cane-wielding policemen": both words of such a pair only describe the noun. */
function isOfCompound(units: Units, sentence: Sentence, at: number, { forms }: Lexeme): boolean {
  const isJoined = (units.flags[at]! & WordFlag.joined) !== 0
  if (isJoined && at > sentence.start && (forms & (Form.participle | Form.ing)) !== 0)
    return isNounAt(units, sentence, at + 1)
  const next = at + 1
  return (
    next + 1 < sentence.end &&
    (units.flags[next]! & WordFlag.joined) !== 0 &&
    units.lexeme[next]?.forms === Form.ing &&
    isNounAt(units, sentence, next + 1)
  )
}

/** "Latoya Grant, 29,", "Terry Lee Combs pleaded", "Gathers was": a capital where no verb begins is a name, whatever else it means. */
function isSurname(units: Units, sentence: Sentence, at: number): boolean {
  if (!units.cased || (units.flags[at]! & WordFlag.capital) === 0) return false
  const { forms } = units.lexeme[at]!
  if (at === sentence.start)
    return forms !== 0 && (forms & (Form.past | Form.ing)) === 0 && isPlainVerb(units, at + 1) && at + 1 < sentence.end
  if ((units.flags[at - 1]! & WordFlag.capital) === 0 || units.lexeme[at - 1] !== null) return false
  if (units.word(at + 1) === ',' && isAge(units, at + 2)) return true
  const isPresent = forms !== 0 && (forms & (Form.past | Form.ing)) === 0
  return isPresent && (units.flags[at + 1]! & WordFlag.capital) === 0 && hasPlainVerb(units, sentence, at + 1)
}

/**
 * "the Torvik Armed Liberation Forces shot": a verb in capitals between two such words, or before the verb that goes with the name, in a
 * sentence that is no headline.
 */
const isInsideName = (units: Units, sentence: Sentence, at: number): boolean =>
  units.cased &&
  at > sentence.start + 1 &&
  units.lexeme[at]!.forms !== 0 &&
  isCapital(units, at) &&
  isCapital(units, at - 1) &&
  (isCapital(units, at + 1)
    ? hasSmallVerb(units, sentence, at + 1)
    : units.lexeme[at]!.forms === Form.third && isSmallVerb(units, at + 1))

const isCapital = (units: Units, at: number): boolean => (units.flags[at]! & WordFlag.capital) !== 0

/** "shot", "was": in a headline they have capitals as well. */
const isSmallVerb = (units: Units, at: number): boolean =>
  !isCapital(units, at) && ((units.lexeme[at]?.forms ?? 0) & (Form.past | Form.third)) !== 0

function hasSmallVerb(units: Units, sentence: Sentence, from: number): boolean {
  for (let at = from; at < Math.min(sentence.end, from + 12); at++) if (isSmallVerb(units, at)) return true
  return false
}

/** "blew up two pylons late Monday", "early today": of the time behind it, and no name of the pylons. */
const isEarlyOrLate = (units: Units, sentence: Sentence, at: number): boolean =>
  at + 1 < sentence.end && units.lexeme[at + 1]?.time != null && /^(?:early|late)$/.test(units.word(at))

/** No headline, in which verbs have capitals as well. */
function hasPlainVerb(units: Units, sentence: Sentence, from: number): boolean {
  for (let at = from; at < Math.min(sentence.end, from + 12); at++) if (isPlainVerb(units, at)) return true
  return false
}

/** "was", "would", "pleaded": a word in small letters that can only be a finite verb. */
function isPlainVerb(units: Units, at: number): boolean {
  if (at >= units.count || (units.flags[at]! & WordFlag.capital) !== 0) return false
  const pos = units.pos[at]!
  if (pos & (Pos.auxiliary | Pos.modal)) return true
  if ((pos & Pos.verb) === 0 || pos & (Pos.noun | Pos.adjective | Pos.preposition)) return false
  return ((units.lexeme[at]?.forms ?? 0) & (Form.past | Form.third)) !== 0
}

/** "a would-be attacker", but "would be shot". */
const isWouldBe = (units: Units, sentence: Sentence, at: number, lexeme: Lexeme): boolean =>
  (lexeme.pos & Pos.adjective) !== 0 &&
  isNounAt(units, sentence, at + 1) &&
  ((units.lexeme[at + 1]?.forms ?? 0) & Form.participle) === 0

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

/** "Dr. Karim Dad", "K. S. Torvik": the dot behind a title or an initial belongs to the name. */
function isDotInName(units: Units, sentence: Sentence, at: number): boolean {
  if (!units.cased || units.word(at) !== '.' || at === sentence.start || at + 1 >= sentence.end) return false
  const isName = (unit: number): boolean =>
    units.kind[unit] === WordKind.word && (units.flags[unit]! & WordFlag.capital) !== 0
  if (!isName(at - 1) || !isName(at + 1) || units.end[at - 1] !== units.start[at]) return false
  const length = units.end[at - 1]! - units.start[at - 1]!
  return length === 1 || (length <= 5 && units.lexeme[at - 1]?.cues.title === true)
}

function tagOfTo(units: Units, sentence: Sentence, at: number): number {
  if (isBetweenNumbers(units, sentence, at)) return Tag.noun
  return isInfinitive(units, sentence, at) ? Tag.infinitive : Tag.preposition
}

/** Words that the grammar does not know: links to what is recalled, single words like any unknown one, else phrases. */
function tagOfCue(units: Units, sentence: Sentence, at: number, lexeme: Lexeme, tags: Uint8Array): number {
  if (lexeme.cues.recall || lexeme.cues.relativeOrigin) return Tag.preposition
  if (lexeme.cues.atLeast || lexeme.cues.atMost || lexeme.cues.about) return Tag.adverb
  if (!lexeme.text.includes(' ')) return tagOfUnknown(units, sentence, at, tags)
  return lexeme.cues.armedContext || lexeme.cues.collective || lexeme.cues.leaflet || lexeme.cues.carePlace
    ? Tag.noun
    : Tag.adverb
}

/** "identified as a driver", "masquerading as police": "as" behind a verb takes a noun. */
function isAsNoun(units: Units, sentence: Sentence, at: number, lexeme: Lexeme, tags: Uint8Array): boolean {
  if (lexeme.text !== 'as' || at === sentence.start || tags[at - 1 - sentence.start] !== Tag.verb) return false
  const before = units.lexeme[at - 1] ?? null
  if (before === null) return true
  return before.verbClasses.identify || before.verbClasses.say || before.cues.takenAs
}

function tagOfUnknown(units: Units, sentence: Sentence, at: number, tags: Uint8Array): number {
  if (opensAsAdverb(units, sentence, at)) return Tag.adverb
  if (units.flags[at]! & WordFlag.capital && units.cased) return Tag.noun
  const word = units.word(at)
  if (word.length > 5 && word.endsWith('ly'))
    return isBehindArticle(units, sentence, at) || isDegree(units, sentence, at) ? Tag.noun : Tag.adverb
  if (word.length > 5 && word.endsWith('ing') && at > sentence.start && tags[at - 1 - sentence.start] === Tag.mark)
    return isNounAt(units, sentence, at + 1) ? Tag.noun : Tag.verb
  if (word.length > 5 && word.endsWith('ing') && isGoingOn(units, sentence, at, tags)) return Tag.verb
  if (word.length > 5 && word.endsWith('ed') && !word.endsWith('eed')) {
    const before = at > sentence.start ? tags[at - 1 - sentence.start] : 0
    const modifies = isModifier(units, at - 1, sentence) && before === Tag.noun
    return modifies ? Tag.noun : Tag.verb
  }
  return Tag.noun
}

/** "Tragically, a nurse and her son …": by its ending no name such as "Emily" or "Kelly". */
const opensAsAdverb = (units: Units, sentence: Sentence, at: number): boolean =>
  at === sentence.start &&
  units.word(at + 1) === ',' &&
  /.{3}(?:ate|al|ous|ing|ed|en|ar|ent|ant|ful|ive)ly$/.test(units.word(at))

/** "two policemen manning a checkpoint", "boys herding sheep": what people do who are told of, though no list has the verb. */
const isGoingOn = (units: Units, sentence: Sentence, at: number, tags: Uint8Array): boolean =>
  at > sentence.start &&
  tags[at - 1 - sentence.start] === Tag.noun &&
  units.lexeme[at - 1]?.party != null &&
  at + 1 < sentence.end &&
  (units.lexeme[at + 1]?.cues.article === true || isNounAt(units, sentence, at + 1))

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
  if (before === Tag.verb) return pointsBack(units, sentence, at) ? Tag.noun : Tag.subordinator
  const next = at + 1 < sentence.end ? (units.lexeme[at + 1] ?? null) : null
  if (before === Tag.time && opensClause(units, sentence, at + 1)) return Tag.subordinator
  if (next !== null && next.pos & (Pos.verb | Pos.auxiliary | Pos.modal) && !(next.pos & Pos.noun)) return Tag.relative
  return before === Tag.noun ? Tag.subordinator : Tag.noun
}

/** "carried out that attack", "led that raid": one told of before; "claimed that attack", "said that attack was" may go on as a clause. */
function pointsBack(units: Units, sentence: Sentence, at: number): boolean {
  const { say, claim } = units.lexeme[at - 1]?.verbClasses ?? { say: true, claim: true }
  const next = at + 1 < sentence.end ? (units.lexeme[at + 1] ?? null) : null
  if (say || claim || next === null || next.plural || !next.cues.incidentWord) return false
  return at + 2 >= sentence.end || units.kind[at + 2] === WordKind.mark
}

/** "said on Monday that its men had fired": an article, a pronoun, a number or a name behind "that" begins what is said. */
const opensClause = (units: Units, sentence: Sentence, at: number): boolean =>
  at < sentence.end &&
  (units.kind[at] === WordKind.number ||
    units.mention[at] !== null ||
    ((units.pos[at] ?? 0) & (Pos.determiner | Pos.pronoun | Pos.numeral)) !== 0)

function tagOfVerb(units: Units, sentence: Sentence, at: number, lexeme: Lexeme, tags: Uint8Array): number {
  if (lexeme.forms === Form.ing && isBehindArticle(units, sentence, at) && isNounAt(units, sentence, at + 1))
    return Tag.noun
  if (lexeme.forms === Form.ing && isOfProtesters(units, sentence, at, lexeme, tags)) return Tag.noun
  if (lexeme.forms & Form.participle && isAttributive(units, sentence, at, tags)) return Tag.noun
  if (lexeme.forms === Form.ing && /^(?:cases?|trial|probe)$/.test(units.word(at + 1))) return Tag.noun
  // "the fire at the warehouse": no verb stands right behind an article.
  return isBehindArticle(units, sentence, at) && lexeme.forms & Form.base ? Tag.noun : Tag.verb
}

/** "used force against agitating teachers", "beat up protesting students": says what those are who come behind. */
const isOfProtesters = (
  units: Units,
  sentence: Sentence,
  at: number,
  { verbTriggers }: Lexeme,
  tags: Uint8Array,
): boolean =>
  units.lexeme[at + 1]?.party?.group === 'civilian' &&
  verbTriggers.some(({ id }) => id === 'protest') &&
  at > sentence.start &&
  (tags[at - 1 - sentence.start] === Tag.preposition || tags[at - 1 - sentence.start] === Tag.verb)
