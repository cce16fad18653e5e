import { Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordFlag, WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Units } from '../words/read-units.js'
import { type Day, dayOf } from './day.js'
import type { Calendar, DayOrder } from './time-expression.js'

/** "2014-12-16": the day, in three numbers that are joined; null where they are none. */
export function joinedDay(units: Units, at: number, end: number): Day | null {
  if (at + 2 >= end || !isJoined(units, at + 1) || !isJoined(units, at + 2)) return null
  const [year, month, day] = [0, 1, 2].map((offset) => units.word(at + offset))
  if (!/^(?:19|20)\d\d$/.test(year!) || !/^\d\d$/.test(month!) || !/^\d\d$/.test(day!)) return null
  return dayOf(Number(year), Number(month), Number(day))
}

/** A day written in numbers with its year behind, how it was read, and the unit behind it. */
export interface WrittenDay {
  readonly day: Day
  readonly order: DayOrder | null
  readonly end: number
}

/**
 * "17/05/2010", "05/17/2010", "17-05-2010". Where both orders make a day, the text's own order says which it is, else the one
 * that lies nearer before the publication; null where neither is told from the other.
 */
export function writtenDay(units: Units, at: number, end: number, { published, order }: Calendar): WrittenDay | null {
  const isSlashed = units.word(at + 1) === '/' && units.word(at + 3) === '/'
  if (!isSlashed && !(isJoined(units, at + 1) && isJoined(units, at + 2))) return null
  const step = isSlashed ? 2 : 1
  const yearAt = at + 2 * step
  if (yearAt >= end) return null
  const [first, second, year] = [units.word(at), units.word(at + step), units.word(yearAt)]
  if (!/^\d{1,2}$/.test(first) || !/^\d{1,2}$/.test(second) || !/^(?:19|20)\d\d$/.test(year)) return null
  const dayFirst = dayOf(Number(year), Number(second), Number(first))
  const monthFirst = dayOf(Number(year), Number(first), Number(second))
  const read = meantOrder(dayFirst, monthFirst, published, order)
  const day = read === 'month-first' ? monthFirst : read === 'day-first' ? dayFirst : null
  return day === null ? null : { day, order: dayFirst === monthFirst ? null : read, end: yearAt + 1 }
}

function meantOrder(
  dayFirst: Day | null,
  monthFirst: Day | null,
  published: Day | null,
  order: DayOrder | null,
): DayOrder | null {
  if (monthFirst === null || dayFirst === monthFirst) return 'day-first'
  if (dayFirst === null) return 'month-first'
  if (order !== null || published === null) return order
  const [earlier, later] =
    dayFirst < monthFirst ? (['day-first', 'month-first'] as const) : (['month-first', 'day-first'] as const)
  if (Math.max(dayFirst, monthFirst) <= published) return later
  return Math.min(dayFirst, monthFirst) <= published ? earlier : null
}

/** The unit of the second day in "3 to 5", "3-5", "3 and 4", read from the first; null where no second day follows. */
export function secondDay(units: Units, at: number, end: number): number | null {
  const next = at + 1
  if (next >= end) return null
  if (isJoined(units, next)) return isDay(units, next) ? next : null
  if (!/^(?:to|and|through|until|till|-|–)$/.test(units.word(next)) || next + 1 >= end) return null
  return isDay(units, next + 1) ? next + 1 : null
}

/** Whether a number counts what follows it: "on May 3 and 4 soldiers died". */
export function countsSomething(units: Units, at: number, end: number): boolean {
  if (at + 1 >= end || units.kind[at + 1] !== WordKind.word || units.lexeme[at + 1]?.time != null) return false
  const pos = units.lexeme[at + 1]?.pos ?? Pos.noun
  return (pos & (Pos.noun | Pos.adjective)) !== 0
}

/** "from 3 May to 5 May", "between Monday and Wednesday": the unit where the second time begins; null where it is no span. */
export function spanGoesOn(units: Units, start: number, end: number): number | null {
  const opener = units.word(start - 1)
  const link = units.word(end)
  if (opener === 'between' && link === 'and') return end + 1
  return opener === 'from' && /^(?:to|until|till|through)$/.test(link) ? end + 1 : null
}

const isJoined = (units: Units, at: number): boolean => (units.flags[at]! & WordFlag.joined) !== 0

function isDay(units: Units, at: number): boolean {
  const word = units.word(at)
  return /^\d{1,2}(?:st|nd|rd|th)?$/.test(word) && Number.parseInt(word, 10) >= 1 && Number.parseInt(word, 10) <= 31
}
