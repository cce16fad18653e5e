import type { Boilerplate, TemplateNames } from '@wirewatch/taxonomy'
import { cleanText } from './body-text.js'
import { isElement, type PageElement } from './markup.js'

/** What the page shows to readers: headings, bylines and dates, the surest first. */
export interface Shown {
  readonly headings: readonly string[]
  readonly siteNames: readonly string[]
  readonly authors: readonly string[]
  readonly declaredDates: readonly string[]
  readonly published: readonly string[]
  readonly modified: readonly string[]
}

/** How sure a find is: declared by microdata or by an attribute for machines, or merely named like one. */
type Certainty = 'declared' | 'attribute' | 'named'
type Finds = Readonly<
  Record<'headings' | 'siteNames' | 'authors' | 'published' | 'modified', Record<Certainty, string[]>>
>

export function readShown(body: PageElement, boilerplate: Boilerplate): Shown {
  const none = (): Record<Certainty, string[]> => ({ declared: [], attribute: [], named: [] })
  const finds: Finds = { headings: none(), siteNames: none(), authors: none(), published: none(), modified: none() }
  lookAt(body, false, finds, boilerplate)
  const surestFirst = ({ declared, attribute, named }: Record<Certainty, string[]>): string[] => [
    ...declared,
    ...attribute,
    ...named,
  ]
  return {
    headings: surestFirst(finds.headings),
    siteNames: surestFirst(finds.siteNames),
    authors: surestFirst(finds.authors),
    declaredDates: finds.published.declared,
    published: [...finds.published.attribute, ...finds.published.named],
    modified: surestFirst(finds.modified),
  }
}

function lookAt(parent: PageElement, inArticle: boolean, finds: Finds, boilerplate: Boilerplate): void {
  for (const child of parent.children) {
    if (!isElement(child)) continue
    if (isFurniture(child, inArticle, boilerplate.names)) continue
    lookForHeading(child, finds, boilerplate.names)
    lookForDate(child, finds, boilerplate.names)
    lookForAuthor(child, finds, boilerplate)
    lookAt(child, inArticle || child.tag === 'article', finds, boilerplate)
  }
}

/**
 * A wrapper of the whole page may be called `with-sidebar`: what holds a headline is no furniture. The footer of an article says who
 * wrote it and when.
 */
const isFurniture = (found: PageElement, inArticle: boolean, { furniture }: TemplateNames): boolean =>
  (furnitureTags.has(found.tag) && !(inArticle && found.tag === 'footer')) ||
  (furniture.test(found.name) && !holdsHeadline(found))

const holdsHeadline = (found: PageElement): boolean =>
  found.children.some((child) => isElement(child) && (child.tag === 'h1' || holdsHeadline(child)))

const furnitureTags = new Set(['nav', 'footer', 'aside'])

function lookForHeading(found: PageElement, { headings, siteNames }: Finds, { headline }: TemplateNames): void {
  if (found.attributes.itemprop === 'headline') addText(headings.declared, found, 400)
  else if (found.tag === 'h1') addText(leadsHome(found) ? siteNames.named : headings.attribute, found, 400)
  else if (headline.test(found.name)) addText(headings.named, found, 400)
}

/** A heading that is a link to the front page is the outlet's name. */
const leadsHome = (found: PageElement): boolean =>
  found.children.some((child) => isElement(child) && (isHomeLink(child) || leadsHome(child)))

const isHomeLink = ({ tag, attributes }: PageElement): boolean =>
  tag === 'a' && /^(?:https?:\/\/[^/]+)?\/?(?:(?:index|default|home)\.\w+)?$/i.test(attributes.href ?? '#')

function lookForDate(found: PageElement, { published, modified }: Finds, names: TemplateNames): void {
  const { tag, name, attributes } = found
  const property = attributes.itemprop ?? attributes.property ?? ''
  const certainty = /(?:^|\s)(?:schema:)?date(?:Published|Modified)\b|\bdc(?:terms)?:(?:created|issued|date)\b/.test(
    property,
  )
    ? 'declared'
    : 'attribute'
  const isModified =
    /dateModified/.test(property) || (property === '' && names.modified.test(name) && !names.published.test(name))
  const list = isModified ? modified : published
  const written = attributes.datetime ?? attributes.content ?? (tag === 'abbr' ? attributes.title : undefined)
  const isNamed = tag === 'time' || certainty === 'declared' || names.published.test(name) || names.modified.test(name)
  if (!isNamed) return
  if (written !== undefined) list[certainty].push(written)
  addText(list.named, found, 80)
}

function lookForAuthor(found: PageElement, { authors }: Finds, boilerplate: Boilerplate): void {
  if (found.attributes.itemprop === 'author') addAuthor(authors.declared, found, boilerplate)
  else if (/\bauthor\b/.test(found.attributes.rel ?? '')) addAuthor(authors.attribute, found, boilerplate)
  else if (boilerplate.names.byline.test(found.name)) addAuthor(authors.named, found, boilerplate)
}

/** A byline may go on with an office, the time and a button: then the pages on its authors, to which it leads, give their names. */
function addAuthor(authors: string[], found: PageElement, { names, saysWhen }: Boilerplate): void {
  const text = shortText(found, longestByline, isTime)
  if (text === null || text.replace(saysWhen, '') === '') return
  const linked = linksIn(found)
    .filter(({ attributes }) => names.authorPages.test(attributes.href ?? ''))
    .flatMap((link) => shortText(link, longestByline) ?? [])
    .filter((name) => name.includes(' '))
  const besides = text.length - linked.join('').length
  if (linked.length > 0 && besides > mostBesides * linked.length) authors.push([...new Set(linked)].join(', '))
  authors.push(text)
}

const longestByline = 100
/** Characters for each author: "By", a comma, "and". */
const mostBesides = 8

const isTime = ({ tag }: PageElement): boolean => tag === 'time'

const linksIn = ({ children }: PageElement): readonly PageElement[] =>
  children.filter(isElement).flatMap((child) => (child.tag === 'a' ? [child] : linksIn(child)))

function addText(texts: string[], found: PageElement, longest: number): void {
  const text = shortText(found, longest)
  if (text !== null) texts.push(text)
}

/** The text of an element, or null where it is longer than asked for. */
function shortText(
  found: PageElement,
  longest: number,
  isLeftOut: (element: PageElement) => boolean = leavesNothingOut,
): string | null {
  const parts: string[] = []
  const isShort = gather(found, parts, longest * 3, isLeftOut)
  const text = isShort ? cleanText(parts.join(' ')) : ''
  return text === '' || text.length > longest ? null : text
}

const leavesNothingOut = (): boolean => false

function gather(
  found: PageElement,
  parts: string[],
  longest: number,
  isLeftOut: (element: PageElement) => boolean,
): boolean {
  let length = 0
  for (const child of found.children) {
    if (isElement(child)) {
      if (!isLeftOut(child) && !gather(child, parts, longest, isLeftOut)) return false
      continue
    }
    parts.push(child)
    length += child.length
    if (length > longest) return false
  }
  return parts.length < 60
}
