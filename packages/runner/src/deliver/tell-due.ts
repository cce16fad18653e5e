import type { Notice, Receiver } from '@wirewatch/model'
import { line } from '@wirewatch/pipeline'
import type { NotifyNeeds, ReadyDelivery } from '@wirewatch/pipeline/notify/notify.js'
import { branchAt, type Waiting } from '@wirewatch/pipeline/notify/plan-deliveries.js'
import {
  activeSilences,
  alertsThatStand,
  attempt,
  DatabaseDownError,
  digestNotices,
  dueDeliveries,
  endNotices,
  incidentBackground,
  lastToldOfFiring,
  lockReceiver,
  lockReceiverIfFree,
  postponeNotices,
  postponeReceiver,
  receiversWithDue,
  repeatNotices,
  type Sql,
  tellingHistory,
  type WaitingFor,
  waitingNotices,
  writeDelivery,
} from '@wirewatch/store'
import { actorsOver, placesOver } from '@wirewatch/taxonomy'
import type { ToTell } from '../alerts/keep-alerts.js'
import { rulesInForce } from '../alerts/rules-in-force.js'
import type { Context } from '../context.js'
import type { NewJob } from '../queues.js'

/** How often it is looked for what is due to be told, in milliseconds. */
export const tellEveryMs = 5000

/** How long it is waited for rules that name a receiver again, in milliseconds. */
const namelessMs = 3_600_000

type TellContext = Pick<
  Context,
  'store' | 'queues' | 'alerting' | 'taxonomy' | 'followRules' | 'now' | 'log' | 'metrics' | 'incidentUrl'
>

/**
 * Puts what is due in the outbox into messages, each receiver for itself, and enqueues every message whose turn it is. Safe to run at any
 * time and by several processes: what one takes, the others no longer find. Throws what went wrong with a receiver after the others.
 */
