import { hostOf, isSameSite, siteNameOf } from '../discover/site-name.js'

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
 * Against what the relative addresses of entries resolve: the document's own address, as RFC 4287 has it. A feed that is served from
 * elsewhere than its site (a counter, a store of files) writes its links as the site does: there it is the page of the public web that
 * the feed names, unless that is only where a social network keeps the outlet's page.
 */
export const entryBase = (
  document: string | null,
  site: string | null,
  socialNetworks: ReadonlySet<string>,
): string | null => {
  const host = hostOf(site)
  if (site === null || host === null || !isPublicName(host)) return document
  if (document === null || !URL.canParse(document)) return site
  return isSameSite(document, site) || socialNetworks.has(siteNameOf(host)) ? document : site
}

/** Neither an address in numbers nor a name that is kept or used for networks of one's own (RFC 6761, 6762 and 8375). */
const isPublicName = (host: string): boolean =>
  /\.[a-z][a-z\d-]*\.?$/.test(host) &&
  !/\.(?:localhost|local|localdomain|internal|intranet|private|lan|corp|home|home\.arpa)\.?$/.test(host)
