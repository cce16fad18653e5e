import type { IncomingHttpHeaders } from 'undici/types/header.js'

/** One header as text; the first where it was sent more than once. */
export const headerOf = (headers: IncomingHttpHeaders, name: string): string | null => {
  const value = headers[name]
  const first = Array.isArray(value) ? value[0] : value
  return first === undefined || first.trim() === '' ? null : first.trim()
}

/** Seconds that the server asks to wait: a number or a date (RFC 9110, 10.2.3). */
export const retryAfterSeconds = (value: string | null, now: Date): number | null => {
  if (value === null) return null
  if (/^\d+(?:\.\d+)?$/.test(value)) return Math.ceil(Number(value))
  const until = Date.parse(value)
  return Number.isNaN(until) ? null : Math.max(0, Math.ceil((until - now.getTime()) / 1000))
}

/**
 * How long the answer stays fresh by Cache-Control, else by Expires, less the time that it has lain in a cache on the way (RFC 9111,
 * 4.2). Zero where it must not be kept.
 */
export const maxAgeSeconds = (headers: IncomingHttpHeaders, now: Date): number | null => {
  const control = headerOf(headers, 'cache-control')
  if (control !== null && /\bno-(?:store|cache)\b/i.test(control)) return 0
  const age = control?.match(/\bmax-age\s*=\s*"?(\d+)/i)?.[1]
  if (age !== undefined) return Math.max(0, Number(age) - ageSeconds(headers))
  const expires = Date.parse(headerOf(headers, 'expires') ?? '')
  return Number.isNaN(expires) ? null : Math.max(0, Math.round((expires - now.getTime()) / 1000))
}

const ageSeconds = (headers: IncomingHttpHeaders): number => {
  const age = headerOf(headers, 'age')
  return age !== null && /^\d{1,9}$/.test(age) ? Number(age) : 0
}
