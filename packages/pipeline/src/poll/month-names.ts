import type { Calendar } from './calendar-of-year.js'

/** The number of a month of a calendar by its name in English or another language of feeds, in full or cut short; null for another word. */
export const monthOfWord = (word: string, calendar: Calendar = 'gregorian'): number | null => {
  if (calendar === 'solar-hijri') return namedMonth(fold(word), solarMonths())
  const exact = englishMonths.get(word.toLowerCase())
  if (exact !== undefined) return exact
  const folded = fold(word)
  const english = englishMonths.get(folded.slice(0, 3))
  if (english !== undefined && englishPattern.test(folded)) return english
  return namedMonth(folded, localisedMonths())
}

const englishMonths: ReadonlyMap<string, number> = new Map(
  ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map((name, index) => [
    name,
    index + 1,
  ]),
)

const englishPattern =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/

/** Whose month names real feeds carry in their dates; the platform knows the names. */
const locales = [
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'sv',
  'da',
  'nb',
  'fi',
  'pl',
  'cs',
  'sk',
  'hu',
  'ro',
  'hr',
  'sl',
  'tr',
  'el',
  'ru',
  'uk',
  'bg',
  'sr',
  'lt',
  'lv',
  'et',
  'ca',
  'id',
  'ms',
  'vi',
  'ar',
  'ar-SY',
  'ar-DZ',
  'ckb',
  'fa-u-ca-gregory',
  'fa-AF-u-ca-gregory',
  'ur',
  'hi',
  'bn',
  'ps-u-ca-gregory',
  'pa',
  'he',
  'th',
]

/** The languages in which the months of the solar Hijri calendar are written; Dari and Pashto have names of their own. */
const solarLocales = ['fa-u-ca-persian', 'fa-AF-u-ca-persian', 'ps-u-ca-persian', 'en-u-ca-persian']

/** Built when the first such date is read: asking the platform takes a while. */
const once = <T>(build: () => T): (() => T) => {
  let built: T | null = null
  return () => (built ??= build())
}

const localisedMonths = once(() => namesOf(locales, (month) => Date.UTC(2024, month - 1, 15)))

/** The fifth of April is in Farvardin, the first of the twelve, that of March in Esfand, the last. */
const solarMonths = once(() => namesOf(solarLocales, (month) => Date.UTC(2024, month + 2, 5)))

const namesOf = (of: readonly string[], within: (month: number) => number): ReadonlyMap<string, number> => {
  const months = new Map<string, number>()
  for (const locale of of) {
    for (const style of ['long', 'short'] as const) {
      const alone = new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC' })
      const inDate = new Intl.DateTimeFormat(locale, { day: 'numeric', month: style, year: 'numeric', timeZone: 'UTC' })
      for (let month = 1; month <= 12; month++) {
        const date = within(month)
        const names = [
          alone.format(date),
          ...inDate
            .formatToParts(date)
            .filter(({ type }) => type === 'month')
            .map(({ value }) => value),
        ]
        for (const name of names) {
          const folded = fold(name)
          if (isWord(folded) && !months.has(folded)) months.set(folded, month)
        }
      }
    }
  }
  return months
}

/** Two letters of Latin may be anything; in Arabic script they are the months of May and Dey. */
const isWord = (folded: string): boolean => folded.length >= (/^[\x00-\x7f]*$/.test(folded) ? 3 : 2)

/** A name, or a word of at least three letters that starts the names of one month only. */
const namedMonth = (folded: string, months: ReadonlyMap<string, number>): number | null => {
  const exact = months.get(folded)
  if (exact !== undefined) return exact
  if (folded.length < 3) return null
  let found: number | null = null
  for (const [name, month] of months) {
    if (!name.startsWith(folded)) continue
    if (found !== null && found !== month) return null
    found = month
  }
  return found
}

/** Lower case without accents, points and vowel signs, which outlets drop, and with one form of letters that keyboards mix. */
const fold = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u064b-\u065f\u200c.]/g, '')
    .replaceAll('\u064a', '\u06cc')
    .replaceAll('\u0643', '\u06a9')
    .toLowerCase()
    .normalize('NFC')
