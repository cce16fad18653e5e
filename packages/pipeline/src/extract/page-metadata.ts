import type { Boilerplate } from '@wirewatch/taxonomy'
import { canonicalUrl } from '../poll/canonical-url.js'
import { readDate } from '../poll/read-date.js'
import { cleanText } from './body-text.js'
import { cleanTitle } from './clean-title.js'
import type { LinkedArticle } from './json-ld.js'
import type { Markup } from './markup.js'
import { readShownDate } from './read-shown-date.js'
import { readShown, type Shown } from './shown-facts.js'

/** What a page says of its article besides the text. Dates are ISO 8601 as `readDate` gives them. */
export interface PageMetadata {
  readonly title: string | null
  readonly author: string | null
  readonly publishedAt: string | null
  readonly modifiedAt: string | null
  readonly language: string | null
  readonly canonicalUrl: string | null
  readonly publishedFrom: DateOrigin | null
}

/** Declared for machines, or only shown to readers, or no more than a part of the address. */
export type DateOrigin = 'declared' | 'shown' | 'address'

/**
 * Reads JSON-LD first, then OpenGraph and other meta tags, then what the page shows, then its address.
 * @param zone IANA: of dates that name none
 */
export function readMetadata(
  markup: Markup,
  linked: LinkedArticle | null,
  url: string | null,
  zone: string,
  boilerplate: Boilerplate,
): PageMetadata {
  const { opensByline } = boilerplate
  const shown = readShown(markup.body, boilerplate)
  const moment = dateReader(zone, boilerplate)
  const meta = (names: readonly string[]): readonly string[] =>
    names.flatMap((name) => markup.metas.filter((found) => found.name === name).map((found) => found.content))
  const language = firstOf([markup.language, linked?.language, ...meta(languageMetas)], readLanguage)
  return {
    title: titleOf(markup, linked, shown, meta, url),
    author: firstOf([linked?.author, ...meta(authorMetas), ...shown.authors], authorReader(opensByline, language)),
    ...publicationOf(
      [linked?.datePublished, ...meta(publishedMetas), ...shown.declaredDates],
      shown.published,
      url,
      zone,
      moment,
    ),
    modifiedAt: firstOf([linked?.dateModified, ...meta(modifiedMetas), ...shown.modified], moment),
    language,
    canonicalUrl: canonicalOf(markup, linked, meta, url),
  }
}

/** What the lines above the first sentence say, where nothing marks an author or a date. */
export function withLinesAbove(
  metadata: PageMetadata,
  { bylines, dates }: Readonly<Record<'bylines' | 'dates', readonly string[]>>,
  zone: string,
  boilerplate: Boilerplate,
): PageMetadata {
  const { opensByline, saysEdited } = boilerplate
  const momentOf = dateReader(zone, boilerplate)
  const ofEdits = dates.filter((text) => saysEdited.test(text))
  const written = firstOf([...dates.filter((text) => !saysEdited.test(text)), ...ofEdits], momentOf)
  return {
    ...metadata,
    author: metadata.author ?? firstOf(bylines, authorReader(opensByline, metadata.language)),
    publishedAt: metadata.publishedAt ?? written,
    modifiedAt: metadata.modifiedAt ?? firstOf(ofEdits, momentOf),
    publishedFrom: metadata.publishedFrom ?? (written === null ? null : 'shown'),
  }
}

/** A header may show the date of today; where the address tells another day than what is merely shown, it is right. */
function publicationOf(
  declared: readonly (string | null | undefined)[],
  shown: readonly string[],
  url: string | null,
  zone: string,
  moment: (text: string) => string | null,
): Pick<PageMetadata, 'publishedAt' | 'publishedFrom'> {
  const certain = declared.find((text) => text && moment(text) !== null)
  if (certain) return { publishedAt: toTheMinute(certain, shown, moment), publishedFrom: 'declared' }
  const seen = firstOf(shown, moment)
  const addressed = dateInUrl(url, zone)
  if (addressed !== null && (seen === null || Math.abs(Date.parse(seen) - Date.parse(addressed)) > twoDays)) {
    return { publishedAt: addressed, publishedFrom: 'address' }
  }
  return { publishedAt: seen, publishedFrom: seen === null ? null : 'shown' }
}

/** A page that declares no more than the day may show its readers the time of that day. */
function toTheMinute(
  declared: string,
  shown: readonly string[],
  momentOf: (text: string) => string | null,
): string | null {
  const day = momentOf(declared)
  if (day === null || namesTime.test(declared)) return day
  const isOfThatDay = (text: string): boolean =>
    namesTime.test(text) && momentOf(text)?.slice(0, 10) === day.slice(0, 10)
  return firstOf(shown.filter(isOfThatDay), momentOf) ?? day
}

const namesTime = /\d[:.]\d\d(?!\d)|\d{6}$/

