import type { Boilerplate, TemplateNames } from '@wirewatch/taxonomy'
import { boilerplateNameIn } from './boilerplate-names.js'
import { anElement, isElement, type PageElement, type PageNode } from './markup.js'
import { isReferenceMark } from './reference-mark.js'
import { type SideBox, sideBoxKind } from './side-box.js'
import { inlineTags, type TextWeight, weighText } from './text-weight.js'
import { type SortOfPage, textOf, wordsOfOthers } from './words-of-others.js'

/**
 * A copy of the page without what stands around an article: menus, figures, share bars, related links, hidden parts.
 * Headings of first rank stay as empty elements: they are the title, and show where it stood.
 */
export function prunePage(page: PageElement, sort: SortOfPage, boilerplate: Boilerplate): PageElement {
  const weights = weighText(page)
  const proseOfName = new Map<string, number>()
  const titles = lookThrough(page, weights, proseOfName)
  const whole = weights.get(page) ?? nothing
  const others = wordsOfOthers(page, weights, sort, boilerplate)
  return prune(page, false, {
    weights,
    whole: { ...whole, prose: whole.prose - others.prose },
    proseOfName,
    areTitles: titles <= mostTitles,
    others: others.parts,
    isList: others.isList,
    boilerplate,
  })
}

interface Pruning {
  readonly weights: ReadonlyMap<PageElement, TextWeight>
  readonly whole: TextWeight
  /** Running text of all elements of one name: paragraphs may all be called `paywall`. */
  readonly proseOfName: ReadonlyMap<string, number>
  readonly areTitles: boolean
  /** What is not the outlet's own text, where there is such text besides. */
  readonly others: ReadonlySet<PageElement>
  readonly isList: boolean
  readonly boilerplate: Boilerplate
}

const nothing: TextWeight = { text: 0, links: 0, linkCount: 0, prose: 0, pictures: 0 }
/** The headline and the outlet's name; a page with more headings of first rank uses them inside its article. */
const mostTitles = 2

/** Adds up the running text by name and counts the headings of first rank. */
function lookThrough(
  parent: PageElement,
  weights: ReadonlyMap<PageElement, TextWeight>,
  proseOfName: Map<string, number>,
): number {
  let titles = 0
  for (const child of parent.children) {
    if (!isElement(child)) continue
    const prose = weights.get(child)?.prose ?? 0
    if (prose > 0 && child.name !== '') proseOfName.set(child.name, (proseOfName.get(child.name) ?? 0) + prose)
    titles += (child.tag === 'h1' ? 1 : 0) + lookThrough(child, weights, proseOfName)
  }
  return titles
}

function prune(element: PageElement, inParagraph: boolean, pruning: Pruning): PageElement {
  const inside = inParagraph || element.tag === 'p'
  const children: PageNode[] = []
  for (const child of element.children) {
    if (!isElement(child)) children.push(child)
    else if (child.tag === 'h1' && pruning.areTitles)
      children.push(isTitle(children) ? anElement('h1') : aCrosshead(child))
    else if (isReferenceMark(child)) continue
    else if (pruning.isList && headingTags.has(child.tag)) children.push({ ...child, children: [textOf(child)] })
    else if (whyPruned(child, inside, pruning) === null) children.push(prune(child, inside, pruning))
    else if (!inside) children.push(anElement('br'))
  }
  return { ...element, children }
}

/** The first of its parent: one that follows on it, beside the paragraphs, is a heading inside the article. */
const isTitle = (before: readonly PageNode[]): boolean => !before.some((node) => isElement(node) && node.tag === 'h1')

const aCrosshead = (heading: PageElement): PageElement => ({ ...heading, tag: 'h2' })

type PruneReason = 'hidden' | 'tag' | 'role' | 'picture' | SideBox | 'name' | 'label' | 'links'

const prunedTags = new Set(
  'amp-ad amp-embed amp-sticky-ad amp-sidebar amp-consent amp-social-share amp-lightbox amp-list amp-next-page nav aside footer header figure figcaption form menu fieldset legend address'.split(
    ' ',
  ),
)
const prunedRoles =
  /^(navigation|complementary|banner|contentinfo|dialog|alertdialog|alert|search|menu|menubar|toolbar)$/
