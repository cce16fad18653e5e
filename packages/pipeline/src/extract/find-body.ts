import type { Boilerplate, TemplateNames } from '@wirewatch/taxonomy'
import { articleBlocks } from './body-blocks.js'
import { joinBlocks, type TextBlock, textBlocks } from './body-text.js'
import { anElement, isElement, type PageElement } from './markup.js'
import { isCrosshead } from './prune-page.js'
import { readabilityBody } from './readability-body.js'
import { type TextWeight, weighText } from './text-weight.js'

/** How the body of a page was found. */
export type BodyMethod = 'marked' | 'readability' | 'split' | 'densest' | 'none'

export interface FoundBody {
  readonly method: BodyMethod
  readonly text: string
  /** Every block of the found body, also those that were taken for boilerplate. */
  readonly blocks: readonly TextBlock[]
}

/** The article's own words in a pruned page: what the page marks as its body, else what reads most like one. */
export function findBody(page: PageElement, title: string | null, boilerplate: Boilerplate): FoundBody {
  const read: ReadBody = (method, body) => readBody(method, body, title, boilerplate)
  const weights = weighText(page)
  const marking = markedBody(page, weights, boilerplate.names)
  const isWrapper = marking !== null && holdsTitle(marking)
  const marked = read('marked', marking)
  if (marked.text.length < leastBody) return readLikeliest(page, weights, title, read)
  if (!isWrapper && shareOfProse(marking, page, weights) >= markedShare) return marked
  const likely = readLikeliest(page, weights, title, read)
  if (marked.text.length < markedShare * likely.text.length) return likely
  // With the headline inside it wraps the whole article page; then it only bounds what was scored.
  return isWrapper && likely.text.length >= leastBody && likely.text.length < marked.text.length ? likely : marked
}

/** The share of the page's running text that a body holds: where it holds most, there is no need to score the page. */
function shareOfProse(
  body: PageElement | null,
  page: PageElement,
  weights: ReadonlyMap<PageElement, TextWeight>,
): number {
  const whole = weights.get(page)?.prose ?? 0
  return body === null || whole === 0 ? 0 : proseOf(body.children.filter(isElement), weights) / whole
}

/** Characters below which a marked or a scored body is not believed without comparing. */
const leastBody = 200
/** A marked body that holds less than this share of the scored one is a part of it, such as a box with that class. */
const markedShare = 0.6
/** Readability takes long on huge pages; these are read by their densest block alone. */
const mostTextForReadability = 400_000
const mostElementsForReadability = 20_000
/** Readability takes an element's children out one by one, each time moving all that come after: its time grows with their square. */
const mostChildrenForReadability = 2_000

type ReadBody = (method: BodyMethod, body: PageElement | null) => FoundBody

function readLikeliest(
  page: PageElement,
  weights: ReadonlyMap<PageElement, TextWeight>,
  title: string | null,
  read: ReadBody,
): FoundBody {
  const scored = readScored(page, weights, title, read)
  if (scored.text.length >= (weights.get(page)?.prose ?? 0)) return scored
  const split = read('split', splitBody(page, weights))
  return split.text.length > 1.15 * scored.text.length ? split : scored
}

function readScored(
  page: PageElement,
  weights: ReadonlyMap<PageElement, TextWeight>,
  title: string | null,
  read: ReadBody,
): FoundBody {
  const isTooMuch =
    weights.size > mostElementsForReadability ||
    (weights.get(page)?.text ?? 0) > mostTextForReadability ||
    holdsMoreChildren(page, mostChildrenForReadability)
  const scored = isTooMuch ? none : read('readability', readabilityBody(page, title))
  if (scored.text.length >= leastBody) return scored
  const densest = read('densest', densestBlock(page, weights))
  return densest.text.length > scored.text.length ? densest : scored
}

const holdsMoreChildren = ({ children }: PageElement, most: number): boolean =>
  children.length > most || children.some((child) => isElement(child) && holdsMoreChildren(child, most))

const none: FoundBody = { method: 'none', text: '', blocks: [] }

function readBody(
  method: BodyMethod,
  body: PageElement | null,
  title: string | null,
  boilerplate: Boilerplate,
): FoundBody {
  if (body === null) return none
  const blocks = textBlocks(body)
  const text = joinBlocks(articleBlocks(blocks, title, boilerplate))
  return text === '' ? none : { method, text, blocks }
}

/** What the page marks as the body (schema.org, or a class that templates give to bodies); parts side by side are one body. */
function markedBody(
  page: PageElement,
  weights: ReadonlyMap<PageElement, TextWeight>,
  names: TemplateNames,
): PageElement | null {
  const isNamed = ({ name }: PageElement): boolean => names.body.test(name)
  const declared = firstFullGroup(page, isDeclaredBody, weights, names)
  if (declared !== null && proseOf(declared, weights) >= leastBody) return anElement('div', [...declared])
  const named = firstFullGroup(page, isNamed, weights, names)
  return named === null ? null : innermost(anElement('div', [...named]), weights, names)
}

const holdsTitle = (element: PageElement): boolean =>
  element.children.some((child) => isElement(child) && (child.tag === 'h1' || holdsTitle(child)))

const isDeclaredBody = (element: PageElement): boolean =>
  /\barticleBody\b/i.test(element.attributes.itemprop ?? element.attributes.property ?? element.attributes.name ?? '')

