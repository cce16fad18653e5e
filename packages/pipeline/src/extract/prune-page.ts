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

const prunedTags = new Set('nav aside footer header figure figcaption menu fieldset legend address'.split(' '))
const prunedRoles =
  /^(navigation|complementary|banner|contentinfo|dialog|alertdialog|alert|search|menu|menubar|toolbar)$/
/** The share of the page's running text that a part must hold to be kept in spite of its name. */
const tooMuchToPrune = 0.3
/** The longest label, in characters without white space. */
const longestLabel = 160

function whyPruned(element: PageElement, inParagraph: boolean, { weights, whole }: Pruning): PruneReason | null {
  const weight = weights.get(element) ?? nothing
  if (weight.text === 0) return null
  if (whole.prose > 0 && weight.prose / whole.prose >= tooMuchToPrune) return null
  if (element.hidden) return 'hidden'
  if (prunedTags.has(element.tag)) return 'tag'
  if (element.attributes.role !== undefined && prunedRoles.test(element.attributes.role)) return 'role'
  const named = boilerplateNameIn(element.name)
  if (named === 'beside-the-article' && !isBodyWord(element)) return 'name'
  if (inParagraph || inlineTags.has(element.tag)) return null
  if (named === 'short-label' && weight.text <= longestLabel && element.tag !== 'p') return 'label'
  return isMadeOfLinks(element, weight) ? 'links' : null
}

/** An inline element is a word of a sentence: a class such as `tags` on it says nothing about its surroundings. */
const isBodyWord = (element: PageElement): boolean =>
  element.tag === 'a' || element.tag === 'b' || element.tag === 'strong'

function isMadeOfLinks(element: PageElement, weight: TextWeight): boolean {
  if (element.tag === 'p' || weight.linkCount < 2 || weight.prose > 200) return false
  return weight.links / weight.text > 0.6
}
