/** A language that there are rules for, and the words by which a text in it is known. */
export interface KnownLanguage {
  /** BCP 47, the language alone. */
  readonly code: string
  /** The commonest words without meaning of their own. */
  readonly functionWords: readonly string[]
}

export interface DecidedLanguage {
  /** BCP 47; null where the text is in none of the known languages and the page does not say which it is in. */
  readonly language: string | null
  readonly isKnown: boolean
  readonly why: 'words' | 'declared' | 'script' | 'foreign-words'
}

/**
 * The language of a text. The words decide, because templates declare `en` over texts in other languages and the reverse;
 * what the page or the source declares gives the region and decides for texts too short to tell.
 */
export function decideLanguage(
  text: string,
  declared: readonly (string | null)[],
  known: readonly KnownLanguage[],
): DecidedLanguage {
  const sample = text.slice(0, 6_000)
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? []
  const claim = declared.find((language) => language !== null) ?? null
  const claimed = known.find(({ code }) => baseOf(claim) === code)
  if (words.length < fewestWords) return { language: claim, isKnown: claimed !== undefined, why: 'declared' }
  if (known.every(({ code }) => usesLatin(code)) && shareOfLatin(sample) < 0.5) {
    return { language: claimed === undefined ? claim : null, isKnown: false, why: 'script' }
  }
  const spoken = known.find(({ functionWords }) => shareOf(words, new Set(functionWords)) >= leastShare)
  if (spoken !== undefined) return { language: regionOf(spoken.code, declared), isKnown: true, why: 'words' }
  return { language: claimed === undefined ? claim : null, isKnown: false, why: 'foreign-words' }
}

/** English as a text must look to be coded: these words are a third of any English prose and rare elsewhere. */
export const english: KnownLanguage = {
  code: 'en',
  functionWords:
    'the of and to in a was is that for on with as by at from were his has had have been who which this are be he it its an their said after'.split(
      ' ',
    ),
}

const fewestWords = 12
/** Names and figures push the share of a report down to a quarter; other languages in Latin script stay below a tenth. */
const leastShare = 0.16

const baseOf = (language: string | null): string | null => language?.toLowerCase().split('-')[0] ?? null

const usesLatin = (code: string): boolean => new Intl.Locale(code).maximize().script === 'Latn'

/** What was declared, where it is a regional form of the language that was found. */
const regionOf = (code: string, declared: readonly (string | null)[]): string =>
  declared.find((language) => language !== null && baseOf(language) === code) ?? code

function shareOf(words: readonly string[], functionWords: ReadonlySet<string>): number {
  return words.filter((word) => functionWords.has(word)).length / words.length
}

function shareOfLatin(text: string): number {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return letters === 0 ? 1 : (text.match(/\p{Script=Latin}/gu)?.length ?? 0) / letters
}
