import type { Boilerplate, BoilerplateKind } from '@wirewatch/taxonomy'
import type { TextBlock } from './body-text.js'

/** The blocks of a found body that are the article's own words, from its first paragraph to its last. */
export function articleBlocks(
  found: readonly TextBlock[],
  title: string | null,
  boilerplate: Boilerplate,
): readonly TextBlock[] {
  const cut = found.slice(0, endOfArticle(found, boilerplate))
  const own = withoutPullQuotes(withoutRepeats(cut.filter((block) => anywhereReason(block, boilerplate) === null)))
  return withoutTail(withoutHead(own, title, boilerplate), boilerplate)
}

/** The lines above the first sentence by which a page without marks shows its author and its date. */
export function linesAbove(
  found: readonly TextBlock[],
  boilerplate: Boilerplate,
): Readonly<Record<'bylines' | 'dates', readonly string[]>> {
  const head = found.slice(0, Math.min(mostHeadLines, Math.max(0, found.findIndex(isSentence))))
  const lines = head.flatMap((block) => block.text.split(partsOfLine).map((text) => ({ ...block, text })))
  const linesOf = (kind: BoilerplateKind): readonly string[] =>
    lines.filter((line) => phraseKind(line, boilerplate) === kind).map(({ text }) => text)
  return { bylines: linesOf('byline'), dates: linesOf('date') }
}

const mostHeadLines = 12
/** Between bars, and behind a byline also between dashes. */
const partsOfLine = /\s+[|•·]\s+|(?<=^by\s.{2,60})\s+[–—-]\s+/i

/** The same of the lines between the headline of a whole page and its first sentence, where those stand apart from the body. */
export function linesBelowHeadline(
  page: readonly TextBlock[],
  boilerplate: Boilerplate,
): ReturnType<typeof linesAbove> {
  const headline = page.findLastIndex(({ rank }) => rank === 1)
  return headline < 0 ? { bylines: [], dates: [] } : linesAbove(page.slice(headline + 1), boilerplate)
}

type Kind = BoilerplateKind | 'no-words' | 'link'

/** Kinds that are boilerplate only before the first or after the last paragraph: a timeline has dates inside. */
const edgeKinds: ReadonlySet<Kind> = new Set(['byline', 'date', 'bio'])

/** What a block says that it is; null where it says nothing of the kind. Each block is asked several times and looked at once. */
export function phraseKind(block: TextBlock, boilerplate: Boilerplate): BoilerplateKind | null {
  const known = kindOfBlock.get(block)
  if (known !== undefined) return known
  const phrase = boilerplate.phrases.find(
    ({ longest, pattern }) => block.text.length <= longest && pattern.test(block.text),
  )
  const kind = phrase === undefined || tellsNews(block, boilerplate) ? null : phrase.kind
  kindOfBlock.set(block, kind)
  return kind
}

/**
 * A sentence of the article that begins as boilerplate does: "Follow us to the river, the gunmen told the passengers." gives somebody's
 * words, and "Also: four men were arrested in Gwadar." goes on in small letters, as no linked headline does.
 */
