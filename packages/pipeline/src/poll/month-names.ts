/** The number of a month by its name in English or another language of feeds, in full or cut short; null for another word. */
export const monthOfWord = (word: string): number | null => {
  const exact = englishMonths.get(word.toLowerCase())
  if (exact !== undefined) return exact
  const folded = fold(word)
  if (folded.length < 3 && !/[^\x00-\x7f]/.test(word)) return null
  const english = englishMonths.get(folded.slice(0, 3))
  if (english !== undefined && englishPattern.test(folded)) return english
  return localisedMonths().get(folded) ?? shortenedMonth(folded)
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
  'fa-u-ca-gregory',
  'ur',
  'hi',
  'bn',
  'ps-u-ca-gregory',
  'pa',
  'he',
]

let known: ReadonlyMap<string, number> | null = null

const localisedMonths = (): ReadonlyMap<string, number> => {
  if (known !== null) return known
  const months = new Map<string, number>()
  for (const locale of locales) {
    for (const style of ['long', 'short'] as const) {
      const alone = new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC' })
      const inDate = new Intl.DateTimeFormat(locale, { day: 'numeric', month: style, year: 'numeric', timeZone: 'UTC' })
      for (let month = 1; month <= 12; month++) {
        const date = new Date(Date.UTC(2024, month - 1, 15))
        const names = [
          alone.format(date),
          ...inDate
            .formatToParts(date)
            .filter(({ type }) => type === 'month')
            .map(({ value }) => value),
        ]
        for (const name of names) {
          const folded = fold(name)
          if (folded.length >= 3 && !months.has(folded)) months.set(folded, month)
        }
      }
    }
  }
  known = months
  return months
}

/** A word of at least three letters that starts the names of one month only. */
const shortenedMonth = (folded: string): number | null => {
  if (folded.length < 3) return null
  let found: number | null = null
  for (const [name, month] of localisedMonths()) {
    if (!name.startsWith(folded)) continue
    if (found !== null && found !== month) return null
    found = month
  }
  return found
}

/** Lower case without accents and points: outlets drop both. */
const fold = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/[\u0300-\u036f.]/g, '')
    .toLowerCase()
    .normalize('NFC')
