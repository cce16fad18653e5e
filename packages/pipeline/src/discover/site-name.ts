/** The host of an address in lower case, without `www.`; null where it is none. */
export function hostOf(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null
  return new URL(url).hostname.toLowerCase().replace(/^www\d?\./, '') || null
}

/** The part of a host that names its owner: `harbour-post` of `news.harbour-post.com.pk`. An IP address names itself. */
export function siteNameOf(host: string): string {
  if (/^[\d.]+$|^\[/.test(host)) return host
  const labels = host.split('.')
  const isBelowSecond =
    labels.length > 2 &&
    labels.at(-1)?.length === 2 &&
    /^(?:com?|org|net|gov|gob|edu|ac|or|ne|press)$/.test(labels.at(-2) ?? '')
  return labels.at(isBelowSecond ? -3 : -2) ?? host
}
