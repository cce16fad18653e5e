import { articleBlocks } from './body-blocks.js'
import { joinBlocks, type TextBlock, textBlocks } from './body-text.js'
import { isBodyName } from './boilerplate-names.js'
import { anElement, isElement, type PageElement } from './markup.js'
import { readabilityBody } from './readability-body.js'
import { type TextWeight, weighText } from './text-weight.js'

/** How the body of a page was found. */
export type BodyMethod = 'marked' | 'readability' | 'densest' | 'none'

export interface FoundBody {
  readonly method: BodyMethod
  readonly text: string
  /** Every block of the found body, also those that were taken for boilerplate. */
  readonly blocks: readonly TextBlock[]
}

/** The article's own words in a pruned page: what the page marks as its body, else what reads most like one. */
export function findBody(page: PageElement, title: string | null): FoundBody {
  const weights = weighText(page)
  const marked = read('marked', markedBody(page, weights), title)
  const likely = readLikeliest(page, weights, title)
  return marked.text.length >= leastBody && marked.text.length >= markedShare * likely.text.length ? marked : likely
}

/** Characters below which a marked or a scored body is not believed without comparing. */
const leastBody = 200
/** A marked body that holds less than this share of the scored one is a part of it, such as a box with that class. */
const markedShare = 0.6
/** Readability takes long on huge pages; these are read by their densest block alone. */
const mostTextForReadability = 400_000
const mostElementsForReadability = 20_000

function readLikeliest(
  page: PageElement,
  weights: ReadonlyMap<PageElement, TextWeight>,
  title: string | null,
): FoundBody {
  const tooLarge = weights.size > mostElementsForReadability || (weights.get(page)?.text ?? 0) > mostTextForReadability
  const scored = tooLarge ? none : read('readability', readabilityBody(page, title), title)
  if (scored.text.length >= leastBody) return scored
  const densest = read('densest', densestBlock(page, weights), title)
  return densest.text.length > scored.text.length ? densest : scored
}

const none: FoundBody = { method: 'none', text: '', blocks: [] }

function read(method: BodyMethod, body: PageElement | null, title: string | null): FoundBody {
  if (body === null) return none
  const blocks = textBlocks(body)
  const text = joinBlocks(articleBlocks(blocks, title))
  return text === '' ? none : { method, text, blocks }
}

/** What the page marks as the body (schema.org, or a class that templates give to bodies); parts of one body are joined. */
function markedBody(page: PageElement, weights: ReadonlyMap<PageElement, TextWeight>): PageElement | null {
  const declared = outermost(page, (child) => /\barticleBody\b/i.test(child.attributes.itemprop ?? ''))
  if (proseOf(declared, weights) >= leastBody) return anElement('div', [...declared])
  const named = outermost(page, (child) => isBodyName(child.name))
  const largest = named.toSorted((a, b) => proseOf([b], weights) - proseOf([a], weights))[0]
  if (largest === undefined) return null
  const parts = named.filter((part) => part.name === largest.name)
  return innermost(anElement('div', [...parts]), weights)
}

/** A wrapper named `page-content` may hold a narrower `entry-content` with nearly all of its text. */
function innermost(body: PageElement, weights: ReadonlyMap<PageElement, TextWeight>): PageElement {
  const inner = body.children.filter(isElement).flatMap((part) => outermostInside(part))
  const narrower = inner.find(
    (part) => proseOf([part], weights) >= 0.75 * proseOf(body.children.filter(isElement), weights),
  )
  return narrower === undefined ? body : innermost(anElement('div', [narrower]), weights)
}

const outermostInside = (part: PageElement): readonly PageElement[] =>
  outermost(part, (child) => isBodyName(child.name))

function proseOf(parts: readonly PageElement[], weights: ReadonlyMap<PageElement, TextWeight>): number {
  return parts.reduce((sum, part) => sum + (weights.get(part)?.prose ?? 0), 0)
}

function outermost(root: PageElement, isWanted: (element: PageElement) => boolean): readonly PageElement[] {
  const found: PageElement[] = []
  for (const child of root.children) {
    if (!isElement(child)) continue
    if (isWanted(child)) found.push(child)
    else found.push(...outermost(child, isWanted))
  }
  return found
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
