/** The vocabularies that feeds mix, by the prefix under which we name their elements; the core ones have none. Written as `bare` does. */
const prefixes: Readonly<Record<string, string>> = {
  'http://backend.userland.com/rss': '',
  'http://backend.userland.com/rss2': '',
  'http://backend.userland.com/rss091': '',
  'http://blogs.law.harvard.edu/tech/rss': '',
  'http://cyber.law.harvard.edu/rss/rss.html': '',
  'http://purl.org/rss/1.0': '',
  'http://my.netscape.com/rdf/simple/0.9': '',
  'http://channel.netscape.com/rdf/simple/0.9': '',
  'http://purl.org/rss/1.0/modules/rss091': '',
  'http://purl.org/net/rss1.1': '',
  'http://www.w3.org/2005/atom': 'atom',
  'http://purl.org/atom/ns': 'atom',
  'http://purl.org/echo': 'atom',
  'http://purl.org/pie': 'atom',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
  'http://www.w3.org/1999/xhtml': 'xhtml',
  'http://www.w3.org/xml/1998/namespace': 'xml',
  'http://purl.org/dc/elements/1.1': 'dc',
  'http://purl.org/dc/elements/1.0': 'dc',
  'http://purl.org/dc/terms': 'dcterms',
  'http://purl.org/rss/1.0/modules/content': 'content',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://www.google.com/schemas/play-podcasts/1.0': 'googleplay',
  'http://search.yahoo.com/mrss': 'media',
  'http://www.rssboard.org/media-rss': 'media',
  'http://rssnamespace.org/feedburner/ext/1.0': 'feedburner',
  'http://prismstandard.org/namespaces/1.2/basic': 'prism',
  'http://prismstandard.org/namespaces/basic/2.0': 'prism',
  'http://purl.org/rss/1.0/modules/syndication': 'sy',
  'http://www.google.com/schemas/sitemap-news/0.9': 'news',
}

/** Prefixes that mean a vocabulary by custom, also where a document forgets to declare them. */
const customaryPrefixes: Readonly<Record<string, string>> = {
  rss: '',
  atom: 'atom',
  atom03: 'atom',
  atom10: 'atom',
  a10: 'atom',
  rdf: 'rdf',
  xhtml: 'xhtml',
  xml: 'xml',
  dc: 'dc',
  dcterms: 'dcterms',
  content: 'content',
  itunes: 'itunes',
  googleplay: 'googleplay',
  media: 'media',
  news: 'news',
  feedburner: 'feedburner',
  prism: 'prism',
  sy: 'sy',
}

/** The prefix under which a vocabulary's elements are named, or null for one that feeds are not read by. */
export const prefixOfNamespace = (uri: string): string | null => prefixes[bare(uri)] ?? null

export const customaryPrefix = (prefix: string): string | null => customaryPrefixes[prefix.toLowerCase()] ?? null

/** Namespaces are compared to the letter; feeds write them with another scheme, case or end. */
function bare(uri: string): string {
  return uri
    .trim()
    .toLowerCase()
    .replace(/^https:/, 'http:')
    .replace(/[/#]+$/, '')
}
