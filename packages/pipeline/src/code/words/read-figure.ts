import { Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordFlag, WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import { isMark, type Units } from './read-units.js'

/** A count as it is stated: "at least six" has a minimum and no maximum. */
export interface Figure {
  readonly min: number
  readonly max: number | null
  readonly qualifier: 'exact' | 'at_least' | 'at_most' | 'about' | 'vague'
  /** Units from `start` up to `end`. */
  readonly start: number
  readonly end: number
}

/** No report counts more people than this in one incident; larger numbers are sums of money or votes. */
const mostPeople = 100_000

/** The first figure in a stretch of units; null where there is none or it counts something else ("41-year-old", "3 km"). */
export function readFigure(units: Units, from: number, end: number): Figure | null {
  for (let at = from; at < end; at++) {
    if (isMark(units, at, '(')) at = afterBracket(units, at, end)
    if (at >= end) return null
    if (units.lexeme[at]?.cues.asMany === true) return sameFigure(units, at, end)
    if (!isNumberAt(units, at) || isSomeBefore(units, at, end) || isYearOfDeed(units, at)) continue
    const figure = figureAt(units, at, end)
    if (figure === null) return null
    if (isMoney(units, at) || isMeasure(units, figure.end, end) || isTrailing(units, figure, from, end)) {
      at = figure.end - 1
      continue
    }
    return qualified(units, figure, from)
  }
  return null
}

/** "two guards were killed and as many hurt": the figure before, where these words count people and no times. */
function sameFigure(units: Units, at: number, end: number): Figure | null {
  if (isMeasure(units, at + 1, end) || /^(?:as|times)$/.test(units.word(at - 1))) return null
  for (let before = at - 1; before >= 0 && before >= at - farthest && !isMark(units, before, '.'); before--) {
    if (!isNumberAt(units, before)) continue
    while (before > 0 && isNumberAt(units, before - 1)) before--
    const said = readFigure(units, before, at)
    return said === null ? null : qualified(units, { ...said, start: at, end: at + 1 }, at)
  }
  return null
}

/** As far back as the figure is looked for that "as many" repeats, in units. */
const farthest = 24

/** "some 40 people": about so many. */
const isSomeBefore = (units: Units, at: number, end: number): boolean =>
  units.lexeme[at]?.text === 'some' && at + 1 < end && isNumberAt(units, at + 1)

/** "a 1974 killing", "the 1998 bombings": the year of what was done, and nobody is counted. */
const isYearOfDeed = (units: Units, at: number): boolean =>
  units.lexeme[at - 1]?.cues.article === true &&
  /^(?:19|20)\d\d$/.test(units.word(at)) &&
  (/^an?$/.test(units.word(at - 1)) || (units.lexeme[at + 1]?.nounTriggers.length ?? 0) > 0)

/** An age or a number in brackets counts nobody. */
function afterBracket(units: Units, from: number, end: number): number {
  let at = from
  while (at < end && !isMark(units, at, ')')) at++
  return at + 1
}

/** Whether a number, in digits or in words, stands here; "the couple's son" is one boy. */
function isNumberAt(units: Units, at: number): boolean {
  if (units.mention[at] !== null) return false
  if (units.kind[at] === WordKind.number) return true
  return units.lexeme[at]?.number != null && (units.flags[at]! & WordFlag.possessive) === 0
}

function figureAt(units: Units, from: number, end: number): Figure | null {
  let min = 0
  let max: number | null = 0
  let at = from
  let vague = false
  while (at < end && isNumberAt(units, at)) {
    const word = units.lexeme[at]?.number ?? null
    if (word === null) {
      if (at > from) break
      const value = digitsOf(units.word(at))
      if (value === null) return null
      min = value
      max = value
    } else if (word.multiplies && at > from) {
      min *= word.min
      max = max === null ? null : max * word.min
    } else if (word.max === null) {
      if (at > from) break
      min = word.min
      max = null
      vague = true
    } else if (at === from || isTens(min, word.min)) {
      min += word.min
      max = max === null ? null : max + word.min
    } else break
    at++
    if (at + 1 < end && units.lexeme[at]?.text === 'and' && min >= 100 && isNumberAt(units, at + 1)) at++
  }
  if (min > mostPeople) return null
  return { min, max, qualifier: vague ? 'vague' : 'exact', start: from, end: at }
}

/** "thirty four", "one hundred twenty": the second is smaller than the round part of the first. */
const isTens = (sum: number, next: number): boolean =>
  (sum % 100 === 0 && sum >= 100 && next < 100) || (sum % 10 === 0 && sum >= 20 && next < 10)

function digitsOf(text: string): number | null {
  if (text.includes(':') || text.includes('.')) return null
  const value = Number(text.replace(/,/g, ''))
  return Number.isSafeInteger(value) ? value : null
}

/** "$4,000", "Rs 50,000", "Rs. 200". */
function isMoney(units: Units, at: number): boolean {
  const before = isMark(units, at - 1, '.') ? at - 2 : at - 1
  return /^[$£€]$/.test(units.word(at - 1)) || units.lexeme[before]?.cues.currency === true
}

function isMeasure(units: Units, at: number, end: number): boolean {
  if (at >= end) return false
  const lexeme = units.lexeme[at] ?? null
  if (lexeme === null) return false
  if (lexeme.cues.unit) return true
  const joined = (units.flags[at]! & WordFlag.joined) !== 0
  return joined && lexeme.time !== null
}

/** "Kashif Hanif 29", "Sector 17": a count stands before what it counts. */
const isTrailing = (units: Units, figure: Figure, from: number, end: number): boolean =>
  figure.end === end &&
  figure.start > from &&
  units.lexeme[figure.start - 1]?.number == null &&
  !isQualifying(units, figure.start - 1)

const isQualifying = (units: Units, at: number): boolean => {
  const pos = units.pos[at] ?? 0
  const cues = units.lexeme[at]?.cues
  return (pos & (Pos.determiner | Pos.adjective)) !== 0 || cues?.atLeast === true || cues?.about === true
}

/** "between 8 and 10", "three or four", "six to eight": from the first to the second. */
function ranged(units: Units, figure: Figure): Figure | null {
  const link = units.word(figure.start - 1)
  const low = figure.start - 2
  if (low < 0 || !/^(?:and|or|to)$/.test(link) || !isNumberAt(units, low)) return null
  if (link === 'and' && units.word(low - 1) !== 'between') return null
  if (link === 'to' && /^(?:from|rose|rises)$/.test(units.word(low - 1))) return null
  const min = units.lexeme[low]?.number?.min ?? digitsOf(units.word(low))
  return min === null || min >= figure.min ? null : { ...figure, min, qualifier: 'about', start: low }
}

/** "at least", "about", before the number. */
function qualified(units: Units, figure: Figure, from: number): Figure {
  const range = ranged(units, figure)
  if (range !== null) return range
  const before = Math.max(0, Math.min(from, figure.start) - 2)
  for (let at = figure.start - 1; at >= before; at--) {
    const cues = units.lexeme[at]?.cues
    if (cues === undefined) continue
    const start = at
    if (cues.atLeast) return { ...figure, max: null, qualifier: 'at_least', start }
    if (cues.atMost) return { ...figure, min: figure.min, qualifier: 'at_most', start }
    if (cues.about && figure.qualifier !== 'vague') return { ...figure, qualifier: 'about', start }
    if (units.lexeme[at] !== null && units.lexeme[at]!.pos & Pos.verb) return figure
  }
  return figure
}
