import type { Notice, Receiver } from '@wirewatch/model'
import { type NotifyNeeds, notify, type ReadyDelivery } from '@wirewatch/pipeline/notify/notify.js'
import { branchAt } from '@wirewatch/pipeline/notify/plan-deliveries.js'
import {
  activeSilences,
  alertsThatStand,
  DatabaseDownError,
  digestNotices,
  dueDeliveries,
  endNotices,
  incidentBackground,
  lastToldOfFiring,
  lockReceiver,
  postponeNotices,
  postponeReceiver,
  receiversWithDue,
  repeatNotices,
  type Sql,
  tellingHistory,
  waitingNotices,
  writeDelivery,
} from '@wirewatch/store'
import { actorsOver, ancestorsOf } from '@wirewatch/taxonomy'
import type { ToTell } from '../alerts/keep-alerts.js'
import { rulesInForce } from '../alerts/rules-in-force.js'
import type { Context } from '../context.js'
import type { NewJob } from '../queues.js'

/** How often it is looked for what is due to be told, in milliseconds. */
export const tellEveryMs = 5000

/** How long it is waited for rules that name a receiver again, in milliseconds. */
const namelessMs = 3_600_000

type Telling = Pick<
  Context,
  'store' | 'queues' | 'alerting' | 'taxonomy' | 'takeOver' | 'now' | 'log' | 'metrics' | 'incidentUrl'
>

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
    await tell({ ...context, alerting }, name).catch((error: unknown) => {
      if (error instanceof DatabaseDownError) throw error
      faults.push(error)
    })
  const due = await dueDeliveries(store, now().toISOString(), null)
  await queues.add(due.map(deliverJob))
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} receivers cannot be told: ${faults[0]}`)
}

/** Writes once more what nobody has acknowledged for as long as its route says. */
export async function tellAgain({ store, alerting, now }: Pick<Context, 'store' | 'alerting' | 'now'>): Promise<void> {
  const at = now().getTime()
  const repeated = (await lastToldOfFiring(store)).filter((told) => {
    const { repeatMs } = branchAt(alerting.config.route, told.route)
    return repeatMs !== null && Date.parse(told.at) + repeatMs <= at
  })
  await repeatNotices(store, repeated, now().toISOString())
}

/**
 * Tells what a commit has just put into the outbox, by the rules that it was weighed by. The schedule looks into it too: this only makes it
 * sooner, so that a fault here is its.
 */
export async function tellSoon(context: Telling, { receivers }: ToTell): Promise<void> {
  const { queues, log } = context
  for (const receiver of receivers)
    await tell(context, receiver)
      .then((due) => queues.handOn(due.map(deliverJob)))
      .catch((fault: unknown) => log.warn({ receiver, fault }, 'to be told with the next look'))
}

/** The job that sends this message. */
export function deliverJob(deliveryId: number): NewJob<'deliver'> {
  return { name: 'deliver', payload: { deliveryId }, key: `deliver-${deliveryId}` }
}

/** Puts what is due for a receiver into messages. Answers those to it whose turn it is then. */
async function tell(context: Telling, name: string): Promise<readonly number[]> {
  const { store, alerting, now, log, metrics } = context
  const receiver = alerting.config.receivers.find((one) => one.name === name)
  if (receiver === undefined) {
    log.warn({ receiver: name }, 'alerts wait for a receiver that the rules no longer name')
    await postponeReceiver(store, name, new Date(now().getTime() + namelessMs).toISOString())
    return []
  }
  return store.transaction(async (sql) => {
    const [, waiting] = await Promise.all([lockReceiver(sql, name), readWaiting(sql, context, receiver)])
    const outcome = await notify.run(waiting, needsOf(sql, context))
    if (outcome.status === 'dropped') return []
    const { deliveries, ended, postponed, digested } = outcome.value
    const at = now().toISOString()
    await endNotices(sql, ended, at)
    await postponeNotices(sql, postponed)
    await digestNotices(sql, digested, at)
    metrics.stageEnded('notify', 'passed', '', deliveries.length)
    const write = async ({ templateFault, ...delivery }: ReadyDelivery): Promise<void> => {
      const id = await writeDelivery(sql, delivery, at)
      log.info({ delivery: id, receiver: name, incidents: incidentsOf(delivery, waiting.notices) }, 'to be told')
      if (templateFault !== null) log.warn({ receiver: name, fault: templateFault }, 'told by the packaged templates')
    }
    // All are asked for in one go, and what is due by then after them.
    const written = deliveries.map(write)
    const [due] = await Promise.all([dueDeliveries(sql, at, name), ...written])
    return due
  })
}

/** By these, and the number of the delivery, the way of an entry goes on in the log. */
const incidentsOf = (
  { noticeIds }: Pick<ReadyDelivery, 'noticeIds'>,
  notices: readonly Notice[],
): readonly string[] => [
  ...new Set(notices.flatMap(({ id, facts }) => (noticeIds.includes(id) ? (facts?.publicId ?? []) : []))),
]

async function readWaiting(sql: Sql, { alerting, now }: Telling, receiver: Receiver) {
  const at = now().toISOString()
  const muting = alerting.config.inhibitions.map(({ when }) => when)
  const [notices, silences, standing, history] = await Promise.all([
    waitingNotices(sql, receiver.name, at, receiver.kind !== 'digest'),
    activeSilences(sql, at),
    muting.length === 0 ? [] : alertsThatStand(sql, muting),
    tellingHistory(sql, receiver.name, at),
  ])
  return { receiver, notices, silences, standing, ...history }
}

function needsOf(sql: Sql, { alerting, taxonomy, now, incidentUrl }: Telling): NotifyNeeds {
  return {
    config: alerting.config,
    messages: alerting.messages,
    above: {
      placesOver: (id) => [id, ...ancestorsOf(taxonomy, id).map((place) => place.id)],
      actorsOver: (id) => [id, ...actorsOver(taxonomy, id)],
    },
    findBackground: (publicIds) => incidentBackground(sql, publicIds),
    incidentUrl,
    now,
  }
}