/** Of the groups of parts that are wanted the first that is no mere box: pages that scroll on hold further articles. */
function firstFullGroup(
  page: PageElement,
  isWanted: (element: PageElement) => boolean,
  weights: ReadonlyMap<PageElement, TextWeight>,
  names: TemplateNames,
): readonly PageElement[] | null {
  const groups = groupsOf(page, isWanted, names)
  const largest = groups.reduce((most, group) => Math.max(most, proseOf(group, weights)), 0)
  const leastProse = Math.max(leastBody / 2, largest * 0.4)
  const isFull = (group: readonly PageElement[]): boolean => proseOf(group, weights) >= leastProse
  return groups.find(isFull) ?? groups.find((group) => proseOf(group, weights) === largest) ?? null
}

/**
 * The outermost elements that are wanted, in the order of the page: siblings together, and parts of one name together that stand
 * in rows of their own, unless a headline or the edge of an article lies between them.
 */
function groupsOf(
  root: PageElement,
  isWanted: (element: PageElement) => boolean,
  { intro: introName }: TemplateNames,
): readonly (readonly PageElement[])[] {
  const groups = new Map<string, PageElement[]>()
  let articles = 0
  const collect = (parent: PageElement): void => {
    const siblings: PageElement[] = []
    for (const child of parent.children) {
      if (!isElement(child)) continue
      if (isWanted(child)) {
        siblings.push(child)
        continue
      }
      const isEdge = edgeTags.has(child.tag)
      if (isEdge) articles += 1
      collect(child)
      if (isEdge) articles += 1
    }
    const [first] = siblings
    if (first === undefined) return
    const intro = parent.children.find(
      (child) => isElement(child) && !siblings.includes(child) && introName.test(child.name),
    )
    const whole = withCrossheads(parent, siblings)
    const parts = intro !== undefined && isElement(intro) ? [intro, ...whole] : whole
    const key = `${articles} ${first.tag} ${first.name}`
    groups.set(key, [...(groups.get(key) ?? []), ...parts])
  }
  collect(root)
  return [...groups.values()]
}

/** Parts that stand side by side, with the headings between them. */
function withCrossheads(parent: PageElement, parts: readonly PageElement[]): readonly PageElement[] {
  const elements = parent.children.filter(isElement)
  const isPart = new Set(parts)
  const last = elements.findLastIndex((element) => isPart.has(element))
  const first = elements.findIndex((element) => isPart.has(element))
  return elements.filter(
    (element, at) => isPart.has(element) || (at > first && at < last && isCrosshead(anElement('div', [element]))),
  )
}

/** Outside of a body these begin another article. */
const edgeTags = new Set(['h1', 'h2', 'article'])

/** A wrapper named `page-content` may hold a narrower `entry-content` with nearly all of its text. */
function innermost(
  body: PageElement,
  weights: ReadonlyMap<PageElement, TextWeight>,
  names: TemplateNames,
): PageElement {
  const parts = body.children.filter(isElement)
  const inner = parts.flatMap((part) => groupsOf(part, ({ name }) => names.body.test(name), names))
  const whole = proseOf(parts, weights)
  const narrower = inner.find((group) => proseOf(group, weights) >= 0.75 * whole)
  return narrower === undefined ? body : innermost(anElement('div', [...narrower]), weights, names)
}

function proseOf(parts: readonly PageElement[], weights: ReadonlyMap<PageElement, TextWeight>): number {
  return parts.reduce((sum, part) => sum + (weights.get(part)?.prose ?? 0), 0)
}

/**
 * A body that page builders split into blocks of one name, each in wrappers of its own: all of them from the block that
 * holds the first paragraph, where they hold most of the page's running text.
 */
function splitBody(page: PageElement, weights: ReadonlyMap<PageElement, TextWeight>): PageElement | null {
  const holders: PageElement[] = []
  collectHolders(page, weights, holders)
  const first = holders.find((holder) => (weights.get(holder)?.prose ?? 0) >= leastFirst)
  if (first === undefined || first.name === '') return null
  const parts = holders.filter((holder) => holder.name === first.name && holder.tag === first.tag)
  const whole = weights.get(page)?.prose ?? 0
  return parts.length >= 2 && proseOf(parts, weights) >= markedShare * whole ? anElement('div', parts) : null
}

/** Characters of a block that may be the first of an article. */
const leastFirst = 60

/** Elements whose own children are paragraphs or text, with few links. */
function collectHolders(
  root: PageElement,
  weights: ReadonlyMap<PageElement, TextWeight>,
  holders: PageElement[],
): void {
  for (const child of root.children) {
    if (!isElement(child) || child.tag === 'p' || (weights.get(child)?.prose ?? 0) === 0) continue
    if (child.children.some((inner) => isElement(inner) && inner.tag === 'p')) {
      const { links, text } = weights.get(child) ?? { links: 0, text: 1 }
      if (links < 0.3 * text) holders.push(child)
    } else collectHolders(child, weights, holders)
  }
}

/** The narrowest element that holds most of the page's running text. */
function densestBlock(page: PageElement, weights: ReadonlyMap<PageElement, TextWeight>): PageElement | null {
  const all = weights.get(page)?.prose ?? 0
  if (all === 0) return null
  let densest = page
  for (;;) {
    const heaviest = densest.children
      .filter(isElement)
      .toSorted((a, b) => proseOf([b], weights) - proseOf([a], weights))[0]
    if (heaviest === undefined || proseOf([heaviest], weights) < 0.6 * proseOf([densest], weights)) return densest
    if (heaviest.tag === 'p') return densest
    densest = heaviest
  }
}
