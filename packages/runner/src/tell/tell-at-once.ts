import { attempt, DatabaseDownError, type Sql } from '@wirewatch/store'
import type { ToTell } from '../alerts/keep-alerts.js'
import { deliverJob } from '../queues/job.js'
import { announce, tellReceiver } from './tell-receiver.js'
import { nothingTold, receiverNamed, type Telling, type Told, tellWaiting } from './tell-waiting.js'

/**
 * Tells what a transaction has just put into the outbox, in that transaction and by the rules that it was weighed by: a message waits for one
 * commit, not for two. Once it is committed, give what was told to `sendTold`.
 */
export async function tellAtOnce(
  sql: Sql,
  context: Telling,
  { receivers, incidents }: Pick<ToTell, 'receivers' | 'incidents'>,
): Promise<Told> {
  const told: Told[] = []
  for (const name of receivers) told.push(await tellIfFree(sql, context, name, incidents))
  return {
    messages: told.flatMap(({ messages }) => messages),
    due: told.flatMap(({ due }) => due),
    left: told.flatMap(({ left }) => left),
  }
}

/**
 * `tellDue` looks into the outbox too: this only makes it sooner, so that a fault here is left to it, as is what another transaction holds:
 * nobody is waited for by whom others wait for.
 */
async function tellIfFree(sql: Sql, context: Telling, name: string, incidents: readonly string[]): Promise<Told> {
  const receiver = receiverNamed(context, name)
  if (receiver === undefined) return { ...nothingTold, left: [name] }
  return attempt(sql, () => tellWaiting(sql, context, receiver, { inUse: 'leave', incidents })).catch(
    (fault: unknown) => {
      if (fault instanceof DatabaseDownError) throw fault
      leaveToNextLook(context, name, fault)
      return nothingTold
    },
  )
}

/** Sends what a transaction has told, after it is committed, and tells those whom it left. */
export async function sendTold(context: Telling, told: Told): Promise<void> {
  const { queues, log } = context
  announce(context, told)
  await queues
    .handOn(told.due.map(deliverJob))
    .catch((fault: unknown) => log.warn({ deliveries: told.due, fault }, 'to be sent with the next look'))
  await tellSoon(context, { receivers: told.left })
}

/** As `tellAtOnce`, of what is committed: each receiver in a transaction of its own, which waits for whoever else tells it. */
export async function tellSoon(context: Telling, { receivers }: Pick<ToTell, 'receivers'>): Promise<void> {
  for (const name of receivers)
    await tellReceiver(context, name)
      .then((due) => context.queues.handOn(due.map(deliverJob)))
      .catch((fault: unknown) => leaveToNextLook(context, name, fault))
}

const leaveToNextLook = ({ log }: Telling, receiver: string, fault: unknown): void =>
  log.warn({ receiver, fault }, 'to be told with the next look')
