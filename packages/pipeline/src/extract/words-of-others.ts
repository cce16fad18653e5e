import type { Boilerplate, TemplateNames } from '@wirewatch/taxonomy'
import { boilerplateNameIn } from './boilerplate-names.js'
import { isElement, type PageElement } from './markup.js'
import type { TextWeight } from './text-weight.js'

export interface WordsOfOthers {
  readonly parts: ReadonlySet<PageElement>
  /** Characters of running text in them. */
  readonly prose: number
  /** Linked headings with a line below are what the article is made of. */
  readonly isList: boolean
}

/**
 * A page declares when it was published, which the front of a section does not; what a feed carries of an article has nothing
 * beside it, and may be a digest with a linked heading for each of its parts.
 */
export type SortOfPage = 'dated' | 'undated' | 'in-feed'

type Weights = ReadonlyMap<PageElement, TextWeight>

/**
 * Parts that may hold more words than the article and are not the article's all the same: what readers wrote, boxes that ask for
 * consent, and teasers of other articles. None where little is left without them: then they are what the page is for.
 */
export function wordsOfOthers(
  page: PageElement,
  weights: Weights,
  sort: SortOfPage,
  { lists, names }: Boilerplate,
): WordsOfOthers {
  const parts: Parts = { spoken: [], list: [], teaser: [], edge: [] }
  collect(page, weights, parts, names)
  const proseOf = (found: readonly PageElement[]): number =>
    found.reduce((sum, part) => sum + (weights.get(part)?.prose ?? 0), 0)
  const whole = proseOf([page])
  const besides = (others: readonly PageElement[]): number => whole - proseOf([...others, ...parts.edge])
  const named = [...parts.spoken, ...parts.list]
  const isList =
    parts.teaser.length >= fewestTeasers &&
    besides([...named, ...parts.teaser]) < mostIntroduction * proseOf(parts.teaser) &&
    isAnnounced(parts.teaser.length, page, lists)
  const areTeasers = parts.teaser.length >= fewestTeasers && !isList
  const all = [...named, ...(areTeasers ? parts.teaser : [])]
  const least = leastBesides[sort]
  const found = [
    { others: all, least: least.teasers },
    { others: named, least: least.lists },
    { others: parts.spoken, least: leastArticle },
  ].find(({ others, least }) => besides(others) >= least)
  return { parts: new Set(found?.others), prose: proseOf(found?.others ?? []), isList }
}

/** What stands before the parts of a list, as a share of them. */
const mostIntroduction = 0.5

/** "Eight wrecks to see this summer": an article that is a list says in its headline how many parts it has. */
function isAnnounced(parts: number, page: PageElement, { numbers, newsWords }: Boilerplate['lists']): boolean {
  const words = textOf(titleOf(page))
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
  if (words.some((word) => newsWords.has(word))) return false
  return words.some((word) => Math.abs((numbers.get(word) ?? Number.parseInt(word, 10)) - parts) <= 1)
}

const titleOf = (element: PageElement): PageElement | null => {
  for (const child of element.children) {
    if (!isElement(child)) continue
    const title = child.tag === 'h1' ? child : titleOf(child)
    if (title !== null) return title
  }
  return null
}

/** All of it, hidden or not. */
export const textOf = (element: PageElement | null): string =>
  element?.children.map((child) => (isElement(child) ? textOf(child) : child)).join(' ') ?? ''

/** Characters of running text that an article has at least. */
const leastArticle = 60
/** Characters beside teasers and lists; on a section's front stand some lines on what the section is about. */
const leastBesides: Readonly<Record<SortOfPage, { readonly teasers: number; readonly lists: number }>> = {
  dated: { teasers: leastArticle, lists: leastArticle },
  undated: { teasers: 200, lists: 120 },
  'in-feed': { teasers: Number.POSITIVE_INFINITY, lists: Number.POSITIVE_INFINITY },
}

type Part = 'spoken' | 'list' | 'teaser' | 'edge'
type Parts = Readonly<Record<Part, PageElement[]>>

function collect(parent: PageElement, weights: Weights, parts: Parts, names: TemplateNames): void {
  for (const child of parent.children) {
    if (!isElement(child)) continue
    const weight = weights.get(child)
    if (weight === undefined || weight.prose === 0 || (isBody(child, names) && !holdsBody(child, names))) continue
    const part = partOf(child, weight, weights, names)
    if (part === null || isBody(child, names) || holdsTitle(child)) collect(child, weights, parts, names)
    else parts[part].push(child)
  }
}

/** An article may be a list of places, with a linked heading each. */
const isBody = ({ name, attributes }: PageElement, names: TemplateNames): boolean =>
  attributes.itemprop === 'articleBody' || names.body.test(name)

/** Themes give the whole article such a name, with its related stories, and the body in it another. */
const holdsBody = ({ children }: PageElement, names: TemplateNames): boolean =>
  children.some((child) => isElement(child) && (isBody(child, names) || holdsBody(child, names)))

const holdsTitle = (element: PageElement): boolean =>
  element.children.some((child) => isElement(child) && (child.tag === 'h1' || holdsTitle(child)))

function partOf(element: PageElement, weight: TextWeight, weights: Weights, names: TemplateNames): Part | null {
  const { tag, name } = element
  if (name !== '' && (names.comments.test(name) || names.consent.test(name))) return 'spoken'
  if (tag === 'footer' || tag === 'nav') return 'edge'
  if (isTeaserList(element, weight, names)) return 'list'
  return isTeaser(element, weight, weights) ? 'teaser' : null
}

/** A box beside the article, by its name, of linked headlines with a line or two below each. */
function isTeaserList(
  { tag, name }: PageElement,
  { text, links, linkCount }: TextWeight,
  names: TemplateNames,
): boolean {
  if (linkCount < fewestTeasers || links < shortestHeadline * linkCount || links < leastLinked.list * text) return false
  const named = boilerplateNameIn(name, names)
  return tag === 'aside' || named === 'beside-the-article' || named === 'region'
}

const fewestTeasers = 4
/** Characters without white space. */
const shortestHeadline = 15
const longestTeaser = 300
/** The share of the text that headlines make in a list, and in a teaser that is known by its heading. */
const leastLinked = { list: 0.2, teaser: 0.12 }

/** A linked heading and a line or two below it, whatever the element is called. */
function isTeaser(element: PageElement, { text, links, linkCount }: TextWeight, weights: Weights): boolean {
  if (text > longestTeaser || linkCount === 0 || linkCount > 4) return false
  return links >= shortestHeadline && links >= leastLinked.teaser * text && holdsLinkedHeading(element, weights)
}

const holdsLinkedHeading = ({ children }: PageElement, weights: Weights): boolean =>
  children.some(
    (child) =>
      isElement(child) &&
      (/^h[2-6]$/.test(child.tag) ? isLinked(weights.get(child)) : holdsLinkedHeading(child, weights)),
  )

const isLinked = (weight: TextWeight | undefined): boolean =>
  weight !== undefined && weight.text >= shortestHeadline && weight.links >= 0.9 * weight.text
