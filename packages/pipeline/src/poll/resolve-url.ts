/**
 * Makes an address absolute. One that is absolute stays exactly as written, without white space around and line breaks
 * within; a relative one without a base stays relative.
 */
export const resolveUrl = (address: string, base: string | null): string => {
  const trimmed = address.replace(/[\t\n\r]+/g, '').trim()
  if (base === null || base.length > longestBase || /^[a-z][a-z\d+.-]*:/i.test(trimmed) || !URL.canParse(trimmed, base))
    return trimmed
  return withLettersAsWritten(withHostAsWritten(new URL(trimmed, base), base), `${base}${trimmed}`)
}

/** The address of a page that a reader can be sent to, made absolute; null where what is written leads to none. */
export const pageAddress = (written: string | null, base: string | null): string | null => {
  if (written === null || written.trim() === '') return null
  const address = resolveUrl(written, base)
  if (plainAddress.test(address)) return address
  if (/^(?:javascript|vbscript|data|blob|file|about):/i.test(address)) return null
  // Another protocol with a host is a program's own: there is no page behind it.
  if (/^(?!https?:|ftp:|feed:)[a-z][a-z\d+.-]*:\/\//i.test(address)) return null
  return /^https?:/i.test(address) && !URL.canParse(address) ? null : address
}

/** Nearly all are: the platform need not look at them. */
const plainAddress = /^https?:\/\/[a-z][a-z\d-]*(?:\.[a-z][a-z\d-]*)+[/?#]/i

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

/** An address in letters of the world (RFC 3987) stays one: the platform encodes them, as it does not in one that is absolute. */
const withLettersAsWritten = (resolved: string, written: string): string =>
  /[^\x00-\x7f]/.test(written) && !encodedLetter.test(written)
    ? resolved.replace(encodedLetters, decodedLetters)
    : resolved

const encodedLetter = /%[89a-f][\da-f]/i
const encodedLetters = /(?:%[89a-f][\da-f])+/gi

const decodedLetters = (encoded: string): string => {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return encoded
  }
}
