import { boilerplateNameIn } from './boilerplate-names.js'
import { anElement, isElement, type PageElement, type PageNode } from './markup.js'
import { inlineTags, type TextWeight, weighText } from './text-weight.js'

/** A copy of the page without what stands around an article: menus, figures, share bars, related links, hidden parts. */
export function prunePage(page: PageElement): PageElement {
  const weights = weighText(page)
  const whole = weights.get(page) ?? nothing
  return prune(page, false, { weights, whole })
}

interface Pruning {
  readonly weights: ReadonlyMap<PageElement, TextWeight>
  readonly whole: TextWeight
}

const nothing: TextWeight = { text: 0, links: 0, linkCount: 0, prose: 0 }

function prune(element: PageElement, inParagraph: boolean, pruning: Pruning): PageElement {
  const inside = inParagraph || element.tag === 'p'
  const children: PageNode[] = []
  for (const child of element.children) {
    if (!isElement(child)) children.push(child)
    else if (whyPruned(child, inside, pruning) === null) children.push(prune(child, inside, pruning))
    else if (!inside) children.push(anElement('br'))
  }
  return { ...element, children }
}

type PruneReason = 'hidden' | 'tag' | 'role' | 'name' | 'label' | 'links'

const prunedTags = new Set(
  'amp-ad amp-embed amp-sticky-ad amp-sidebar amp-consent amp-social-share amp-lightbox amp-list amp-next-page nav aside footer header figure figcaption menu fieldset legend address'.split(
    ' ',
  ),
)
const prunedRoles =
  /^(navigation|complementary|banner|contentinfo|dialog|alertdialog|alert|search|menu|menubar|toolbar)$/
/** The share of the page's running text that a part must hold to be kept in spite of its name; on short pages a footer holds much. */
const tooMuchToPrune = (proseOfPage: number): number => (proseOfPage < 800 ? 0.5 : 0.3)
/** The longest label, in characters without white space. */
const longestLabel = 160
const longestLabelParagraph = 60

function whyPruned(element: PageElement, inParagraph: boolean, { weights, whole }: Pruning): PruneReason | null {
  const weight = weights.get(element) ?? nothing
  if (weight.text === 0) return null
  if (whole.prose > 0 && weight.prose / whole.prose >= tooMuchToPrune(whole.prose)) return null
  if (element.hidden) return 'hidden'
  if (prunedTags.has(element.tag) && !isFigureOfText(element)) return 'tag'
  if (element.attributes.role !== undefined && prunedRoles.test(element.attributes.role)) return 'role'
  const named = boilerplateNameIn(element.name)
  if (named === 'beside-the-article' && !isBodyWord(element)) return 'name'
  if (inParagraph || inlineTags.has(element.tag)) return null
  if (named === 'short-label' && weight.text <= (element.tag === 'p' ? longestLabelParagraph : longestLabel))
    return 'label'
  return isMadeOfLinks(element, weight) ? 'links' : null
}

/** An inline element is a word of a sentence: a class such as `tags` on it says nothing about its surroundings. */
const isBodyWord = (element: PageElement): boolean =>
  element.tag === 'a' || element.tag === 'b' || element.tag === 'strong'

/** WordPress wraps tables and quotations in figures as well. */
function isFigureOfText({ tag, children }: PageElement): boolean {
  return (
    tag === 'figure' && children.some((child) => isElement(child) && (textTags.has(child.tag) || isFigureOfText(child)))
  )
}

const textTags = new Set(['table', 'blockquote', 'p', 'pre', 'ul', 'ol'])

function isMadeOfLinks(element: PageElement, weight: TextWeight): boolean {
  if (element.tag === 'p' || headingTags.has(element.tag) || weight.prose > 200) return false
  const share = weight.links / weight.text
  return weight.linkCount >= 2 ? share > 0.6 : share > 0.8
}

const headingTags = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