export async function tellDue(context: TellContext): Promise<void> {
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

/** A message that a transaction has written: counted and logged once it is committed. */
interface Written {
  readonly delivery: number
  readonly receiver: string
  /** Public ids. By these, and the number of the delivery, the way of an entry goes on in the log. */
  readonly incidents: readonly string[]
  readonly templateFault: string | null
}

/** What was told to a receiver. */
interface ToldOne {
  readonly written: readonly Written[]
  /** Messages whose turn it is. */
  readonly due: readonly number[]
}

/** What a transaction has told of what it put into the outbox. Once it is committed, give it to `sendSoon`. */
export interface Told extends ToldOne {
  /** Receivers whom somebody else was just telling, or whom no rule names. */
  readonly left: readonly string[]
}

export const nothingTold: Told = { written: [], due: [], left: [] }

/**
 * Tells what a transaction has just put into the outbox, in that transaction and by the rules that it was weighed by: a message waits for one
 * commit, not for two. The schedule looks into the outbox too: this only makes it sooner, so that a fault here is its, as is what another
 * transaction holds: nobody is waited for by whom others wait for.
 */
export async function tellAtOnce(
  sql: Sql,
  context: TellContext,
  { receivers, incidents }: Pick<ToTell, 'receivers' | 'incidents'>,
): Promise<Told> {
  let told = nothingTold
  for (const receiver of receivers) {
    const one = await attempt(sql, () => tellIfFree(sql, context, receiver, incidents)).catch((fault: unknown) => {
      if (fault instanceof DatabaseDownError) throw fault
      context.log.warn({ receiver, fault }, notTold)
      return nothingTold
    })
    told =
      one === 'left'
        ? { ...told, left: [...told.left, receiver] }
        : { ...told, written: [...told.written, ...one.written], due: [...told.due, ...one.due] }
  }
  return told
}

const notTold = 'to be told with the next look'

/** All that telling is likely to ask is asked with the question whether the receiver is free: nothing of it is changed where it is not. */
async function tellIfFree(
  sql: Sql,
  context: TellContext,
  name: string,
  incidents: readonly string[],
): Promise<ToldOne | 'left'> {
  const receiver = receiverNamed(context, name)
  if (receiver === undefined) return 'left'
  const [isFree, waiting, background] = await Promise.all([
    lockReceiverIfFree(sql, name),
    readWaiting(sql, context, receiver, 'leave'),
    incidentBackground(sql, incidents),
  ])
  if (!isFree) return 'left'
  return tellWaiting(sql, context, waiting, async (publicIds) =>
    publicIds.every((id) => incidents.includes(id)) ? background : incidentBackground(sql, publicIds),
  )
}

/** Sends what a transaction has told, after it is committed, and tells those whom it left. */
export async function sendSoon(context: TellContext, { written, due, left }: Told): Promise<void> {
  const { queues, log } = context
  report(context, written)
  const sent = queues.handOn(due.map(deliverJob))
  await sent.catch((fault: unknown) => log.warn({ deliveries: due, fault }, 'to be sent with the next look'))
  await tellSoon(context, { receivers: left })
}

/** As `tellAtOnce`, of what is committed: each receiver in a transaction of its own, which waits for whoever else tells it. */
export async function tellSoon(context: TellContext, { receivers }: Pick<ToTell, 'receivers'>): Promise<void> {
  const { queues, log } = context
  for (const receiver of receivers)
    await tell(context, receiver)
      .then((due) => queues.handOn(due.map(deliverJob)))
      .catch((fault: unknown) => log.warn({ receiver, fault }, notTold))
}

/** The job that sends this message. */
export function deliverJob(deliveryId: number): NewJob<'deliver'> {
  return { name: 'deliver', payload: { deliveryId }, key: `deliver-${deliveryId}` }
}

/** Puts what is due for a receiver into messages. Answers those to it whose turn it is then. */
async function tell(context: TellContext, name: string): Promise<readonly number[]> {
  const { store, now, log } = context
  const receiver = receiverNamed(context, name)
  if (receiver === undefined) {
    log.warn({ receiver: name }, 'alerts wait for a receiver that the rules no longer name')
    await postponeReceiver(store, name, new Date(now().getTime() + namelessMs).toISOString())
    return []
  }
  const { written, due } = await store.transaction(async (sql) => {
    const [, waiting] = await Promise.all([lockReceiver(sql, name), readWaiting(sql, context, receiver, 'wait')])
    return tellWaiting(sql, context, waiting, (publicIds) => incidentBackground(sql, publicIds))
  })
  report(context, written)
  return due
}

function report({ log, metrics }: TellContext, written: readonly Written[]): void {
  metrics.stageEnded('notify', 'passed', '', written.length)
  for (const { templateFault, ...message } of written) {
    log.info(message, 'to be told')
    if (templateFault === null) continue
    log.warn({ receiver: message.receiver, fault: templateFault }, 'told by the packaged templates')
  }
}

const receiverNamed = ({ alerting }: TellContext, name: string): Receiver | undefined =>
  alerting.config.receivers.find((one) => one.name === name)

/** Puts what waits into messages, in a transaction that has locked the receiver. */
async function tellWaiting(
  sql: Sql,
  context: TellContext,
  waiting: Waiting,
  findBackground: NotifyNeeds['findBackground'],
): Promise<ToldOne> {
  const { deliveries, ended, postponed, digested } = await line.notify.run(waiting, needsOf(context, findBackground))
  const at = context.now().toISOString()
  await endNotices(sql, ended, at)
  await postponeNotices(sql, postponed)
  await digestNotices(sql, digested, at)
  const write = async ({ templateFault, ...message }: ReadyDelivery): Promise<Written[]> => {
    const delivery = await writeDelivery(sql, message, at)
    if (delivery === null) return []
    return [
      { delivery, receiver: waiting.receiver.name, incidents: incidentsOf(message, waiting.notices), templateFault },
    ]
  }
  // All are asked for in one go, and what is due by then after them.
  const writing = deliveries.map(write)
  const [due, ...written] = await Promise.all([dueDeliveries(sql, at, waiting.receiver.name), ...writing])
  return { written: written.flat(), due }
}

const incidentsOf = (
  { noticeIds }: Pick<ReadyDelivery, 'noticeIds'>,
  notices: readonly Notice[],
): readonly string[] => [
  ...new Set(notices.flatMap(({ id, facts }) => (noticeIds.includes(id) ? (facts?.publicId ?? []) : []))),
]

async function readWaiting(
  sql: Sql,
  { alerting, now }: TellContext,
  receiver: Receiver,
  inUse: WaitingFor['inUse'],
): Promise<Waiting> {
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
  { alerting, taxonomy, now, incidentUrl }: TellContext,
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
