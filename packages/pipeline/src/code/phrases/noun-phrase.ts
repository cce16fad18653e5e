import { type Lexeme, Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordFlag, WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import { Trait } from '@wirewatch/taxonomy/language/traits.js'
import { readFigure } from '../words/read-figure.js'
import { isMark, type Units } from '../words/read-units.js'
import type { Sentence } from '../words/split-sentences.js'
import { Tag } from '../words/unit-tag.js'
import type { NounPhrase } from './phrase.js'

/** From here as far as one noun with its modifiers goes. A number or a determiner after a noun begins another one. */
export function nounPhrase(units: Units, sentence: Sentence, from: number, tags: Uint8Array): NounPhrase {
  let at = from
  let sawNoun = false
  let head = from
  while (at < sentence.end && (tags[at - sentence.start] === Tag.noun || isInnerTime(sentence, at, tags, sawNoun))) {
    if (sawNoun && opensPhrase(units, at)) break
    if (sawNoun && isNameAfterCount(units, from, at)) break
    if (tags[at - sentence.start] === Tag.noun && isNounUnit(units, at)) {
      sawNoun = true
      head = at
    }
    at++
    if (isPronoun(units, at - 1) || isBeforeTimes(units, at) || isOwnChildren(units, from, at)) break
    if (at === from + 1 && isYearAlone(units, from)) break
    at = acrossBracket(units, sentence, at, tags)
  }
  if (!sawNoun) head = at - 1
  const figure = readFigure(units, from, at)
  const determiner = units.mention[from] === null ? determinerOf(units.lexeme[from] ?? null) : null
  return { start: from, end: at, head, figure, determiner, plural: isPluralHead(units, head) }
}

/** "30 members of the Front (FPL) rebels": a noun goes on behind the bracket that explains its name. */
function acrossBracket(units: Units, sentence: Sentence, at: number, tags: Uint8Array): number {
  if (at >= sentence.end || !isMark(units, at, '(')) return at
  const next = closingBracket(units, at, sentence.end) + 1
  if (next <= at + 1 || next >= sentence.end || tags[next - sentence.start] !== Tag.noun) return at
  if (opensPhrase(units, next) || (units.cased && (units.flags[next]! & WordFlag.capital) !== 0)) return at
  return next
}

/** "the Tuesday night attack": a time between a determiner and its noun. */
function isInnerTime(sentence: Sentence, at: number, tags: Uint8Array, sawNoun: boolean): boolean {
  if (sawNoun || tags[at - sentence.start] !== Tag.time || at + 1 >= sentence.end) return false
  const next = tags[at + 1 - sentence.start]
  return next === Tag.noun || next === Tag.time
}

/** "stabbed her 17 times": she was, and no times of hers. */
const isBeforeTimes = (units: Units, at: number): boolean =>
  units.word(at - 1) === 'her' &&
  at + 1 < units.count &&
  units.word(at + 1) === 'times' &&
  (units.kind[at] === WordKind.number || (units.pos[at]! & Pos.numeral) !== 0)

/** "left a father of two dead": the number counts the children and not the dead. */
const isOwnChildren = (units: Units, from: number, at: number): boolean =>
  at === from + 1 &&
  from > 1 &&
  units.word(from - 1) === 'of' &&
  units.lexeme[from - 2]?.cues.parent === true &&
  (units.lexeme[from]?.number != null || units.kind[from] === WordKind.number) &&
  (units.lexeme[at]?.adjectiveTriggers.length ?? 0) > 0

/** "In 1986 soldiers killed ten": the year is no number of theirs; "in the 1986 killing", "in 1986 fatal shooting" are of that year. */
const isYearAlone = (units: Units, at: number): boolean =>
  /^(?:19|20)\d\d$/.test(units.word(at)) &&
  units.word(at - 1) === 'in' &&
  ![1, 2, 3].some((on) => (units.lexeme[at + on]?.nounTriggers.length ?? 0) > 0)

const determinerOf = (lexeme: Lexeme | null): Lexeme | null =>
  lexeme !== null && lexeme.pos & (Pos.determiner | Pos.pronoun) ? lexeme : null

function opensPhrase(units: Units, at: number): boolean {
  if (units.mention[at] !== null || isMark(units, at, '.') || isMark(units, at - 1, '.')) return false
  if (units.flags[at - 1]! & WordFlag.possessive) return false
  if (isHighwayNumber(units, at)) return false
  if (units.kind[at] === WordKind.number)
    return !isSumOfMoney(units, at) && (!isPartOfName(units, at) || isCountBehindPlace(units, at))
  if (units.traits[at]! & Trait.time && isLastTime(units, at)) return true
  const pos = units.pos[at]!
  if (pos & (Pos.determiner | Pos.pronoun) && !(pos & Pos.noun)) return !isAcronym(units, at)
  return (pos & Pos.numeral) !== 0 && !isSumOfMoney(units, at)
}

/** "a reward of Rs 50,000", "of Rs 10 lakh": counts nobody. */
function isSumOfMoney(units: Units, at: number): boolean {
  const before = units.kind[at - 1] === WordKind.number ? at - 2 : at - 1
  return units.lexeme[before]?.cues.currency === true
}

/** "a driver last month": the time is no part of him. */
const isLastTime = (units: Units, at: number): boolean =>
  units.lexeme[at]?.time?.kind === 'last' &&
  /^(?:unit|weekday|month|part)$/.test(units.lexeme[at + 1]?.time?.kind ?? '')

/** "In Torvik 53 people were killed". */
function isCountBehindPlace(units: Units, at: number): boolean {
  if (units.mention[at - 1]?.kind !== 'location') return false
  const next = units.lexeme[at + 1] ?? null
  return next !== null && (next.party !== null || next.verbTriggers.length > 0 || (next.pos & Pos.auxiliary) !== 0)
}

/** "Sector 17", "NA 40": a number after an unknown capital word. */
const isPartOfName = (units: Units, at: number): boolean =>
  units.lexeme[at - 1] === null &&
  (units.flags[at - 1]! & WordFlag.capital) !== 0 &&
  units.end[at]! - units.start[at]! <= 3

/** "two constables Asif and Imran": names after a plural that was counted tell who they are. */
function isNameAfterCount(units: Units, from: number, at: number): boolean {
  if ((units.flags[at]! & WordFlag.capital) === 0 || !units.cased) return false
  const lexeme = units.lexeme[at] ?? null
  if (units.mention[at] !== null || (lexeme !== null && tellsWhatTheyAre(lexeme))) return false
  if (units.lexeme[at - 1]?.plural !== true) return false
  return readFigure(units, from, at) !== null
}

/** Not their names: what they are, or what became of them ("2 guards WIA"). */
const tellsWhatTheyAre = ({ party, target, adjectiveTriggers }: Lexeme): boolean =>
  party !== null || target !== null || adjectiveTriggers.length > 0

function isNounUnit(units: Units, at: number): boolean {
  if (units.mention[at] !== null) return true
  if (units.kind[at] === WordKind.number) return false
  const pos = units.pos[at]!
  if (pos & Pos.preposition && units.lexeme[at]!.text === 'to') return false
  if (pos & (Pos.noun | Pos.pronoun)) return true
  return (pos & (Pos.adjective | Pos.determiner | Pos.numeral)) === 0
}

/** "on I-20": a highway and its number. */
const isHighwayNumber = (units: Units, at: number): boolean =>
  units.kind[at] === WordKind.number && (units.flags[at]! & WordFlag.joined) !== 0 && units.word(at - 1) === 'i'

const isPronoun = (units: Units, at: number): boolean =>
  (units.pos[at]! & Pos.pronoun) !== 0 &&
  !(at + 1 < units.count && isHighwayNumber(units, at + 1)) &&
  (units.pos[at]! & (Pos.determiner | Pos.numeral)) === 0 &&
  !isAcronym(units, at)

/** "a US airstrike": in a text with small letters, capitals make a name of a pronoun. */
const isAcronym = (units: Units, at: number): boolean =>
  units.cased && (units.flags[at]! & WordFlag.capitals) !== 0 && units.word(at).length > 1

function isPluralHead(units: Units, head: number): boolean {
  const lexeme = units.lexeme[head] ?? null
  if (lexeme !== null && lexeme.pos & Pos.noun) return lexeme.plural
  if (units.mention[head] !== null || (lexeme === null && isNamedByTitle(units, head))) return false
  if (units.flags[head]! & WordFlag.capital) return false
  const word = units.word(head)
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss')
}

/** "captain moras", "the teacher ana moras": an unknown word behind one person is a name, however it ends. */
function isNamedByTitle(units: Units, head: number): boolean {
  for (const back of [1, 2]) {
    const before = units.lexeme[head - back] ?? null
    if (before !== null) return (before.cues.title || before.party !== null) && !before.plural
  }
  return false
}

/** What stands in brackets tells more of a name and never carries the sentence; unclosed ones are marks. */
export function closingBracket(units: Units, open: number, end: number): number {
  const limit = Math.min(end, open + 24)
  for (let at = open + 1; at < limit; at++) if (isMark(units, at, ')')) return at
  return open
}
