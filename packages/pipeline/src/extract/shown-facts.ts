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

const modifiedName = /modif|updat/i
const publishedName =
  /publish|pubdate|posted|entry-date|post-date|article-date|story-date|(?:^|[\s_-])(?:date|time|timestamp|dateline)(?=$|[\s_-])/i
const authorName =
  /(?:^|[\s_-])(?:byline|by-line|authors?|author-name|post-author|story-author|writers?|autor|autora|autores|auteur|auteurs|autore|autoren)(?=$|[\s_-])|(?:^|\s)(?:posted|by)(?=$|\s)/i
const headingName = /(?:^|[\s_-])(?:entry|post|article|story|news)[_-]*(?:title|headline)(?=$|[\s_-])/i

export function readShown(body: PageElement): Shown {
  const none = (): Record<Certainty, string[]> => ({ declared: [], attribute: [], named: [] })
  const finds: Finds = { headings: none(), siteNames: none(), authors: none(), published: none(), modified: none() }
  lookAt(body, finds)
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

function lookAt(parent: PageElement, finds: Finds): void {
  for (const child of parent.children) {
    if (!isElement(child)) continue
    if (isFurniture(child)) continue
    lookForHeading(child, finds)
    lookForDate(child, finds)
    lookForAuthor(child, finds)
    lookAt(child, finds)
  }
}

/** A wrapper of the whole page may be called `with-sidebar`: what holds a headline is no furniture. */
const isFurniture = (found: PageElement): boolean =>
  furnitureTags.has(found.tag) || (furnitureName.test(found.name) && !holdsHeadline(found))

const holdsHeadline = (found: PageElement): boolean =>
  found.children.some((child) => isElement(child) && (child.tag === 'h1' || holdsHeadline(child)))

/** Parts of a page that show dates and names of their own: the day of today, other articles, comments. */
const furnitureTags = new Set(['nav', 'footer', 'aside'])
const furnitureName =
  /(?:^|[\s_-])(?:site[_-]?header|top[_-]?bar|masthead|ticker|today|current[_-]?date|sidebar|related|comments?|commentlist|navbar|breadcrumbs?)(?=$|[\s_-])/

function lookForHeading(found: PageElement, { headings, siteNames }: Finds): void {
  if (found.attributes.itemprop === 'headline') addText(headings.declared, found, 400)
  else if (found.tag === 'h1') addText(leadsHome(found) ? siteNames.named : headings.attribute, found, 400)
  else if (headingName.test(found.name)) addText(headings.named, found, 400)
}

/** A heading that is a link to the front page is the outlet's name. */
const leadsHome = (found: PageElement): boolean =>
  found.children.some((child) => isElement(child) && (isHomeLink(child) || leadsHome(child)))

const isHomeLink = ({ tag, attributes }: PageElement): boolean =>
  tag === 'a' && /^(?:https?:\/\/[^/]+)?\/?(?:(?:index|default|home)\.\w+)?$/i.test(attributes.href ?? '#')

function lookForDate(found: PageElement, { published, modified }: Finds): void {
  const { tag, name, attributes } = found
  const property = attributes.itemprop ?? attributes.property ?? ''
  const certainty = /(?:^|\s)(?:schema:)?date(?:Published|Modified)\b|\bdc(?:terms)?:(?:created|issued|date)\b/.test(
    property,
  )
    ? 'declared'
    : 'attribute'
  const isModified =
    /dateModified/.test(property) || (property === '' && modifiedName.test(name) && !publishedName.test(name))
  const list = isModified ? modified : published
  const written = attributes.datetime ?? attributes.content ?? (tag === 'abbr' ? attributes.title : undefined)
  const isNamed = tag === 'time' || certainty === 'declared' || publishedName.test(name) || modifiedName.test(name)
  if (!isNamed) return
  if (written !== undefined) list[certainty].push(written)
  addText(list.named, found, 80)
}

function lookForAuthor(found: PageElement, { authors }: Finds): void {
  if (found.attributes.itemprop === 'author') addText(authors.declared, found, 100)
  else if (/\bauthor\b/.test(found.attributes.rel ?? '')) addText(authors.attribute, found, 100)
  else if (authorName.test(found.name)) addText(authors.named, found, 100)
}

function addText(texts: string[], found: PageElement, longest: number): void {
  const text = shortText(found, longest)
  if (text === null) return
  texts.push(text)
  const bare = text.replace(saysWhen, '')
  if (bare !== text) texts.push(bare)
}

/** Words before a date. */
export const saysWhen = /^\W*(?:(?:last |first )?(?:published|updated|posted|modified)(?:\s+(?:on|at))?\s*[:|–-]?\s*)/i

/** The text of an element, or null where it is longer than asked for. */
function shortText(found: PageElement, longest: number): string | null {
  const parts: string[] = []
  const isShort = gather(found, parts, longest * 3)
  const text = isShort ? cleanText(parts.join(' ')) : ''
  return text === '' || text.length > longest ? null : text
}

function gather(found: PageElement, parts: string[], longest: number): boolean {
  let length = 0
  for (const child of found.children) {
    if (isElement(child)) {
      if (!gather(child, parts, longest)) return false
      continue
    }
    parts.push(child)
    length += child.length
    if (length > longest) return false
  }
  return parts.length < 60
}
