import type {
  AlertConfig,
  Notice,
  Receiver,
  Route,
  Silence,
  StandingAlert,
  TellingHistory,
  TimeWindow,
} from '@wirewatch/model'
import { slotAfter } from './digest-slot.js'
import { inhibitorOf } from './inhibitor-of.js'
import { silenceOf, type TaxonomyAbove } from './is-silenced.js'
import { closesAt, isWithin, opensAt } from './time-window.js'

/** All that waits for one receiver, with what bears on whether it is told now. */
export interface Waiting extends TellingHistory {
  readonly receiver: Receiver
  /** Oldest first, also those that are not yet due and may come along with their group. */
  readonly notices: readonly Notice[]
  readonly silences: readonly Silence[]
  /** Alerts of the rules that mute others. */
  readonly standing: readonly StandingAlert[]
}

export interface PlannedDelivery {
  readonly groupKey: string
  readonly notices: readonly Notice[]
}

export interface DeliveryPlan {
  readonly deliveries: readonly PlannedDelivery[]
  readonly ended: readonly EndedNotice[]
  readonly postponed: readonly Postponed[]
  /** What is over the budget, and the digest that takes it. */
  readonly digested: readonly { readonly id: number; readonly to: string }[]
}

interface Postponed {
  readonly id: number
  readonly dueAt: string
}

export interface EndedNotice {
  readonly id: number
  readonly state: 'silenced' | 'inhibited'
  readonly reason: string
}

type PlanConfig = Pick<AlertConfig, 'route' | 'inhibitions' | 'budgets'>

const hourMs = 3_600_000

/**
 * Decides what of all that waits for a receiver is told now, and in which messages: nothing that is silenced or inhibited; nothing outside
 * of its hours, before the interval of its group or over the budget; and what belongs together in one message. What corrects something
 * that the receiver was told is owed to it: no silence and no other alert holds it back, and no digest takes it elsewhere.
 */
export function planDeliveries(waiting: Waiting, config: PlanConfig, above: TaxonomyAbove, now: Date): DeliveryPlan {
  const due = waiting.notices.filter(({ dueAt }) => Date.parse(dueAt) <= now.getTime())
  const ended = due.flatMap((notice) => endOf(notice, waiting, config, above))
  const isEnded = new Set(ended.map(({ id }) => id))
  const postponed: Postponed[] = []
  const ready: Notice[] = []
  for (const notice of due.filter(({ id }) => !isEnded.has(id))) {
    const at = earliest(notice, waiting, config.route, now)
    if (at > now) postponed.push({ id: notice.id, dueAt: at.toISOString() })
    else ready.push(notice)
  }
  const mayComeAlong = (notice: Notice): boolean =>
    Date.parse(notice.dueAt) > now.getTime() &&
    endOf(notice, waiting, config, above).length === 0 &&
    isInHours(notice, waiting.receiver, config.route, now)
  const planned = grouped(ready, waiting, mayComeAlong)
  const { within, over } = withinBudget(planned, waiting, config)
  return { deliveries: within, ended, ...overflowOf(over, postponed, waiting, config, now) }
}

function endOf(
  notice: Notice,
  { silences, standing }: Waiting,
  { inhibitions }: PlanConfig,
  above: TaxonomyAbove,
): EndedNotice[] {
  if (isOwed(notice)) return []
  const silence = silenceOf(notice, silences, above)
  if (silence !== null) {
    const reason = `silenced by ${silence.madeBy} until ${silence.endsAt}: ${silence.why}`
    return [{ id: notice.id, state: 'silenced', reason }]
  }
  const inhibitor = inhibitorOf(notice, inhibitions, standing)
  return inhibitor === null ? [] : [{ id: notice.id, state: 'inhibited', reason: `an alert of ${inhibitor} says it` }]
}

/** These are only ever written for who was told before: not to tell them would leave what is wrong standing. */
const isOwed = ({ kind }: Notice): boolean => kind === 'corrected' || kind === 'retracted' || kind === 'merged'

