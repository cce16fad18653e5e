import { WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Units } from '../words/read-units.js'
import { isMonth } from '../words/tag-times.js'
import { countsSomething, joinedDay, secondDay, writtenDay } from './date-spans.js'
import { type Day, dayOf, isoMonth, monthOf, yearOf } from './day.js'
import { ago, isAgo } from './relative-time.js'
import { type Calendar, exact, type Found, span, vague } from './time-expression.js'

/** "2014-12-16", "3 days ago", a year alone: "in 2014", "the 2023 bombing". */
export function numericDate(units: Units, at: number, end: number, calendar: Calendar): Found | null {
  const word = units.word(at)
  if (units.kind[at] === WordKind.number || units.lexeme[at]?.number != null) {
    const unit = units.lexeme[at + 1]?.time
    if (at + 2 < end && unit?.kind === 'unit' && isAgo(units, at + 2)) return ago(units, at, calendar, unit.unit)
  }
  const joined = joinedDay(units, at, end)
  if (joined !== null) return exact(at, at + 3, joined, true)
  const written = writtenDay(units, at, end, calendar)
  if (written !== null) return exact(at, written.end, written.day, true)
  const until = dayNumber(word) === null ? null : secondDay(units, at, end)
  const month = until === null || until + 1 >= end ? null : (units.lexeme[until + 1]?.time ?? null)
  if (until !== null && month?.kind === 'month' && isMonth(units, until + 1))
    return daysOfMonth(units, at, until, until + 2, end, calendar, month.month!)
  const next = at + 1 < end ? (units.lexeme[at + 1]?.time ?? null) : null
  if (next?.kind === 'month' && isMonth(units, at + 1) && dayNumber(word) !== null)
    return dayMonth(units, at, end, calendar, next.month!)
  const behindOf = units.word(at + 1) === 'of' && at + 2 < end ? (units.lexeme[at + 2]?.time ?? null) : null
  if (behindOf?.kind === 'month' && isMonth(units, at + 2) && dayNumber(word) !== null)
    return yearlyDay(units, at, at + 3, end, calendar, behindOf.month!, dayNumber(word)!)
  if (units.kind[at] !== WordKind.number || !/^(?:19|20)\d\d$/.test(word)) return null
  return isYear(units, at, end, calendar) ? vague(at, at + 1, { date: word, precision: 5, dated: true }) : null
}

/** "May 14", "May 14, 2014", "May 2014", "in May". */
export function monthDate(units: Units, at: number, end: number, calendar: Calendar, month: number): Found | null {
  let next = at + 1
  if (next < end && units.word(next) === '.') next++
  const day = next < end ? dayNumber(units.word(next)) : null
  const until = day === null ? null : secondDay(units, next, end)
  if (until !== null && !countsSomething(units, until, end))
    return { ...daysOfMonth(units, next, until, until + 1, end, calendar, month)!, start: at }
  if (day !== null) return yearlyDay(units, at, next + 1, end, calendar, month, day)
  if (isAmbiguousMonth(units, at)) return null
  const comma = next < end && units.word(next) === ',' ? next + 1 : next
  const year = comma < end ? yearNumber(units.word(comma)) : null
  if (year !== null) return vague(at, comma + 1, { date: isoMonth(year, month), precision: 4, dated: true })
  if (calendar.published === null) return vague(at, at + 1)
  const told = toldYear(units, next, end, calendar)
  if (told !== null) return vague(at, next + 2, { date: isoMonth(told, month), precision: 4, dated: true })
  const lastYear = yearOf(calendar.published) - (month > monthOf(calendar.published) ? 1 : 0)
  const isLast = units.lexeme[at - 1]?.time?.kind === 'last'
  const before = isLast && month === monthOf(calendar.published) ? 1 : 0
  return vague(at, at + 1, { date: isoMonth(lastYear - before, month), precision: 4 })
}

/** A day of a month, in the year behind it, else in the latest one before the publication. */
export function yearlyDay(
  units: Units,
  start: number,
  from: number,
  end: number,
  calendar: Calendar,
  month: number,
  day: number,
): Found | null {
  let at = from
  if (at < end && (units.word(at) === ',' || units.word(at) === 'of')) at++
  const year = at < end && !isHour(units, at) ? yearNumber(units.word(at)) : null
  if (year !== null) {
    const found = dayOf(year, month, day)
    return found === null ? null : exact(start, at + 1, found, true)
  }
  const told = toldYear(units, at, end, calendar)
  const toldDay = told === null ? null : dayOf(told, month, day)
  if (toldDay !== null) return exact(start, at + 2, toldDay, true)
  const partial = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  if (calendar.published === null) return vague(start, from, { partial })
  const found = lastSuchDay(calendar.published, month, day)
  return found === null ? vague(start, from, { partial }) : { ...exact(start, from, found), partial }
}

