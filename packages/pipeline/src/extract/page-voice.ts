import { type PageWords, type WallKind, type WordsOfLanguage, wallKinds } from '@wirewatch/taxonomy/page-words.js'

/** Who speaks in the sentences of a page: somebody who tells of others, or the page itself, to its reader. */
export interface PageVoice {
  /** Characters of the sentences that tell of something. */
  readonly telling: number
  /** The sentences that speak for the page itself, by what they are about. */
  readonly own: Readonly<Record<WallKind, readonly string[]>>
}

/**
 * Tells apart the sentences of short text. A sentence is the page's own where a good part of its words are terms of a wall or words
 * to the reader; words in quotation marks are somebody else's. Of the languages the one counts in which most is the page's own.
 * @param text what was read as the article
 * @param shown all that the page shows, menus and boxes left out
 */
export function hearVoice(text: string, shown: string, { languages }: PageWords): PageVoice {
  const isPrinted = printedBy(languages)
  const [read, all] = [
    sentencesOf(
      text
        .split('\n')
        .filter((line) => !isPrinted(line))
        .join('\n'),
    ),
    sentencesOf(shown),
  ]
  const voices = languages.map(
    (language): PageVoice => ({ telling: tellingIn(read, language), own: ownIn(all, language) }),
  )
  return voices.toSorted((a, b) => a.telling - b.telling || countOwn(b) - countOwn(a))[0] ?? telling(text)
}

/** The voice of a text that needs no hearing: it is too long for a wall. */
export const telling = (text: string): PageVoice => ({ telling: text.length, own: noOwn })

/** What a program printed tells of nothing. */
const printedBy = (languages: readonly WordsOfLanguage[]): ((line: string) => boolean) => {
  const patterns = languages.flatMap(({ walls }) => walls['error-page'].output)
  return (line) => patterns.some((pattern) => pattern.test(line))
}

const noOwn: PageVoice['own'] = { 'block-page': [], 'error-page': [], 'consent-wall': [], paywall: [] }

const countOwn = ({ own }: PageVoice): number => wallKinds.reduce((sum, kind) => sum + own[kind].length, 0)

function tellingIn(sentences: readonly string[], language: WordsOfLanguage): number {
  return sentences
    .filter((sentence) => countWords(sentence) >= fewestWords && ownKind(sentence, language) === null)
    .reduce((sum, { length }) => sum + length, 0)
}

function ownIn(sentences: readonly string[], language: WordsOfLanguage): PageVoice['own'] {
  const kinds = new Map(sentences.map((sentence) => [sentence, ownKind(sentence, language)]))
  const of = (kind: WallKind): readonly string[] => [...kinds].flatMap(([words, own]) => (own === kind ? [words] : []))
  return {
    'block-page': of('block-page'),
    'error-page': of('error-page'),
    'consent-wall': of('consent-wall'),
    paywall: of('paywall'),
  }
}

/** A shorter sentence is a label and tells nothing. */
const fewestWords = 5
/** The share of a sentence's words that are terms or speak to the reader. */
const leastShare = 0.27

/** The kind of wall of which a sentence speaks; null where it speaks of something else. */
function ownKind(sentence: string, { reader, walls }: WordsOfLanguage): WallKind | null {
  const words = countWords(sentence)
  if (words === 0) return null
  const toReader = countOf(sentence, reader)
  const counts = wallKinds.map((kind) => ({ kind, terms: countOf(sentence, walls[kind].terms) }))
  const { kind, terms } = counts.reduce((most, count) => (count.terms > most.terms ? count : most))
  const isEnough = terms >= 2 || (terms === 1 && toReader > 0)
  return isEnough && (terms + toReader) / words >= leastShare ? kind : null
}

const countOf = (text: string, pattern: RegExp | null): number => {
  if (pattern === null) return 0
  pattern.lastIndex = 0
  return text.match(pattern)?.length ?? 0
}

const countWords = (text: string): number => text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)?.length ?? 0

/** Words in quotation marks are of equal length and mean nothing, and a sentence does not end inside them. */
const withoutQuotations = (text: string): string =>
  text.replace(quotation, (words) => words.replace(/[\p{L}\p{N}'’-]+/gu, 'quoted').replace(/[.!?…।۔؟。！？]/gu, ''))

const quotation = /“[^”\n]{0,400}”|«[^»\n]{0,400}»|„[^“”\n]{0,400}[“”]|"[^"\n]{0,400}"|‘[^’\n]{0,400}’(?!\p{L})/gu

const sentencesOf = (text: string): readonly string[] =>
  withoutQuotations(text)
    .split(/\n+|(?<=[.!?…।۔؟。！？])["”’»)]?\s+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