/** The share of the page's running text that a part must hold to be kept in spite of its name; on short pages a footer holds much. */
const tooMuchToPrune = (proseOfPage: number): number => (proseOfPage < 800 ? 0.5 : 0.3)
/** Hidden parts with more than this share of the running text are the rest of an article that a button shows. */
const mostHiddenProse = 0.15
/** The longest label, in characters without white space. */
const longestLabel = 100
/** The longest caption. */
const longestCaption = 250
const longestLabelParagraph = 60

function whyPruned(element: PageElement, inParagraph: boolean, pruning: Pruning): PruneReason | null {
  const { weights, whole } = pruning
  const weight = weights.get(element) ?? nothing
  if (weight.text === 0) return null
  const isTooMuch = (prose: number): boolean => whole.prose > 0 && prose / whole.prose >= tooMuchToPrune(whole.prose)
  if (pruning.others.has(element)) return 'name'
  if (isTooMuch(weight.prose)) return null
  const proseOfName = pruning.proseOfName.get(element.name) ?? 0
  if (element.hidden && Math.max(weight.prose, proseOfName) < mostHiddenProse * whole.prose) return 'hidden'
  if (prunedTags.has(element.tag) && !isFigureOfText(element)) return 'tag'
  if (element.attributes.role !== undefined && prunedRoles.test(element.attributes.role)) return 'role'
  const isInline = inParagraph || inlineTags.has(element.tag)
  if (element.tag === 'table' && weight.pictures > 0 && weight.text <= longestCaption) return 'picture'
  const byName = isTooMuch(proseOfName) ? null : whyPrunedByName(element, weight, isInline, pruning.boilerplate.names)
  if (byName !== null) return byName
  const box = sideBoxKind(element, weight, pruning.boilerplate)
  // A list of places to see has linked headings as well; its boxes share a name and hold much of the page.
  if (box === 'request' || (box === 'teaser' && element.name !== '' && !pruning.isList && !isTooMuch(proseOfName)))
    return box
  return !isInline && isMadeOfLinks(element, weight) ? 'links' : null
}

function whyPrunedByName(
  element: PageElement,
  weight: TextWeight,
  isInline: boolean,
  names: TemplateNames,
): PruneReason | null {
  const named = boilerplateNameIn(element.name, names)
  if (named === 'beside-the-article') return isBodyWord(element) ? null : 'name'
  if (named === 'region') return isBodyWord(element) || textBlockTags.has(element.tag) ? null : 'name'
  if (named === null || isInline || headingTags.has(element.tag)) return null
  if (named === 'short-label' && isCrosshead(element)) return null
  if (named === 'picture') return weight.text <= longestCaption ? 'name' : null
  return weight.text <= (element.tag === 'p' ? longestLabelParagraph : longestLabel) ? 'label' : null
}

/** Templates wrap the headings inside an article as they wrap the line below the headline, which goes with the head. */
export function isCrosshead({ tag, children }: PageElement): boolean {
  const parts = children.filter((child) => isElement(child) || child.trim() !== '')
  const [only] = parts
  if (parts.length !== 1 || only === undefined) return false
  return isElement(only) ? /^h[2-5]$/.test(only.tag) || isCrosshead(only) : /^h[2-5]$/.test(tag)
}

/** A label before the text is dropped with the head of the article, and one inside it is a sub-heading. */
const headingTags = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])

/** Elements that hold one run of text. */
const textBlockTags = new Set([...headingTags, 'p', 'li', 'blockquote'])

/** An inline element is a word of a sentence: a class such as `tags` on it says nothing about its surroundings. */
const isBodyWord = (element: PageElement): boolean =>
  element.tag === 'a' || element.tag === 'b' || element.tag === 'strong'

/** WordPress wraps tables and quotations in figures as well. */
function isFigureOfText({ tag, children }: PageElement): boolean {
  return (
    tag === 'figure' && children.some((child) => isElement(child) && (textTags.has(child.tag) || isFigureOfText(child)))
  )
}

const textTags = new Set(['table', 'blockquote', 'pre'])

function isMadeOfLinks(element: PageElement, weight: TextWeight): boolean {
  if (keptLinks.has(element.tag) || weight.prose > 200) return false
  const share = weight.links / weight.text
  return weight.linkCount >= 2 ? share > 0.6 : share > 0.8
}

/** Paragraphs and headings are judged as blocks of text; items and cells with their list or table. */
const keptLinks = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'li',
  'dt',
  'dd',
  'tr',
  'td',
  'th',
  'tbody',
  'thead',
])
