import { calendarOfYear } from './calendar-of-year.js'
import { fullYear, instantBefore, instantOf, instantOfOrdinal, instantOfWeek, isoOf } from './date-instant.js'
import { monthOfWord } from './month-names.js'
import { readNumericDate } from './read-numeric-date.js'

/**
 * Reads a date as feeds write them and gives it as ISO 8601 in UTC (`2024-03-09T14:00:00Z`, milliseconds only where
 * they are written). A date without time is the start of its day, one without zone is of the zone `home` (IANA), in which the outlet
 * dates its reports. Unreadable is null, never now.
 */
export const readDate = (written: string, home = 'UTC'): string | null => {
  const usual = readUsual(written)
  if (usual !== null) return usual
  const text = tidy(written)
  if (text === '' || text.length > 100) return null
  for (const read of readers) {
    const instant = read(text, home)
    if (instant !== null) return instant
  }
  return null
}

/** The two forms that nearly all feeds use to the letter, read in a tenth of the time. Null asks for a closer look. */
const readUsual = (written: string): string | null => {
  const iso = isoPattern.exec(written)
  if (iso !== null) return usualInstant(iso[1]!, iso[2]!, iso[3]!)
  const mail = mailPattern.exec(written)
  const month = mail === null ? null : monthOfWord(mail[2]!)
  if (mail === null || month === null) return null
  return usualInstant(`${mail[3]}-${month < 10 ? '0' : ''}${month}-${mail[1]}`, mail[4]!, mail[5]!)
}

const day = '0[1-9]|1\\d|2[0-8]'
const clock = '(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d'
const offset = '[+-](?:0\\d|1[0-4]):?[0-5]\\d'
const isoPattern = new RegExp(`^((?:19|20)\\d{2}-(?:0[1-9]|1[0-2])-(?:${day}))T(${clock})(Z|${offset})$`)
const mailPattern = new RegExp(`^\\w{3}, (${day}) (\\w{3}) ((?:19|20)\\d{2}) (${clock}) (GMT|${offset})$`)

