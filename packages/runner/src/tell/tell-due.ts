import { DatabaseDownError, dueDeliveries, receiversWithDue } from '@wirewatch/store'
import { rulesInForce } from '../alerts/rules-in-force.js'
import { deliverJob } from '../queues/job.js'
import { tellReceiver } from './tell-receiver.js'
import type { Telling } from './tell-waiting.js'

/** How often it is looked for what is due to be told, in milliseconds. */
export const tellEveryMs = 5000

/**
 * Puts what is due in the outbox into messages, each receiver for itself, and enqueues every message whose turn it is. Safe to run at any
 * time and by several processes: what one takes, the others no longer find. Throws what went wrong with a receiver after the others.
 */
export async function tellDue(context: Telling): Promise<void> {
  const { store, queues, now } = context
  const receivers = await receiversWithDue(store, now().toISOString())
  const alerting = receivers.length === 0 ? context.alerting : await rulesInForce(store, context)
  const faults: unknown[] = []
  for (const name of receivers)
    await tellReceiver({ ...context, alerting }, name).catch((fault: unknown) => {
      if (fault instanceof DatabaseDownError) throw fault
      faults.push(fault)
    })
  const due = await dueDeliveries(store, now().toISOString(), null)
  await queues.add(due.map(deliverJob))
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} receivers cannot be told: ${faults[0]}`)
}
