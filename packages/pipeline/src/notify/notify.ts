import type { AlertConfig, Notice, Receiver } from '@wirewatch/model'
import type { Now, Send } from '../ports.js'

/**
 * From what is to be told to what was sent.
 *
 * The stage `alert` decides that something is to be told, to whom, and in which group (`alert/route-alert.ts`). In the transaction of the
 * incident's revision that becomes rows of `notices`, one for each receiver, due after the wait of their group; `store/alerts.ts` writes
 * them (a later notice of the same alert supersedes one that still waits, a retraction withdraws it). This is the outbox: nothing is sent
 * that was not committed, and nothing that was committed is forgotten.
 *
 * Here the notices of one receiver that are due become deliveries:
 *
 *  1. hold back: the receiver's quiet hours, the branch's `active` window (the wall clock of their zone decides), `group_interval` since
 *     the last delivery of the group. What is held back gets a later `dueAt` and is not lost.
 *  2. leave out: what a silence matches, what a standing alert inhibits. Ends as `silenced` or `inhibited` with the reason; an alert
 *     that nobody is told of becomes `suppressed`.
 *  3. over the budget of the hour: handed on to the overflow digest.
 *  4. group: what is left, by group key, makes one delivery each. `takeNotices` marks the notices as taken and the alerts as told in
 *     the transaction that writes the delivery: from there on it is sent at least once, with one idempotency key.
 *  5. render for the channel, `send`, and note how it ended: `sent`; or tried again with growing delay; or set aside for a person.
 *
 * Steps 1 to 4 are one pure question each; 5 is `render` and the port. A job of the queue `deliveries` carries the name of one receiver,
 * so that a dead one does not hold up the others; the sweep adds jobs for receivers with notices or deliveries that are due.
 */
export interface NotifyNeeds {
  readonly config: AlertConfig
  readonly now: Now
  readonly send: Send
}

/** What one receiver is to be told now. */
export interface DueNotices {
  readonly receiver: Receiver
  readonly notices: readonly Notice[]
}
