import type { DatePrecision } from '@wirewatch/model'
import { Pos, verbClassFlags } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordFlag, WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import { Trait } from '@wirewatch/taxonomy/language/traits.js'
import { countsSomething, joinedDay, secondDay, spanGoesOn, writtenDay } from './date-spans.js'
import { type Day, dayOf, isoOf, monthOf, parseDay, weekdayOf, yearOf } from './day.js'
import type { Units } from './read-units.js'
import { isMonth } from './tag-times.js'

/** A time that a text names. */
export interface TimeExpression {
  /** Units from `start` up to `end`. */
  readonly start: number
  readonly end: number
  /** YYYY-MM-DD, YYYY-MM or YYYY; null where the year cannot be known. */
  readonly date: string | null
  readonly dateEnd: string | null
  readonly precision: DatePrecision | null
  /** Month and day without a year, MM-DD. */
  readonly partial: string | null
  /** When it was reported, not when it happened. */
  readonly reporting: boolean
  /** Has a year of its own. */
  readonly dated: boolean
  /** Counts from the day last named in the text: "a day earlier". */
  readonly anchored: number | null
}

/** The days that dates are read against. */
export interface Calendar {
  readonly published: Day | null
}

/** The times that a stretch of a text names, in its order. */
export function findTimes(units: Units, from: number, end: number, calendar: Calendar): TimeExpression[] {
  const times: TimeExpression[] = []
  let at = from
  while (at < end) {
    const found = spanAt(units, at, end, calendar)
    if (found === null) {
      at++
      continue
    }
    const reporting =
      isOfDateline(units, found) || isReporting(units, from, found.start) || isOfTelling(units, from, end, found)
    times.push(toldAs(reporting, found))
    at = Math.max(found.end, at + 1)
  }
  return times
}

type Found = Omit<TimeExpression, 'reporting'>

const toldAs = (reporting: boolean, found: Found): TimeExpression => ({
  start: found.start,
  end: found.end,
  date: found.date,
  dateEnd: found.dateEnd,
  precision: found.precision,
  partial: found.partial,
  reporting,
  dated: found.dated,
  anchored: found.anchored,
})

/** A time, or the two that a span has: "from 3 May to 5 May". */
function spanAt(units: Units, at: number, end: number, calendar: Calendar): Found | null {
  const first = timeAt(units, at, end, calendar)
  const next = first?.precision === 1 ? spanGoesOn(units, first.start, first.end) : null
  const second = next === null || next >= end ? null : timeAt(units, next, end, calendar)
  return first === null || second === null ? first : span(first, second)
}

/** From the first day to the second, as precise as it is long; the first alone where the second is not after it. */
function span(first: Found, second: Found): Found {
  const from = first.date === null ? null : parseDay(first.date)
  const to = second.date === null ? null : parseDay(second.date)
  if (from === null || to === null || to <= from) return first
  const days = to - from + 1
  const precision = days <= 6 ? 2 : days <= 14 ? 3 : 4
  return { ...first, end: second.end, dateEnd: second.date, precision, dated: first.dated || second.dated }
}

function timeAt(units: Units, at: number, end: number, calendar: Calendar): Found | null {
  const isTimely = units.traits[at]! & (Trait.time | Trait.number) || units.flags[at]! & WordFlag.digit
  if (!isTimely || units.mention[at] !== null) return null
  const time = units.lexeme[at]?.time ?? null
  if (time === null) return numericDate(units, at, end, calendar)
  switch (time.kind) {
    case 'month':
      return isMonth(units, at) ? monthDate(units, at, end, calendar, time.month!) : null
    case 'weekday':
      return weekday(units, at, end, calendar, time.weekday!)
    case 'offset':
      return calendar.published === null ? vague(at, at + 1) : exact(at, at + 1, calendar.published + time.offset!)
    case 'anchor':
      return vague(at, at + 1, { anchored: time.anchor })
    case 'last':
      return lastUnit(units, at, end, calendar)
    case 'unit':
      return unitTime(units, at, end, calendar, time.unit)
    default:
      return null
  }
}

