import { boilerplateNameIn } from './boilerplate-names.js'
import { isElement, type PageElement } from './markup.js'
import type { TextWeight } from './text-weight.js'

export interface WordsOfOthers {
  readonly parts: ReadonlySet<PageElement>
  /** Characters of running text in them. */
  readonly prose: number
}

/**
 * Parts that may hold more words than the article and are not the article's all the same: what readers wrote, boxes that ask for
 * consent, and lists of other articles. None where little is left without them: then they are what the page is for.
 */
export function wordsOfOthers(page: PageElement, weights: ReadonlyMap<PageElement, TextWeight>): WordsOfOthers {
  const proseOf = (parts: readonly PageElement[]): number =>
    parts.reduce((sum, part) => sum + (weights.get(part)?.prose ?? 0), 0)
  const whole = proseOf([page])
  const spoken = outermost(page, weights, isReadersOrConsent)
  const teasers = outermost(page, weights, isTeaserList)
  const edges = teasers.length === 0 ? [] : outermost(page, weights, isEdge)
  const isBesideTeasers = whole - proseOf([...new Set([...spoken, ...teasers, ...edges])]) >= leastBesideTeasers
  const others = isBesideTeasers ? [...new Set([...spoken, ...teasers])] : spoken
  const prose = proseOf(others)
  return whole - prose >= leastArticle ? { parts: new Set(others), prose } : { parts: new Set(), prose: 0 }
}

/** Characters of running text that an article has at least. */
const leastArticle = 60
/** The list of a section's front stands beside a line on what the section is about. */
const leastBesideTeasers = 120

type IsWanted = (element: PageElement, weight: TextWeight) => boolean

function outermost(
  root: PageElement,
  weights: ReadonlyMap<PageElement, TextWeight>,
  isWanted: IsWanted,
): readonly PageElement[] {
  return root.children.filter(isElement).flatMap((child) => {
    const weight = weights.get(child)
    if (weight === undefined || weight.prose === 0) return []
    return isWanted(child, weight) && !holdsTitle(child) ? [child] : outermost(child, weights, isWanted)
  })
}

const holdsTitle = (element: PageElement): boolean =>
  element.children.some((child) => isElement(child) && (child.tag === 'h1' || holdsTitle(child)))

const isReadersOrConsent: IsWanted = ({ name }) => name !== '' && (commentSection.test(name) || consentBox.test(name))

const consentBox =
  /(?:^|\s)(?:cookies?|gdpr|consent|onetrust|didomi|qc-cmp2?|cmp)[_-][\w-]*(?:banner|notice|bar|popup|info|container|sdk|host|law)/

/** What readers write may be longer than the article: only a word by itself names such a part, not `has-comments`. */
const commentSection =
  /(?:^|\s)(?:(?:user|reader|article|post|story)[-_]?)?comments?(?:[-_](?:list|section|area|container|wrapper|thread|threads|block|respond))?(?=$|\s)|(?:^|\s)(?:disqus[-_]thread|livefyre)(?=$|\s)/

/** Linked headlines with a line or two below each. */
const isTeaserList: IsWanted = ({ tag, name }, { text, links, linkCount }) => {
  if (linkCount < fewestTeasers || links < shortestHeadline * linkCount || links < leastLinked * text) return false
  return tag === 'aside' || boilerplateNameIn(name) === 'beside-the-article'
}

const fewestTeasers = 4
/** Characters without white space. */
const shortestHeadline = 15
/** The share of a list's text that its headlines make, with the lines below them. */
const leastLinked = 0.25

const isEdge: IsWanted = ({ tag }) => tag === 'footer' || tag === 'nav'
