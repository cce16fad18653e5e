import { alert } from './alert/alert.js'
import { code } from './code/code.js'
import { extract } from './extract/extract.js'
import { poll } from './poll/poll.js'
import { resolve } from './resolve/resolve.js'
import type { Stage } from './stage.js'
import { tag } from './tag/tag.js'

/**
 * The line, in order.
 *
 *     feed ─poll→ entries ─extract→ article ─tag→ tagged article ─code→ coded article ─resolve→ incidents ─alert→ alerts
 *
 * A feed gives many entries, and the runner hands them on one by one; a coded article gives a report for each of its events
 * (`resolve/incident-reports-of.ts`), and `resolve` takes those of one article together. `alert` weighs each incident that was revised; what
 * it wants told goes to an outbox (`notify/notify.ts`).
 */
export const line = [poll, ...inOrder(extract, tag, code), resolve, alert] as const

/** Stages of which each takes what the one before gives; any other order does not compile. */
function inOrder<First extends AnyStage, Second extends StageAfter<First>, Third extends StageAfter<Second>>(
  first: First,
  second: Second,
  third: Third,
): readonly [First, Second, Third] {
  return [first, second, third]
}

type AnyStage = Stage<string, never, unknown, never>
type StageAfter<Before> =
  Before extends Stage<string, never, infer Output, never> ? Stage<string, Output, unknown, never> : never