/** A time of which no more is known than is told. */
const vague = (start: number, end: number, told: Partial<Found> = {}): Found => ({
  start,
  end,
  date: told.date ?? null,
  dateEnd: told.dateEnd ?? null,
  precision: told.precision ?? null,
  partial: told.partial ?? null,
  dated: told.dated ?? false,
  anchored: told.anchored ?? null,
})

const exact = (start: number, end: number, day: Day, dated = false): Found =>
  vague(start, end, { date: isoOf(day), precision: 1, dated })

/** "2014-12-16", "3 days ago", a year alone: "in 2014", "the 2023 bombing". */
function numericDate(units: Units, at: number, end: number, calendar: Calendar): Found | null {
  const word = units.word(at)
  if (units.kind[at] === WordKind.number || units.lexeme[at]?.number != null) {
    const unit = units.lexeme[at + 1]?.time
    if (at + 2 < end && unit?.kind === 'unit' && isAgo(units, at + 2)) return ago(units, at, calendar, unit.unit)
  }
  const joined = joinedDay(units, at, end)
  if (joined !== null) return exact(at, at + 3, joined, true)
  const written = writtenDay(units, at, end, calendar.published)
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
    return withYear(units, at, at + 3, end, calendar, behindOf.month!, dayNumber(word)!)
  if (units.kind[at] !== WordKind.number || !/^(?:19|20)\d\d$/.test(word)) return null
  return isYear(units, at, end, calendar) ? vague(at, at + 1, { date: word, precision: 5, dated: true }) : null
}

const isAgo = (units: Units, at: number): boolean => units.lexeme[at]?.time?.kind === 'ago'

function ago(units: Units, at: number, calendar: Calendar, unit: string | null): Found {
  const count = /^an?$/.test(units.word(at)) ? 1 : (units.lexeme[at]?.number?.min ?? Number(units.word(at)))
  const published = calendar.published
  if (published === null || !Number.isFinite(count) || count > 10_000) return vague(at, at + 3)
  if (unit === 'day') return exact(at, at + 3, published - count)
  if (unit === 'week') return { ...exact(at, at + 3, published - 7 * count), precision: 3 }
  if (unit === 'year') return vague(at, at + 3, { date: String(yearOf(published) - count), precision: 5, dated: true })
  return vague(at, at + 3, { date: monthsBack(published, count), precision: 4, dated: true })
}

