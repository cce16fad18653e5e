import type { Notice, Receiver } from '@wirewatch/model'
import { line } from '@wirewatch/pipeline'
import type { NotifyNeeds, ReadyDelivery } from '@wirewatch/pipeline/notify/notify.js'
import type { Waiting } from '@wirewatch/pipeline/notify/plan-deliveries.js'
import {
  activeSilences,
  alertsThatStand,
  digestNotices,
  dueDeliveries,
  endNotices,
  type InUse,
  incidentBackground,
  lockReceiver,
  postponeNotices,
  type Sql,
  tellingHistory,
  waitingNotices,
  writeDelivery,
} from '@wirewatch/store'
import { actorsOver, placesOver } from '@wirewatch/taxonomy'
import type { Context } from '../context.js'

export type Telling = Pick<
  Context,
  'store' | 'queues' | 'alerting' | 'taxonomy' | 'followRules' | 'now' | 'log' | 'metrics' | 'incidentUrl'
>

/** What a transaction has told. */
export interface Told {
  readonly messages: readonly ToldMessage[]
  /** Ids of deliveries to those who were told whose turn it is now. */
  readonly due: readonly number[]
  /** Receivers who are yet to be told: somebody else was just telling them, or no rule names them. */
  readonly left: readonly string[]
}

export interface ToldMessage {
  /** By its id and those of the incidents, the way of an entry goes on in the log. */
  readonly delivery: number
  readonly receiver: string
  /** Public ids. */
  readonly incidents: readonly string[]
  readonly templateFault: string | null
}

export const nothingTold: Told = { messages: [], due: [], left: [] }

export const receiverNamed = ({ alerting }: Telling, name: string): Receiver | undefined =>
  alerting.config.receivers.find((one) => one.name === name)

/**
 * Puts all that waits for a receiver into messages, in this transaction: read it, let the stage decide what becomes of each notice, and keep
 * what it decided.
 * @param inUse what becomes of a receiver whom somebody else is telling: it is waited for, or left to them
 * @param incidents public ids of those that it is likely about: what stands behind them is asked for along with the rest
 */
export async function tellWaiting(
  sql: Sql,
  context: Telling,
  receiver: Receiver,
  { inUse, incidents }: { readonly inUse: InUse; readonly incidents: readonly string[] },
): Promise<Told> {
  const [isFree, waiting, background] = await Promise.all([
    lockReceiver(sql, receiver.name, inUse),
    readWaiting(sql, context, receiver, inUse),
    incidentBackground(sql, incidents),
  ])
  if (!isFree) return { ...nothingTold, left: [receiver.name] }
  const findBackground: NotifyNeeds['findBackground'] = async (publicIds) =>
    publicIds.every((id) => incidents.includes(id)) ? background : incidentBackground(sql, publicIds)
  const notified = await line.notify.run(waiting, needsOf(context, findBackground))
  const at = context.now().toISOString()
  await endNotices(sql, notified.ended, at)
  await postponeNotices(sql, notified.postponed)
  await digestNotices(sql, notified.digested, at)
  const writing = notified.deliveries.map((delivery) => writeMessage(sql, delivery, waiting.notices, at))
  // All are asked for in one go, and what is due by then after them.
  const [due, ...messages] = await Promise.all([dueDeliveries(sql, at, receiver.name), ...writing])
  return { messages: messages.flat(), due, left: [] }
}

async function readWaiting(sql: Sql, { alerting, now }: Telling, receiver: Receiver, inUse: InUse): Promise<Waiting> {
  const at = now().toISOString()
  const muting = alerting.config.inhibitions.map(({ when }) => when)
  const [notices, silences, standing, history] = await Promise.all([
    waitingNotices(sql, { receiver: receiver.name, withGroups: receiver.kind !== 'digest', inUse }, at),
    activeSilences(sql, at),
    muting.length === 0 ? [] : alertsThatStand(sql, muting),
    tellingHistory(sql, receiver.name, at),
  ])
  return { receiver, notices, silences, standing, ...history }
}

function needsOf(
  { alerting, taxonomy, now, incidentUrl }: Telling,
  findBackground: NotifyNeeds['findBackground'],
): NotifyNeeds {
  return {
    config: alerting.config,
    messages: alerting.messages,
    above: {
      placesOver: (id) => placesOver(taxonomy, id),
      actorsOver: (id) => [id, ...actorsOver(taxonomy, id)],
    },
    findBackground,
    incidentUrl,
    now,
  }
}

/** None where another process has written it. */
async function writeMessage(
  sql: Sql,
  { templateFault, ...message }: ReadyDelivery,
  notices: readonly Notice[],
  at: string,
): Promise<readonly ToldMessage[]> {
  const delivery = await writeDelivery(sql, message, at)
  if (delivery === null) return []
  return [{ delivery, receiver: message.receiver, incidents: incidentsOf(message, notices), templateFault }]
}

const incidentsOf = (
  { noticeIds }: Pick<ReadyDelivery, 'noticeIds'>,
  notices: readonly Notice[],
): readonly string[] => [
  ...new Set(notices.flatMap(({ id, facts }) => (noticeIds.includes(id) ? (facts?.publicId ?? []) : []))),
]