function dayNumber(word: string): number | null {
  const parts = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)
  if (parts === null) return null
  const day = Number(parts[1])
  return day >= 1 && day <= 31 ? day : null
}

/** "3 to 5 May 2014", "May 3-5": two days of one month, with what stands behind them. */
function daysOfMonth(
  units: Units,
  first: number,
  second: number,
  behind: number,
  end: number,
  calendar: Calendar,
  month: number,
): Found | null {
  const [from, to] = [dayNumber(units.word(first)), dayNumber(units.word(second))]
  if (from === null || to === null) return null
  const start = yearlyDay(units, first, behind, end, calendar, month, from)
  const last = yearlyDay(units, first, behind, end, calendar, month, to)
  return start === null || last === null ? start : span(start, last)
}

/** "04 May, 1900 hrs": the hour of the day, not its year; "March 12, 2010 hours after the raid" is no hour. */
function isHour(units: Units, at: number): boolean {
  const unit = units.lexeme[at + 1]?.text ?? units.word(at + 1)
  return unit === 'local' ? units.word(at + 2) === 'time' : /^(?:hrs?|hours?|h|z|utc|gmt)$/.test(unit)
}

/** "July 15 last year", "4 March this year", "in January last year": the year that stands behind a date in words. */
function toldYear(units: Units, at: number, end: number, { published }: Calendar): number | null {
  if (published === null || at + 1 >= end || units.lexeme[at + 1]?.time?.kind !== 'unit') return null
  if (units.word(at + 1) !== 'year') return null
  if (units.lexeme[at]?.time?.kind === 'last') return yearOf(published) - 1
  return units.word(at) === 'this' ? yearOf(published) : null
}

const yearNumber = (word: string): number | null => (/^(?:19|20)\d\d$/.test(word) ? Number(word) : null)

/** The latest such day that is not after the day of publication (one day's grace, for zones). */
function lastSuchDay(published: Day, month: number, day: number): Day | null {
  const year = yearOf(published)
  const found = dayOf(year, month, day)
  if (found !== null && found <= published + 1) return found
  return dayOf(year - 1, month, day)
}

/** "14 May 2014". */
function dayMonth(units: Units, at: number, end: number, calendar: Calendar, month: number): Found | null {
  const day = dayNumber(units.word(at))
  if (day === null) return null
  const short = shortYear(units, at + 2, end)
  const found = short === null ? null : dayOf(short, month, day)
  if (found !== null) return exact(at, at + 3, found, true)
  return yearlyDay(units, at, at + 2, end, calendar, month, day)
}

/** "12 JAN 90", as agencies head their reports. */
function shortYear(units: Units, at: number, end: number): number | null {
  if (at >= end || !/^\d\d$/.test(units.word(at))) return null
  const next = at + 1 < end ? units.kind[at + 1] : WordKind.mark
  if (next !== WordKind.mark) return null
  const year = Number(units.word(at))
  return year >= 50 ? 1900 + year : 2000 + year
}

/** A number between 1990 and the day of publication that counts nothing. */
function isYear(units: Units, at: number, end: number, calendar: Calendar): boolean {
  const year = Number(units.word(at))
  if (year < 1900 || year > (calendar.published === null ? 2100 : yearOf(calendar.published) + 1)) return false
  const before = units.lexeme[at - 1]?.text ?? ''
  if (/^(?:in|of|since|during|until|by|from|the|early|late|mid|a devastating|year|and)$/.test(before)) {
    const lexeme = at + 1 < end ? (units.lexeme[at + 1] ?? null) : null
    return before === 'in' || before === 'since' || lexeme === null || (lexeme.party === null && !lexeme.cues.thing)
  }
  const next = at + 1 < end ? (units.lexeme[at + 1] ?? null) : null
  return (
    (next !== null && next.nounTriggers.length > 0) ||
    units.mention[at + 1]?.kind === 'location' ||
    units.word(at - 1) === '('
  )
}

/** "May", "March" and "Jan" are words and names too; as months they have a preposition or "last" before them. */
const isAmbiguousMonth = (units: Units, at: number): boolean =>
  !/^(?:in|of|since|until|last|this|late|early|mid|during|by|from|next)$/.test(units.lexeme[at - 1]?.text ?? '')