function monthsBack(day: Day, count: number): string {
  const months = yearOf(day) * 12 + monthOf(day) - 1 - count
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
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

/** "May 14", "May 14, 2014", "May 2014", "in May". */
function monthDate(units: Units, at: number, end: number, calendar: Calendar, month: number): Found | null {
  let next = at + 1
  if (next < end && units.word(next) === '.') next++
  const day = next < end ? dayNumber(units.word(next)) : null
  const until = day === null ? null : secondDay(units, next, end)
  if (until !== null && !countsSomething(units, until, end))
    return { ...daysOfMonth(units, next, until, until + 1, end, calendar, month)!, start: at }
  if (day !== null) return withYear(units, at, next + 1, end, calendar, month, day)
  if (isAmbiguousMonth(units, at)) return null
  const comma = next < end && units.word(next) === ',' ? next + 1 : next
  const year = comma < end ? yearNumber(units.word(comma)) : null
  if (year !== null) return vague(at, comma + 1, { date: isoMonth(year, month), precision: 4, dated: true })
  if (calendar.published === null) return vague(at, at + 1)
  const lastYear = yearOf(calendar.published) - (month > monthOf(calendar.published) ? 1 : 0)
  const isLast = units.lexeme[at - 1]?.time?.kind === 'last'
  const before = isLast && month === monthOf(calendar.published) ? 1 : 0
  return vague(at, at + 1, { date: isoMonth(lastYear - before, month), precision: 4 })
}

/** "May", "March" and "Jan" are words and names too; as months they have a preposition or "last" before them. */
const isAmbiguousMonth = (units: Units, at: number): boolean =>
  !/^(?:in|of|since|until|last|this|late|early|mid|during|by|from|next)$/.test(units.lexeme[at - 1]?.text ?? '')

const isoMonth = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}`

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
  const start = withYear(units, first, behind, end, calendar, month, from)
  const last = withYear(units, first, behind, end, calendar, month, to)
  return start === null || last === null ? start : span(start, last)
}

/** "14 May 2014". */
function dayMonth(units: Units, at: number, end: number, calendar: Calendar, month: number): Found | null {
  const day = dayNumber(units.word(at))
  if (day === null) return null
  const short = shortYear(units, at + 2, end)
  const found = short === null ? null : dayOf(short, month, day)
  if (found !== null) return exact(at, at + 3, found, true)
  return withYear(units, at, at + 2, end, calendar, month, day)
}

function withYear(
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
  const year = at < end ? yearNumber(units.word(at)) : null
  if (year !== null) {
    const found = dayOf(year, month, day)
    return found === null ? null : exact(start, at + 1, found, true)
  }
  const partial = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  if (calendar.published === null) return vague(start, from, { partial })
  const found = lastSuchDay(calendar.published, month, day)
  return found === null ? vague(start, from, { partial }) : { ...exact(start, from, found), partial }
}

/** The latest such day that is not after the day of publication (one day's grace, for zones). */
function lastSuchDay(published: Day, month: number, day: number): Day | null {
  const year = yearOf(published)
  const found = dayOf(year, month, day)
  if (found !== null && found <= published + 1) return found
  return dayOf(year - 1, month, day)
}

function dayNumber(word: string): number | null {
  const parts = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)
  if (parts === null) return null
  const day = Number(parts[1])
  return day >= 1 && day <= 31 ? day : null
}

/** "12 JAN 90", as agencies head their reports. */
function shortYear(units: Units, at: number, end: number): number | null {
  if (at >= end || !/^\d\d$/.test(units.word(at))) return null
  const next = at + 1 < end ? units.kind[at + 1] : WordKind.mark
  if (next !== WordKind.mark) return null
  const year = Number(units.word(at))
  return year >= 50 ? 1900 + year : 2000 + year
}

const yearNumber = (word: string): number | null => (/^(?:19|20)\d\d$/.test(word) ? Number(word) : null)

/** The latest such weekday up to the day of publication; "next Friday" is none. */
function weekday(units: Units, at: number, end: number, calendar: Calendar, wanted: number): Found | null {
  const before = units.lexeme[at - 1]?.text ?? ''
  if (before === 'next' || before === 'this coming' || before === 'every') return null
  const comma = at + 1 < end && units.word(at + 1) === ',' ? at + 2 : at + 1
  if (comma < end && units.lexeme[comma]?.time?.kind === 'month') {
    const dated = monthDate(units, comma, end, calendar, units.lexeme[comma]!.time!.month!)
    if (dated !== null && dated.precision === 1) return { ...dated, start: at }
  }
  if (calendar.published === null) return vague(at, at + 1)
  const back = (weekdayOf(calendar.published) - wanted + 7) % 7
  const isLast = before === 'last' && back === 0
  return exact(at, at + 1, calendar.published - (isLast ? 7 : back))
}

/** "over the weekend": the last Saturday and the Sunday behind it; "next weekend" is none. */
function weekend(units: Units, at: number, calendar: Calendar): Found | null {
  const { published } = calendar
  if (published === null || /^(?:next|coming|every)$/.test(units.word(at - 1))) return null
  const saturday = published - ((weekdayOf(published) + 1) % 7)
  return { ...exact(at, at + 1, saturday), dateEnd: isoOf(saturday + 1), precision: 2 }
}

/** "this month", "a year ago", "the weekend": told by the unit and the word before it. */
function unitTime(units: Units, at: number, end: number, calendar: Calendar, unit: string | null): Found | null {
  if (unit === 'weekend') return weekend(units, at, calendar)
  const before = units.word(at - 1)
  if (/^an?$/.test(before) && at + 1 < end && isAgo(units, at + 1)) return ago(units, at - 1, calendar, unit)
  return before === 'this' ? thisUnit(at, calendar, unit) : null
}

/** "this week", "this month", "this year". */
function thisUnit(at: number, { published }: Calendar, unit: string | null): Found | null {
  if (published === null) return null
  if (unit === 'month')
    return vague(at - 1, at + 1, { date: isoMonth(yearOf(published), monthOf(published)), precision: 4 })
  if (unit === 'year') return vague(at - 1, at + 1, { date: String(yearOf(published)), precision: 5 })
  if (unit !== 'week') return null
  const monday = published - (weekdayOf(published) - 1)
  return { ...exact(at - 1, at + 1, monday), dateEnd: isoOf(published), precision: 3 }
}

/** "last month", "last year", "last week". */
function lastUnit(units: Units, at: number, end: number, calendar: Calendar): Found | null {
  const unit = at + 1 < end ? (units.lexeme[at + 1]?.time ?? null) : null
  if (unit?.kind !== 'unit' || unit.unit === 'day' || unit.unit === 'weekend') return null
  const published = calendar.published
  if (published === null) return vague(at, at + 2)
  if (unit.unit === 'year') return vague(at, at + 2, { date: String(yearOf(published) - 1), precision: 5, dated: true })
  if (unit.unit === 'month') return vague(at, at + 2, { date: monthsBack(published, 1), precision: 4, dated: true })
  const monday = published - (weekdayOf(published) - 1) - 7
  return { ...exact(at, at + 2, monday), dateEnd: isoOf(monday + 6), precision: 3, dated: true }
}

/** "LIMA, 3 JAN 90 (EFE) -- [TEXT] …": the day in the dateline, before the agency or a dash. */
const isOfDateline = (units: Units, time: Found): boolean =>
  time.start > 0 && time.start < 12 && /^[([-]$/.test(units.word(time.end)) && units.word(time.start - 1) === ','

/** "reports the paper on May 14", "said on Friday": the nearest verb before it is one of saying, not far off. */
function isReporting(units: Units, from: number, at: number): boolean {
  const limit = Math.max(from, at - 7)
  for (let before = at - 1; before >= limit; before--) {
    const lexeme = units.lexeme[before] ?? null
    if (units.kind[before] === WordKind.mark && units.word(before) === ',') return false
    if (lexeme === null) continue
    if (lexeme.verbTriggers.length > 0 || lexeme.nounTriggers.length > 0) return false
    if (before === at - 1 && (lexeme.verbClasses.deny || lexeme.verbClasses.condemn)) return true
    if (lexeme.verbClasses.say || lexeme.verbClasses.claim) return isReportVerb(units, before)
    if (
      lexeme.forms !== 0 &&
      lexeme.verbClasses !== verbClassFlags.none &&
      (units.flags[before]! & WordFlag.capital) === 0
    ) {
      if (!lexeme.verbClasses.identify) return false
    }
  }
  return false
}

/** "in a statement on Friday", "the group on Wednesday claimed", "the police today confirmed": when it was said. */
function isOfTelling(units: Units, from: number, end: number, time: Found): boolean {
  for (let at = time.start - 1; at >= Math.max(from, time.start - 2); at--) {
    if (units.overlay[at]?.cues.statement === true && units.lexeme[at]?.target == null) return true
    if (units.lexeme[at]?.text !== 'on') break
  }
  for (let at = time.end; at < Math.min(end, time.end + 3); at++) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme === null) return false
    if (lexeme.verbClasses.claim || lexeme.verbClasses.condemn || lexeme.verbClasses.deny)
      return lexeme.verbTriggers.length === 0
    if (lexeme.verbClasses.say && isReportVerb(units, at)) return !tellsBefore(units, from, time.start)
    if ((lexeme.pos & Pos.adverb) === 0) return false
  }
  return false
}

/** "A bomb exploded on Monday, said …": what was told before the time may have its own. */
function tellsBefore(units: Units, from: number, end: number): boolean {
  for (let at = from; at < end; at++) {
    const lexeme = units.lexeme[at]
    if (lexeme != null && (lexeme.verbTriggers.length > 0 || lexeme.nounTriggers.length > 0)) return true
  }
  return false
}

const isReportVerb = (units: Units, at: number): boolean =>
  /^(?:report|reports|reported|said|says|told|tells|confirmed|confirms|announced|stated|informed|revealed|claimed|disclosed|added|adds)$/.test(
    units.lexeme[at]?.text ?? '',
  )
