import { type Lexeme, Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordFlag, WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Naming } from '@wirewatch/taxonomy/naming.js'
import type { Units } from './read-units.js'

/** A sentence: units from `start` up to `end`. */
export interface Sentence {
  readonly index: number
  readonly start: number
  readonly end: number
  readonly paragraph: number
  /** Bits of `Trait`: those of all its units. What none of them has to do with need not be looked for. */
  readonly traits: number
}

/** Units from `start` up to `end`. */
export type Stretch = Pick<Sentence, 'start' | 'end'>

/** Sentences longer than this are cut, so that no rule ever looks further; in units. */
const longest = 160

/** Splits a text into sentences; where marks are missing, at capital words that begin sentences. */
export function splitSentences(units: Units, naming: Naming): Sentence[] {
  const sentences: Sentence[] = []
  const unmarked = lacksMarks(units)
  let start = 0
  let paragraph = 0
  const close = (end: number): void => {
    if (end > start) {
      const traits = traitsBetween(units, start, end)
      sentences.push({ index: sentences.length, start, end, paragraph, traits })
    }
    start = end
  }
  for (let at = 0; at < units.count; at++) {
    if (at > start && (beginsLine(units, at) || at - start >= longest)) close(at)
    if (at > 0 && units.flags[at]! & WordFlag.paragraph) paragraph++
    if (unmarked && at > start && beginsSentence(units, at)) close(at)
    if (endsSentence(units, at, naming) || endsWithHour(units, at, naming)) close(at + 1)
  }
  close(units.count)
  return sentences
}

function traitsBetween({ traits }: Units, start: number, end: number): number {
  let all = 0
  for (let at = start; at < end; at++) all |= traits[at]!
  return all
}

/** A text of some length with hardly a full stop: its marks were lost. */
function lacksMarks(units: Units): boolean {
  let stops = 0
  for (let at = 0; at < units.count; at++) if (units.kind[at] === WordKind.mark && isStop(units.word(at))) stops++
  return units.cased && units.count >= 20 && stops < units.count / 80
}

const isStop = (mark: string): boolean => mark === '.' || mark === '!' || mark === '?' || mark === ';'

function beginsLine(units: Units, at: number): boolean {
  const flags = units.flags[at]!
  if (flags & WordFlag.paragraph) return true
  if ((flags & WordFlag.line) === 0) return false
  return (flags & WordFlag.capital) !== 0 || units.kind[at] !== WordKind.word || !units.cased
}

function endsSentence(units: Units, at: number, naming: Naming): boolean {
  if (units.kind[at] !== WordKind.mark || !isStop(units.word(at))) return false
  if (at + 1 >= units.count || units.word(at) !== '.') return true
  if (isAbbreviation(units, at - 1, naming) || goesOnBehind(units, at, naming)) return false
  const next = units.kind[at + 1]
  // "in Torvik, Fla., on Monday": the dot of what is shortened.
  if (next === WordKind.mark) return !/^[,;]$/.test(units.word(at + 1))
  if (next === WordKind.number) return units.start[at + 1]! > units.end[at]!
  return !units.cased || (units.flags[at + 1]! & WordFlag.capital) !== 0
}

/** "He died at 9:15 p.m. Police said": the dot of the hour is the full stop as well, but in "9 p.m. Monday", "9 p.m. Eastern". */
function endsWithHour(units: Units, at: number, { directions }: Naming): boolean {
  if (!units.cased || at === 0 || (units.flags[at - 1]! & WordFlag.digit) === 0 || at + 1 >= units.count) return false
  const flags = units.flags[at + 1]!
  if ((flags & WordFlag.capital) === 0 || units.kind[at + 1] !== WordKind.word) return false
  if (!/^[ap]\.m\.?$/.test(units.word(at))) return false
  const next = units.lexeme[at + 1] ?? null
  if (next === null) return (flags & WordFlag.capitals) === 0
  return next.time === null && !directions.has(units.word(at + 1)) && !next.cues.areaWord
}

/** "Gen.", "Lt.", "J.", "No." */
function isAbbreviation(units: Units, at: number, { dottedWords }: Naming): boolean {
  if (at < 0 || units.kind[at] !== WordKind.word) return false
  const word = units.word(at)
  if (word.length === 1 && (!units.cased || (units.flags[at]! & WordFlag.capital) !== 0)) return true
  if (word.length > 5) return false
  const lexeme = units.lexeme[at] ?? null
  if (dottedWords.has(word)) return true
  if (lexeme === null) return false
  return (lexeme.cues.title && word.length <= 4) || (lexeme.time?.kind === 'month' && word.length <= 4)
}

/** "Torvik Jr. Drive", "Zarga Ave. Monday": what is mostly the end of a name or an address may stand inside a sentence. */
function goesOnBehind(units: Units, dot: number, naming: Naming): boolean {
  const next = units.lexeme[dot + 1] ?? null
  const word = lastLetters(units, dot - 1)
  if (naming.addressAbbreviations.has(word)) return true
  if (naming.streetAbbreviations.has(word)) return next?.time?.kind === 'weekday'
  return (
    naming.nameSuffixes.has(word) && (next === null || !(opensSentence(next) || next.plural || next.speaker !== null))
  )
}

/** The last word of a unit, which may be a name of several; of a long one its end, which no abbreviation is. */
const lastLetters = ({ text, end }: Units, at: number): string =>
  (/\w+$/.exec(text.slice(Math.max(0, end[at]! - 7), end[at]!))?.[0] ?? '').toLowerCase()

const starters =
  Pos.determiner | Pos.pronoun | Pos.subordinator | Pos.preposition | Pos.numeral | Pos.adverb | Pos.auxiliary

function beginsSentence(units: Units, at: number): boolean {
  const flags = units.flags[at]!
  if ((flags & WordFlag.capital) === 0 || (flags & WordFlag.capitals) !== 0 || units.mention[at] !== null) return false
  const lexeme = units.lexeme[at]
  if (lexeme === null || lexeme === undefined) return false
  if (!opensSentence(lexeme)) return false
  return !isTitleOfPaper(units, at)
}

const opensSentence = (lexeme: Lexeme): boolean =>
  (lexeme.pos & starters) !== 0 ||
  lexeme.adjectiveTriggers.length > 0 ||
  (lexeme.plural && lexeme.nounTriggers.length > 0) ||
  lexeme.cues.separate ||
  lexeme.cues.sequel ||
  lexeme.text === 'sources' ||
  lexeme.text === 'according to'

/** "reports The Hindu": an article that belongs to a name. */
function isTitleOfPaper(units: Units, at: number): boolean {
  const before = units.lexeme[at - 1] ?? null
  if (before === null) return false
  if (/^(?:reports?|reported|adds|added|according to)$/.test(before.text)) return true
  return (before.pos & Pos.preposition) !== 0 && (units.flags[at + 1]! & WordFlag.capital) !== 0
}
