import { code } from './code/code.js'
import { extract } from './extract/extract.js'
import { poll } from './poll/poll.js'
import { resolve } from './resolve/resolve.js'
import type { Stage } from './stage.js'
import { tag } from './tag/tag.js'

/**
 * The line, in order.
 *
 *     feed ─poll→ entries ─extract→ article ─tag→ tagged article ─code→ coded article ─resolve→ incidents
 *
 * A feed gives many entries, and the runner hands them on one by one; a coded article gives a report for each of its events
 * (`resolve/incident-reports-of.ts`), and `resolve` takes those of one article together.
 */
export const line = [poll, ...inOrder(extract, tag, code), resolve] as const

/** Stages of which each takes what the one before gives; any other order does not compile. */
function inOrder<First, Second, Third, Last, A, B, C>(
  first: Stage<string, First, Second, A>,
  second: Stage<string, Second, Third, B>,
  third: Stage<string, Third, Last, C>,
) {
  return [first, second, third] as const
}