const twoDays = 2 * 24 * 60 * 60 * 1000

type MetaReader = (names: readonly string[]) => readonly string[]

const authorMetas =
  'author article:author parsely-author sailthru.author dc.creator dcterms.creator byl cxenseparse:author articleauthor twitter:data1'.split(
    ' ',
  )
const publishedMetas = (
  'article:published_time article:published article.published og:published_time og:article:published_time datepublished date_published ' +
  'parsely-pub-date sailthru.date pubdate bt:pubdate published published_at displaydate ' +
  'publishdate publish-date publish_date publication_date originalpublicationdate cxenseparse:recs:publishtime dc.date.issued ' +
  'dcterms.created dcterms.issued dc.date dcterms.date date.issued date'
).split(' ')
const modifiedMetas =
  'article:modified_time article:modified article.updated bt:moddate og:updated_time og:article:modified_time datemodified lastmod last-modified dcterms.modified dc.date.modified'.split(
    ' ',
  )
const languageMetas = ['inlanguage', 'content-language', 'dc.language', 'dcterms.language', 'og:locale', 'language']

function firstOf(
  candidates: readonly (string | null | undefined)[],
  readOne: (text: string) => string | null,
): string | null {
  for (const candidate of candidates) {
    const value = candidate ? readOne(candidate) : null
    if (value !== null) return value
  }
  return null
}

function titleOf(
  markup: Markup,
  linked: LinkedArticle | null,
  shown: Shown,
  meta: MetaReader,
  url: string | null,
): string | null {
  const siteNames = [
    ...meta(['og:site_name', 'application-name', 'twitter:site']),
    linked?.publisher ?? '',
    ...shown.siteNames,
    hostName(url),
  ].filter((name) => name !== '')
  const social = meta(['og:title', 'twitter:title', 'headline', 'parsely-title', 'dc.title'])
  const headings = [...shown.headings, ...(linked?.headline ? [linked.headline] : [])]
  const candidate = linked?.headline ?? social[0] ?? markup.title ?? shown.headings[0] ?? social[1]
  const title = candidate ? cleanTitle(candidate, headings, siteNames) : ''
  return title === '' ? null : title
}

const hostName = (url: string | null): string =>
  url !== null && URL.canParse(url) ? new URL(url).hostname.replace(/^www\.|\.[a-z]{2,}(?:\.[a-z]{2})?$/g, '') : ''

const authorReader =
  (opensByline: Boilerplate['opensByline'], language: string | null) =>
  (text: string): string | null => {
    const opener = opensByline.get(language?.split('-')[0] ?? '') ?? opensByline.get('en')
    const written = cleanText(text.replace(mailAddress, ' '))
    const name = (opener === undefined ? written : written.replace(opener, ''))
      .replace(/\s*[|•·].*$/, '')
      .replace(/\s+(?:at|on)\s+.*\d{4}.*$/, '')
      .replace(/[\s,:;–—-]+$/, '')
      .trim()
    const isName = name.length >= 2 && name.length <= 100 && !saysOtherThanName.test(name)
    return isName ? name : null
  }

const mailAddress = /[(<[]?[^\s@]{1,64}@[^\s@]{1,100}/g

const saysOtherThanName = /https?:|www\.|@|\d|\b(?:minutes?|ago|updated|published)\b/i

const dateReader =
  (zone: string, boilerplate: Boilerplate) =>
  (text: string): string | null => {
    const date = readShownDate(text, zone, boilerplate)
    return date !== null && Number(date.slice(0, 4)) >= 1990 ? date : null
  }

function dateInUrl(url: string | null, zone: string): string | null {
  const found =
    url?.match(/\/((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[/-]|$)/) ??
    url?.match(/\/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:[/-]|$)/)
  if (!found) return null
  const [, year = '', month = '', day = ''] = found
  return readDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, zone)
}

function readLanguage(text: string): string | null {
  const tag =
    text
      .trim()
      .replaceAll('_', '-')
      .split(/[,;\s]/)[0] ?? ''
  if (!/^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?$/i.test(tag)) return null
  return Intl.getCanonicalLocales(tag)[0] ?? null
}

function canonicalOf(
  markup: Markup,
  linked: LinkedArticle | null,
  meta: MetaReader,
  url: string | null,
): string | null {
  const declared = [
    ...markup.links.filter((link) => link.rel === 'canonical').map((link) => link.href),
    ...meta(['og:url']),
    linked?.url,
  ]
  const isHome = (address: string): boolean =>
    URL.canParse(address) && /^\/?$/.test(new URL(address).pathname + new URL(address).search)
  return firstOf([...declared, url], (address) => {
    const canonical = canonicalUrl(address, url)
    // A canonical link to the home page is a mistake of the template; it would fold all articles into one.
    return canonical !== null && isHome(canonical) && url !== null && !isHome(url) ? null : canonical
  })
}