const tellsNews = (
  { text, linkShare }: TextBlock,
  { givesWords, goesOnBehindLabel, isCaption }: Boilerplate,
): boolean =>
  linkShare < 0.5 &&
  /[.!?]["”’)]?$/.test(text) &&
  (givesWords.test(text) || (goesOnBehindLabel.test(text) && !isCaption.test(text)))

const kindOfBlock = new WeakMap<TextBlock, BoilerplateKind | null>()

function anywhereReason(block: TextBlock, boilerplate: Boilerplate): Kind | null {
  if (!/[\p{L}\p{N}]/u.test(block.text)) return 'no-words'
  if (isPromotedLink(block) || isLabelledLink(block, boilerplate)) return 'link'
  const kind = phraseKind(block, boilerplate)
  return kind === null || edgeKinds.has(kind) ? null : kind
}

const isPromotedLink = ({ text, linkShare }: TextBlock): boolean =>
  linkShare > 0.9 && text.length >= 15 && !/\.["'”’)]?$/.test(text)

/** Another headline behind a word or two: "For subscribers: Inside the budget that nobody read". */
function isLabelledLink({ text, kind, linkShare }: TextBlock, { leadsToWords }: Boilerplate): boolean {
  if (kind !== 'paragraph' || linkShare < 0.5) return false
  const [label = '', headline = ''] = text.split(/(?<=^[^:|.,;]{2,30}[:|])\s+/)
  if (/^\p{Ll}/u.test(headline) || leadsToWords.test(label)) return false
  return headline.split(' ').length >= 4 && linkShare * text.length >= headline.length - 2 && !headline.endsWith('.')
}

/** Where a heading such as "Related stories" begins the rest of the page; only when little text follows it. */
function endOfArticle(blocks: readonly TextBlock[], { readersBegin, afterArticle }: Boilerplate): number {
  const total = blocks.reduce((sum, block) => sum + block.text.length, 0)
  let before = 0
  for (const [index, block] of blocks.entries()) {
    if (before > shortestArticle && block.kind === 'heading' && readersBegin.test(block.text)) return index
    if (before > 0.6 * total && isSectionAfter(block, afterArticle)) return index
    before += block.text.length
  }
  return blocks.length
}

/** A label with another headline behind it, "Also read: Court stays the transfer", heads nothing: the article may go on below. */
const isSectionAfter = ({ text, kind, linkShare }: TextBlock, afterArticle: RegExp): boolean =>
  text.length <= 80 &&
  afterArticle.test(text) &&
  !/[.!]$/.test(text) &&
  !((linkShare > 0 || kind !== 'heading') && /: ?\S+(?: \S+){2}/.test(text))

/** Characters before a heading such as "Comments" that make it the end of an article. */
const shortestArticle = 150

/** The twins of a page for small screens say the same paragraphs twice. */
function withoutRepeats(blocks: readonly TextBlock[]): readonly TextBlock[] {
  const seen = new Set<string>()
  let isInTwin = false
  return blocks.filter(({ text }) => {
    // A short line may come twice in an article; after a repeated paragraph it belongs to the twin.
    isInTwin = seen.has(text) && (isInTwin || text.length >= 40)
    seen.add(text)
    return !isInTwin
  })
}

/** A quotation set apart, before the text or inside it, whose words stand in a longer paragraph as well. */
function withoutPullQuotes(blocks: readonly TextBlock[]): readonly TextBlock[] {
  const candidates = blocks.filter(isQuotation).slice(0, mostPullQuotes)
  const paragraphs = candidates.length === 0 ? [] : blocks.map(({ text }) => plain(text))
  const quoted = candidates.filter(({ text }) => isPartOfAnother(plain(text), paragraphs))
  const repeated = new Set([...quoted, ...saidTwice(blocks)])
  return blocks.filter((block) => !repeated.has(block))
}

/** Lines without quotation marks that stand, letter by letter, in a longer paragraph as well. */
function saidTwice(blocks: readonly TextBlock[]): readonly TextBlock[] {
  const whole = blocks.map(({ text }) => text).join('\n')
  return blocks
    .filter(({ text, kind }) => kind !== 'heading' && text.length >= shortestTwice && text.length <= longestTwice)
    .slice(0, mostPullQuotes)
    .filter(({ text }) => {
      const words = text.replace(/[\s.…]+$/, '')
      return whole.indexOf(words, whole.indexOf(words) + 1) >= 0
    })
}

/** Characters. */
const shortestTwice = 40
const longestTwice = 250

/** As many as are looked for: each is held against the whole text. */
const mostPullQuotes = 20

const isQuotation = ({ text, kind }: TextBlock): boolean =>
  text.length >= 20 && text.length <= 250 && (kind === 'quote' || /^["“‘'«„]/.test(text))

const isPartOfAnother = (quote: string, paragraphs: readonly string[]): boolean =>
  paragraphs.some((paragraph) => paragraph.length > quote.length && paragraph.includes(quote))

/** The first words of an article: a block that ends like a sentence, or is long enough to be one. */
const isSentence = ({ text, kind }: TextBlock): boolean =>
  kind !== 'heading' && (text.length > 120 || (text.length > 40 && /[.!?…:"”’)۔؟।。！？」]$/u.test(text)))

const endsSentence = /[.!?…۔؟।。！？]["”’)]?$/u

function withoutHead(
  blocks: readonly TextBlock[],
  title: string | null,
  boilerplate: Boilerplate,
): readonly TextBlock[] {
  const first = blocks.findIndex(isSentence)
  if (first < 0) return blocks.filter((block) => !isHeadLine(block, title, boilerplate))
  const rest = blocks.slice(first)
  const opensBody = (block: TextBlock): boolean =>
    isFirstOfSections(block, rest, title, boilerplate) || isLead(block, rest, boilerplate)
  const head = blocks
    .slice(0, first)
    .filter((block, index) => !isHeadLine(block, title, boilerplate) || (index === first - 1 && opensBody(block)))
  return [...head, ...rest]
}

/**
 * The first paragraph, which some templates set as a heading: a whole sentence from which the next paragraph goes on. A line below the
 * headline tells in other words what the first paragraph tells.
 */
function isLead(block: TextBlock, [next]: readonly TextBlock[], boilerplate: Boilerplate): boolean {
  const { text, kind, linkShare } = block
  if (kind !== 'heading' || text.length < shortestLead || linkShare > 0.5 || !endsSentence.test(text)) return false
  if (next === undefined || phraseKind(block, boilerplate) !== null) return false
  const told = new Set(longWords(next.text))
  const words = longWords(text)
  return words.filter((word) => told.has(word)).length < toldAgain * words.length
}

/** Characters. Lines below headlines are seldom longer. */
const shortestLead = 90
/** The share of a line's longer words that the first paragraph repeats, where it says the same. */
const toldAgain = 0.3

const longWords = (text: string): readonly string[] =>
  plain(text)
    .split(' ')
    .filter((word) => word.length >= 4)

/** The heading above the first paragraph is one of the article's own where it is cut into sections by headings of that rank. */
function isFirstOfSections(
  heading: TextBlock,
  rest: readonly TextBlock[],
  title: string | null,
  boilerplate: Boilerplate,
): boolean {
  if (heading.rank === null || heading.text.length > longestHeading || phraseKind(heading, boilerplate) !== null)
    return false
  if (title !== null && saysTheSame(heading.text, title)) return false
  return rest.filter(({ rank }) => rank === heading.rank).length >= 2
}

/** Characters. A longer one is the article in a sentence. */
const longestHeading = 60

function isHeadLine(block: TextBlock, title: string | null, boilerplate: Boilerplate): boolean {
  if (title !== null && saysTheSame(block.text, title)) return true
  // A heading before the first sentence is the title in other words, or a line below it.
  return block.kind === 'heading' || phraseKind(block, boilerplate) !== null || isLabel(block)
}

/** A short line that does not end like a sentence, such as a section, a name or a place. A dateline ends with a colon or dash. */
const isLabel = ({ text, kind }: TextBlock): boolean =>
  kind !== 'item' && text.length < 80 && !/[.!?:;,…–—\-۔؟।。！？」"'”’)\]]$/u.test(text)

function withoutTail(blocks: readonly TextBlock[], boilerplate: Boilerplate): readonly TextBlock[] {
  let end = blocks.length
  while (end > 1) {
    const last = blocks[end - 1]
    if (last === undefined || !isTailLine(last, boilerplate)) break
    end -= 1
  }
  return blocks.slice(0, end)
}

function isTailLine(block: TextBlock, boilerplate: Boilerplate): boolean {
  if (block.kind === 'heading') return true
  if (phraseKind(block, boilerplate) !== null || (block.linkShare > 0.6 && block.text.length < 120)) return true
  // A line in capitals may be the agency's credit or the initials of the desk, which are part of the text.
  return isLabel(block) && block.text.split(' ').length <= 3 && !/^[-–—([]|^[\p{Lu}\W\d]+$/u.test(block.text)
}

function saysTheSame(one: string, other: string): boolean {
  const [short, long] = [plain(one), plain(other)].sort((a, b) => a.length - b.length)
  if (short === undefined || long === undefined || short === '') return false
  return short === long || (long.includes(short) && short.length > 0.7 * long.length)
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
