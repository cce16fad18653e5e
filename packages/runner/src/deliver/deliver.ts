import { type MessageContent, SendFault } from '@wirewatch/pipeline'
import { targetOf } from '@wirewatch/pipeline/notify/notify.js'
import { type ClaimedDelivery, claimDelivery, dueDeliveries, noteNotSent, noteSent } from '@wirewatch/store'
import { rulesOf } from '../alerts/rules-in-force.js'
import type { Context } from '../context.js'
import { deliverJob } from '../queues/job.js'
import { retryAt } from './retry-at.js'

/** As long as sending takes at most, and a little: after that another process may try. */
const claimMs = 60_000

type Delivering = Pick<
  Context,
  'store' | 'queues' | 'alerting' | 'taxonomy' | 'followRules' | 'send' | 'now' | 'log' | 'metrics'
>

/**
 * Sends one message, unless it is sent already or somebody else is at it. What its receiver does not take is tried again later and later,
 * and set aside after a day: one dead receiver holds up no other. A process that dies in between is taken over after a minute.
 */
export async function deliver(context: Delivering, deliveryId: number): Promise<void> {
  const { store, now } = context
  const until = new Date(now().getTime() + claimMs).toISOString()
  const delivery = await claimDelivery(store, deliveryId, now().toISOString(), until)
  if (delivery === null) return
  try {
    await sendTo(context, delivery)
  } catch (error) {
    if (!(error instanceof SendFault)) throw error
    await noteFault(context, delivery, error)
    return
  }
  await noteSent(store, deliveryId, now().toISOString())
  context.metrics.messageEnded(delivery.receiver, 'sent')
  context.log.info({ delivery: deliveryId, receiver: delivery.receiver }, 'told')
  // Of one receiver only a few are under way at a time: where one has arrived, the next may go.
  const next = await dueDeliveries(store, now().toISOString(), delivery.receiver)
  await context.queues.add(next.map(deliverJob))
}

async function sendTo(
  context: Delivering,
  { receiver, idempotencyKey, payload, ruleSet }: ClaimedDelivery,
): Promise<void> {
  const { send, store } = context
  const { receivers } = (await rulesOf(ruleSet, store, context)).config
  const named = receivers.find(({ name }) => name === receiver)
  if (named === undefined) throw new SendFault('permanent', `the rules no longer name a receiver ${receiver}`)
  const target = targetOf(named, receivers)
  await send({ receiver, target, idempotencyKey, content: payload as MessageContent })
}

async function noteFault(
  { store, now, log, metrics }: Delivering,
  delivery: ClaimedDelivery,
  fault: SendFault,
): Promise<void> {
  const again = fault.kind === 'permanent' ? null : retryAt(delivery, fault.retryAfterSeconds, now())
  await noteNotSent(store, delivery.id, fault.message, again?.toISOString() ?? null)
  metrics.messageEnded(delivery.receiver, again === null ? 'failed' : 'retried')
  log.warn(
    { delivery: delivery.id, receiver: delivery.receiver, fault, again },
    again === null ? 'a message was set aside' : 'a message was not taken',
  )
}
