/**
 * Makes an address absolute. One that is absolute stays exactly as written, without white space around and line breaks
 * within; a relative one without a base stays relative.
 */
export const resolveUrl = (address: string, base: string | null): string => {
  const trimmed = address.replace(/[\t\n\r]+/g, '').trim()
  if (base === null || base.length > longestBase || /^[a-z][a-z\d+.-]*:/i.test(trimmed) || !URL.canParse(trimmed, base))
    return trimmed
  return withHostAsWritten(new URL(trimmed, base), base)
}

/** Characters. A base is copied into every address that is relative to it: without a limit a document grows by its own length. */
export const longestBase = 2_000

/** A base address with `xml:base` taken into account, unless nothing can be relative to that. */
export const resolveBase = (outer: string | null, base: string | undefined): string | null => {
  const trimmed = base?.trim() ?? ''
  if (trimmed === '' || trimmed.length > longestBase) return outer
  const resolved = resolveUrl(trimmed, outer)
  if (resolved.length > longestBase) return outer
  return URL.canParse('relative', resolved) ? resolved : outer
}

/** The platform turns an internationalised host name into punycode; readers and keys know it as it was written. */
const withHostAsWritten = (url: URL, base: string): string => {
  const written = base.match(/^[a-z]+:\/\/([^/?#]*[^\x00-\x7f][^/?#]*)/i)?.[1]
  if (written === undefined || new URL(base).host !== url.host) return url.href
  return url.href.replace(url.host, written)
}
