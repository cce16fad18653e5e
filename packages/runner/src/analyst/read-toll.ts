import type { Toll } from '@wirewatch/model'
import { Refusal } from './refusal.js'

/** `9`, `7-9-12` (low, best, high) or `unknown`. Throws a refusal. */
export function readToll(field: string, text: string): Toll {
  if (text === 'unknown') return { low: null, best: null, high: null, basis: null }
  const parts = text.split('-').map((part) => readNumber(field, part, text))
  const [low, best = low, high = best] = parts
  if (low === undefined || best === undefined || high === undefined || parts.length === 2 || parts.length > 3)
    throw new Refusal(`${field} "${text}": give one number, or three: LOW-BEST-HIGH, such as 7-9-12.`)
  if (low > best || best > high)
    throw new Refusal(`${field} "${text}": the least comes first and the greatest last, such as 7-9-12.`)
  return { low, best, high, basis: 'reports' }
}

/** A number, or null for `unknown`. Throws a refusal. */
export function readCount(field: string, text: string): number | null {
  return text === 'unknown' ? null : readNumber(field, text, text)
}

function readNumber(field: string, part: string, whole: string): number {
  if (/^\d{1,6}$/.test(part)) return Number(part)
  throw new Refusal(`${field} "${whole}" is not a count. It takes a whole number from 0 on, or unknown.`)
}