const usualInstant = (date: string, time: string, zone: string): string => {
  if (zone === 'Z' || zone === 'GMT') return `${date}T${time}Z`
  const east = zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`
  return new Date(`${date}T${time}${east}`).toISOString().replace('.000Z', 'Z')
}

type DateReader = (text: string, home: string) => string | null

/** Spaces of all kinds to one, digits of other scripts to ASCII, marks of direction away. */
const tidy = (written: string): string =>
  written
    .replace(/[\u200e\u200f\u202a-\u202e\ufeff]/g, '')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/[\u0966-\u096f]/g, (digit) => String(digit.charCodeAt(0) - 0x0966))
    .replaceAll('،', ',')
    .replace(/\s+/g, ' ')
    .trim()

/** W3C-DTF at every precision, with the liberties of databases: a space for the `T`, a zone apart, a zero too many. */
const readW3c: DateReader = (text, home) => {
  const match = text.match(
    /^(?:[^\d\s]+ (?=\d{4}-))?(\d{4})(?:-0?(\d{1,2})(?:-(\d{1,2}))?)?(?:(?:T| at | )(\d{1,2}(?::\d{1,2}){0,2}(?:[.,]\d+)?(?: ?[ap]m)?))?(?: ?(.*))?$/i,
  )
  if (match === null) return null
  const [, year, month = '1', day = '1', time, zone] = match
  if (time === undefined && zone !== undefined && zone !== '' && !isZoneAlone(zone)) return null
  return instantOf({ year: Number(year), month: Number(month), day: Number(day), time, zone }, home)
}

/**
 * ISO 8601 without hyphens, with two-digit years, and days of the year. `03-12-31` has the year first there, and in Python's feedparser, also
 * where it might be another day with the year last: feeds that write the day first add an hour or a weekday, which `readNumericDate` weighs.
 */
const readCompact: DateReader = (text, home) => {
  const [, date = '', clock, zone] =
    text
      .replace(/^((?:19|20)\d{6})(\d{6})$/, '$1T$2')
      .match(/^(-{0,3}[\dWw-]+?)(?:[Tt](\d{2}:?(?:\d{2}:?(?:\d{2}(?:[.,]\d+)?)?)?)([Zz]|[+-]\d{2}:?\d{0,2})?)?$/) ?? []
  const time = clock?.includes(':')
    ? clock
    : clock?.replace(/^(\d{2})(\d{2})?(\d{2})?/, (_, h, m = '00', s = '00') => `${h}:${m}:${s}`)
  const whole = date.match(/^(\d{4})(\d{2})(\d{2})$/) ?? date.match(/^(\d{2})-?(\d{2})-?(\d{2})$/)
  if (whole !== null)
    return instantOf({ year: fullYear(whole[1]!), month: Number(whole[2]), day: Number(whole[3]), time, zone }, home)
  const ordinal = date.match(/^(\d{4})-?(\d{3})$/) ?? date.match(/^(\d{2})-?(\d{3})$/)
  if (ordinal !== null) return instantOfOrdinal(fullYear(ordinal[1]!), Number(ordinal[2]), time, zone, home)
  const week = date.match(/^(\d{4})-?[Ww](\d{2})(?:-?([1-7]))?$/)
  if (week !== null) return instantOfWeek(Number(week[1]), Number(week[2]), Number(week[3] ?? 1), time, zone, home)
  const month = date.match(/^-(\d{2})-?(\d{2})$/)
  if (month !== null) return instantOf({ year: fullYear(month[1]!), month: Number(month[2]), day: 1, time, zone }, home)
  return null
}

/** RFC 822 and 2822 with what is done to them: names in full or in another language, commas, month first, no seconds. */
const readRfc822: DateReader = (text, home) => {
  const words = text.replace(/,/g, ' ').trim()
  const dayFirst = words.match(
    /^(?:\D*?[\s.])?(\d{1,2})(?:st|nd|rd|th|er|º|ο)?[\s.\-/]+(?:de |d')?([^\s\d.,\-/:]+)\.?[\s\-/]+(?:de )?(\d{4}|\d{2})(?!\d|:)(?:[\s\-T]+(.*))?$/i,
  )
  if (dayFirst !== null) return fromWords(dayFirst[1]!, dayFirst[2]!, dayFirst[3]!, dayFirst[4], home)
  const monthFirst = words.match(
    /^(?:\D*?\s)?([^\s\d.,\-/:]+)\.? (\d{1,2})(?:st|nd|rd|th)?\s+(\d{4})(?!\d|:)(?:\s+(.*))?$/i,
  )
  return monthFirst === null ? null : fromWords(monthFirst[2]!, monthFirst[1]!, monthFirst[3]!, monthFirst[4], home)
}

/** As C prints it, `Sun Jan 4 16:29:06 2004`, with or without a zone before or after the year. */
const readAsctime: DateReader = (text, home) => {
  const match = text.match(/^(?:\S+ )?(\p{L}+)\.? (\d{1,2}) (\d{1,2}:\d{2}(?::\d{2})?) (?:(\S+) )?(\d{4})(?: (\S+))?$/u)
  if (match === null) return null
  const year = Number(match[5])
  const month = monthOfWord(match[1]!, calendarOfYear(year))
  if (month === null) return null
  return instantOf({ year, month, day: Number(match[2]), time: match[3], zone: match[4] ?? match[6] }, home)
}

/** `2004-július-13T9:15-05:00`: the year first, the month a word. */
const readYearFirst: DateReader = (text, home) => {
  const match = text.match(
    /^(?:\p{L}+,? )?(\d{4})[-./ ]+(\p{L}+)\.?[-./ ]+(\d{1,2})\.?(?:(?:T| )(\d{1,2}:\d{2}(?::\d{2})?)? ?(.*))?$/u,
  )
  if (match === null) return null
  const year = Number(match[1])
  const month = monthOfWord(match[2]!, calendarOfYear(year))
  return month === null ? null : instantOf({ year, month, day: Number(match[3]), time: match[4], zone: match[5] }, home)
}

/** Korean, Japanese and Chinese name the units: `2004년 05월 28일 01:31:15`, `2024年3月9日 14:00`. Without zone, theirs. */
const readEastAsian: DateReader = (text, home) => {
  const units = text.match(/^(\d{4}) ?[년年] ?(\d{1,2}) ?[월月] ?(\d{1,2}) ?[일日](?: ?[(（][^)）]*[)）])?(.*)$/)
  const hyphens = text.match(/^(\d{4})-(\d{1,2})-(\d{1,2}) ((?:오전|오후|午前|午後|上午|下午).*)$/)
  const match = units ?? hyphens
  if (match === null) return null
  const clock = match[4]!.match(
    /(오전|오후|午前|午後|上午|下午)? ?(\d{1,2}) ?[:시時时] ?(\d{1,2})(?: ?[:분分] ?(\d{1,2}))?[초秒분分]?(.*)$/,
  )
  const isAfternoon = /오후|午後|下午/.test(clock?.[1] ?? '')
  const hour = Number(clock?.[2] ?? 0)
  const time =
    clock === null ? undefined : `${isAfternoon && hour < 12 ? hour + 12 : hour}:${clock?.[3]}:${clock?.[4] ?? '00'}`
  const zone = clock?.[5]?.trim() || (/[년월일오]/.test(text) || /[時午前後]/.test(text) ? '+09:00' : '+08:00')
  return instantOf({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]), time, zone }, home)
}

/** Seconds or milliseconds since 1970, as programs count: ten or thirteen digits, from 2001 on. */
const readUnixTime: DateReader = (text) => {
  if (!/^[1-4]\d{9}(?:\d{3})?$/.test(text)) return null
  const milliseconds = text.length === 10 ? Number(text) * 1000 : Number(text)
  return isoOf(milliseconds, milliseconds % 1000 > 0)
}

const readers: readonly DateReader[] = [
  readW3c,
  readRfc822,
  readAsctime,
  readCompact,
  readEastAsian,
  readYearFirst,
  readNumericDate,
  readUnixTime,
]

const fromWords = (
  day: string,
  word: string,
  written: string,
  rest: string | undefined,
  home: string,
): string | null => {
  const year = fullYear(written)
  const month = monthOfWord(word, calendarOfYear(year))
  return month === null ? null : instantBefore({ year, month, day: Number(day) }, rest, home)
}

const isZoneAlone = (zone: string): boolean => /^(?:z|utc|gmt|[+-]\d{2}:?\d{2})$/i.test(zone.trim())
