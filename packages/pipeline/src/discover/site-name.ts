import { getDomain, getDomainWithoutSuffix } from 'tldts'

/** Two blogs at one host of blogs are two sites. */
const withSharedHosts = { allowPrivateDomains: true }

/** The host of an address in lower case, without `www.`; null where it is none. */
export function hostOf(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null
  return new URL(url).hostname.toLowerCase().replace(/^www\d?\./, '') || null
}

/** The part of a host that names its owner, by the Public Suffix List: `harbour-post` of `news.harbour-post.com.pk`. An IP address names itself. */
export const siteNameOf = (host: string): string => getDomainWithoutSuffix(host, withSharedHosts) || host

/** Whether both addresses belong to one owner: `news.harbour-post.com.pk` and `www.harbour-post.com.pk`. */
export const isSameSite = (a: string, b: string): boolean => ownerOf(a) === ownerOf(b)

const ownerOf = (url: string): string => getDomain(url, withSharedHosts) ?? new URL(url).hostname
