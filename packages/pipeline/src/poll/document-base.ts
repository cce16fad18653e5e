/**
 * Against what the relative addresses of a document resolve: its own address, or where its Content-Location leads. A server behind another
 * names itself there: of its own host the path alone is taken, and a host that only its network knows is not believed.
 */
export const documentBase = (url: string | null, contentLocation: string | null): string | null => {
  const own = url !== null && URL.canParse(url) ? new URL(url) : null
  if (contentLocation === null || !URL.canParse(contentLocation, own?.href)) return own === null ? null : url
  const located = new URL(contentLocation, own?.href)
  if (own !== null && located.hostname === own.hostname) return withPathOf(located, own)
  return /^https?:$/.test(located.protocol) && isPublicName(located.hostname) ? located.href : url
}

const withPathOf = (located: URL, own: URL): string => {
  own.pathname = located.pathname
  own.search = located.search
  return own.href
}

/**
 * Against what the relative addresses of entries resolve: the page of the site that the feed names, for feeds are often served from elsewhere
 * (a counter, a store of files) and write their links as the site does. RFC 4287 would have the document's own address, which stays
 * for a feed that names no page of the public web.
 */
export const entryBase = (document: string | null, site: string | null): string | null =>
  site !== null && URL.canParse(site) && isPublicName(new URL(site).hostname) ? site : document

/** Neither an address in numbers nor a name that is kept or used for networks of one's own (RFC 6761, 6762 and 8375). */
const isPublicName = (host: string): boolean =>
  /\.[a-z][a-z\d-]*\.?$/.test(host) &&
  !/\.(?:localhost|local|localdomain|internal|intranet|private|lan|corp|home|home\.arpa)\.?$/.test(host)
