import {
  type PageWords,
  stemKey,
  type TermUse,
  type WallKind,
  type WallLexicon,
  type WordsOfLanguage,
  wallKinds,
} from '@wirewatch/taxonomy/page-words.js'

/** Who speaks in the sentences of a page: somebody who tells of others, or the page itself, to its reader. */
export interface PageVoice {
  /** Characters of the sentences that tell of something. */
  readonly telling: number
  /** The sentences that speak for the page itself, by what they are about. */
  readonly own: Readonly<Record<WallKind, readonly string[]>>
  /** The languages in which anything is the page's own, and English: many templates are. */
  readonly languages: readonly WordsOfLanguage[]
}

/**
 * Tells apart the sentences of short text. A sentence is the page's own where a good part of its words are terms of a wall or words
 * to the reader; words in quotation marks are somebody else's. Of the languages the one counts in which most is the page's own.
 * @param text what was read as the article
 * @param shown what the page shows first, menus and boxes left out
 * @param beside what stands beside the text: offers to pay stand there, and banners that ask for consent, which are no walls
 */
export function hearVoice(text: string, shown: string, beside: string, { languages, lexicon }: PageWords): PageVoice {
  const isPrinted = (line: string): boolean =>
    languages.some(({ walls }) => walls['error-page'].output.some((pattern) => pattern.test(line)))
  const told = text
    .split('\n')
    .filter((line) => !isPrinted(line))
    .join('\n')
  const read = sentencesOf(told, lexicon)
  const [first, aside] = [sentencesOf(shown, lexicon), sentencesOf(beside, lexicon)]
  const voices = languages.map((language, at) => ({
    language,
    telling: tellingIn(read, at),
    own: ownOf(first, aside, at),
  }))
  const [most] = voices.toSorted((a, b) => a.telling - b.telling || countOwn(b) - countOwn(a))
  const spoken = voices.filter(({ language, own }) => language.id === 'en' || countOwn({ own }) > 0)
  return most === undefined ? telling(text) : { ...most, languages: spoken.map(({ language }) => language) }
}

/** The voice of a text that needs no hearing: it is too long for a wall. */
export const telling = (text: string): PageVoice => ({ telling: text.length, own: noOwn, languages: [] })

const noOwn: PageVoice['own'] = { 'block-page': [], 'error-page': [], 'consent-wall': [], paywall: [] }

interface Sentence {
  readonly text: string
  readonly words: number
  /** What its words are in any language. */
  readonly uses: readonly TermUse[]
}

const countOwn = ({ own }: Pick<PageVoice, 'own'>): number => wallKinds.reduce((sum, kind) => sum + own[kind].length, 0)

function tellingIn(sentences: readonly Sentence[], language: number): number {
  return sentences
    .filter((sentence) => sentence.words >= fewestWords && ownKind(sentence, language) === null)
    .reduce((sum, { text }) => sum + text.length, 0)
}

/** A shorter sentence is a label and tells nothing. */
const fewestWords = 5

function ownOf(shown: readonly Sentence[], beside: readonly Sentence[], language: number): PageVoice['own'] {
  return { ...ownIn(shown, language), paywall: ownIn([...shown, ...beside], language).paywall }
}

function ownIn(sentences: readonly Sentence[], language: number): PageVoice['own'] {
  const own: Record<WallKind, string[]> = { 'block-page': [], 'error-page': [], 'consent-wall': [], paywall: [] }
  for (const sentence of sentences) {
    const kind = ownKind(sentence, language)
    if (kind !== null && !own[kind].includes(sentence.text)) own[kind].push(sentence.text)
  }
  return own
}

/** The share of a sentence's words that are terms or speak to the reader. */
const leastShare = 0.27

/** The kind of wall of which a sentence speaks; null where it speaks of something else. */
function ownKind({ uses, words }: Sentence, language: number): WallKind | null {
  if (uses.length < 2) return null
  const here = uses.filter((use) => use.language === language)
  if (here.length < 2) return null
  const count = (of: TermUse['of']): number => here.filter((use) => use.of === of).length
  const counts = wallKinds.map((kind) => ({ kind, terms: count(kind) }))
  const { kind, terms } = counts.reduce((most, next) => (next.terms > most.terms ? next : most))
  return terms > 0 && (terms + count('reader')) / words >= leastShare ? kind : null
}

/** Words in quotation marks are of equal length and mean nothing, and a sentence does not end inside them. */
const withoutQuotations = (text: string): string =>
  text.replace(quotation, (words) => words.replace(/[\p{L}\p{N}'’-]+/gu, 'quoted').replace(/[.!?…।۔؟。！？]/gu, ''))

const quotation = /“[^”\n]{0,400}”|«[^»\n]{0,400}»|„[^“”\n]{0,400}[“”]|"[^"\n]{0,400}"|‘[^’\n]{0,400}’(?!\p{L})/gu

function sentencesOf(text: string, lexicon: WallLexicon): readonly Sentence[] {
  return withoutQuotations(text)
    .split(/\n+|(?<=[.!?…।۔؟。！？])["”’»)]?\s+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
    .map((sentence) => {
      const words = sentence.toLowerCase().replaceAll('’', "'").match(word) ?? []
      return { text: sentence, words: words.length, uses: words.flatMap((_, at) => usesAt(words, at, lexicon)) }
    })
}

/** Scripts without spaces between words: each sign counts. */
const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|[\p{L}\p{N}][\p{L}\p{M}\p{N}\u200c'-]*/gu

function usesAt(words: readonly string[], at: number, { words: whole, stems }: WallLexicon): readonly TermUse[] {
  const first = words[at] ?? ''
  const two = whole.get(`${first} ${words[at + 1]}`)
  const ofStems = (stems.get(first.slice(0, stemKey)) ?? []).filter(({ stem }) => first.startsWith(stem))
  return [...(whole.get(first) ?? []), ...(two ?? []), ...ofStems]
}
