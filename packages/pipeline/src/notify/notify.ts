import { createHash } from 'node:crypto'
import type { AlertConfig, IncidentBackground, Notice, Receiver } from '@wirewatch/model'
import type { MessageContent, Now } from '../ports.js'
import type { Stage } from '../stage.js'
import { composeMessage } from './compose-message.js'
import type { TaxonomyAbove } from './is-silenced.js'
import type { Messages } from './open-messages.js'
import { type DeliveryPlan, type PlannedDelivery, planDeliveries, type Waiting } from './plan-deliveries.js'

export interface NotifyNeeds {
  readonly config: Pick<AlertConfig, 'route' | 'inhibitions' | 'budgets' | 'receivers'>
  readonly messages: Messages
  readonly above: TaxonomyAbove
  /** What stands behind the incidents of these public ids. */
  readonly findBackground: (publicIds: readonly string[]) => Promise<IncidentBackground>
  /** The address of an incident's page, with `{id}` for its public id; null: there is none. */
  readonly incidentUrl: string | null
  readonly now: Now
}

/** A message that is ready to be sent, with the notices that it tells. */
export interface ReadyDelivery {
  readonly receiver: string
  readonly groupKey: string
  /** The same at every attempt: lets the receiver tell a repeat. */
  readonly idempotencyKey: string
  readonly noticeIds: readonly number[]
  readonly content: MessageContent
  /** What is wrong with the templates of its receiver; null: nothing. */
  readonly templateFault: string | null
}

export interface Notified extends Omit<DeliveryPlan, 'deliveries'> {
  readonly deliveries: readonly ReadyDelivery[]
}

/**
 * What waits for one receiver becomes messages, or ends untold with its reason.
 *
 * The stage `alert` decides that something is to be told, and to whom; in the transaction of the incident's revision that becomes rows of
 * the outbox, one for each receiver, due after the wait of their group. Here they are taken out of it: what a silence matches or a standing
 * alert inhibits ends; what falls outside of the hours, or too soon after the last message of its group, waits; what is over the budget of
 * the hour goes to the digest; the rest is grouped and put into the form of the channel. The runner keeps the messages in the transaction
 * that takes their notices, and sends them after it: at least once, the same bytes at every attempt.
 */
export const notify: Stage<'notify', Waiting, Promise<Notified>, NotifyNeeds> = {
  name: 'notify',
  run: async (waiting, needs) => {
    const { config, above, findBackground, now } = needs
    const { deliveries, ...rest } = planDeliveries(waiting, config, above, now())
    const told = deliveries.flatMap(({ notices }) => notices)
    const background = await findBackground([...new Set(told.flatMap(({ facts }) => facts?.publicId ?? []))])
    return {
      ...rest,
      deliveries: deliveries.map((delivery) => ready(delivery, waiting.receiver, background, needs)),
    }
  },
}

function ready(
  { groupKey, notices }: PlannedDelivery,
  receiver: Receiver,
  background: IncidentBackground,
  { config, messages, incidentUrl, now }: NotifyNeeds,
): ReadyDelivery {
  const idempotencyKey = keyOf(receiver, notices)
  const target = targetOf(receiver, config.receivers)
  const { content, fault } = composeMessage(target, target.templates, messages, {
    notices,
    background,
    incidentUrl,
    isDigest: receiver.kind === 'digest',
    idempotencyKey,
    createdAt: now().toISOString(),
  })
  return {
    receiver: receiver.name,
    groupKey,
    idempotencyKey,
    noticeIds: notices.map(({ id }) => id),
    content,
    templateFault: fault,
  }
}

/** Where messages to a receiver go: a digest hands them on to another one. */
export function targetOf(
  receiver: Receiver,
  receivers: readonly Receiver[],
): Exclude<Receiver, { readonly kind: 'digest' }> {
  if (receiver.kind !== 'digest') return receiver
  const to = receivers.find(({ name }) => name === receiver.to)
  if (to === undefined || to.kind === 'digest') throw new Error(`notify: the digest ${receiver.name} goes nowhere`)
  return to
}

/** By what it tells: two workers that plan the same message plan the same key. */
const keyOf = ({ name }: Receiver, notices: readonly Notice[]): string =>
  createHash('sha256')
    .update([name, ...notices.map(({ id }) => id)].join(' '))
    .digest('hex')
    .slice(0, 32)