/** When a notice may be told at the earliest, as far as it depends on the hours and on what was told before. */
function earliest(notice: Notice, { receiver, lastOfGroup }: Waiting, root: Route, now: Date): Date {
  if (receiver.kind === 'digest') {
    const slot = slotAfter(receiver, new Date(notice.writtenAt))
    return slot > now ? slot : now
  }
  const { active, groupIntervalMs } = branchAt(root, notice.route)
  const quiet = quietFor(notice, receiver)
  if (active !== null && !isWithin(active, now)) return opensAt(active, now)
  if (quiet !== null && isWithin(quiet, now)) return closesAt(quiet, now)
  const last = lastOfGroup.get(notice.groupKey)
  return last === undefined ? now : new Date(Date.parse(last) + groupIntervalMs)
}

function isInHours(notice: Notice, receiver: Receiver, root: Route, now: Date): boolean {
  const { active } = branchAt(root, notice.route)
  const quiet = quietFor(notice, receiver)
  return (active === null || isWithin(active, now)) && (quiet === null || !isWithin(quiet, now))
}

const quietFor = ({ level }: Notice, { quiet }: Receiver): TimeWindow | null =>
  quiet === null || quiet.exceptLevels.includes(level) ? null : quiet.during

/** The branch of the routes that led to the receiver; the root where the rules have changed since. */
export function branchAt(root: Route, path: string): Route {
  if (path === '') return root
  return path.split('.').reduce<Route>((route, index) => route.routes[Number(index)] ?? root, root)
}

/** Notices of one group go in one message, with those of the group that wait for others to come; a digest is one message. */
function grouped(
  ready: readonly Notice[],
  { receiver, notices }: Waiting,
  mayComeAlong: (notice: Notice) => boolean,
): PlannedDelivery[] {
  if (ready.length === 0) return []
  if (receiver.kind === 'digest') return [{ groupKey: '', notices: ready }]
  const keys = [...new Set(ready.map(({ groupKey }) => groupKey))]
  return keys.map((groupKey) => ({
    groupKey,
    notices: notices.filter(
      (notice) => notice.groupKey === groupKey && (ready.includes(notice) || mayComeAlong(notice)),
    ),
  }))
}

/** What is owed goes first. */
function withinBudget(
  planned: readonly PlannedDelivery[],
  { receiver, lastHour }: Waiting,
  { budgets }: PlanConfig,
): { readonly within: readonly PlannedDelivery[]; readonly over: readonly PlannedDelivery[] } {
  const { perReceiverPerHour } = budgets
  if (perReceiverPerHour === null || receiver.kind === 'digest') return { within: planned, over: [] }
  const left = Math.max(0, perReceiverPerHour - lastHour.messages)
  const owes = ({ notices }: PlannedDelivery): boolean => notices.some(isOwed)
  const inTurn = [...planned.filter(owes), ...planned.filter((delivery) => !owes(delivery))]
  return { within: inTurn.slice(0, left), over: inTurn.slice(left) }
}

/** What is over the budget goes to the digest; what is owed to this receiver, and without a digest everything, waits until the budget allows. */
function overflowOf(
  over: readonly PlannedDelivery[],
  postponed: readonly Postponed[],
  { lastHour }: Waiting,
  { budgets: { overflow } }: PlanConfig,
  now: Date,
): Pick<DeliveryPlan, 'postponed' | 'digested'> {
  const notices = over.flatMap((delivery) => delivery.notices)
  const mustWait = notices.filter((notice) => overflow === null || isOwed(notice))
  const freed = Date.parse(lastHour.firstAt ?? now.toISOString()) + hourMs
  const dueAt = new Date(Math.max(freed, now.getTime() + 60_000)).toISOString()
  return {
    postponed: [...postponed, ...mustWait.map(({ id }) => ({ id, dueAt }))],
    digested:
      overflow === null ? [] : notices.filter((notice) => !isOwed(notice)).map(({ id }) => ({ id, to: overflow })),
  }
}
