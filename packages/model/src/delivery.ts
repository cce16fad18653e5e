import type { AlertLevel, RuleStatus, TellKind } from './alert-rule.js'
import type { IncidentFacts } from './incident-revision.js'

/** One thing that one receiver is to be told about an alert. Written with the revision that causes it; a delivery carries one or many. */
export interface Notice {
  readonly id: number
  readonly alertId: number
  readonly ruleId: string
  readonly ruleTitle: string
  readonly ruleStatus: RuleStatus
  readonly level: AlertLevel
  /** What a counting rule counted by, or the outlet or place that is silent; empty for an alert of one incident. */
  readonly about: string
  readonly receiver: string
  readonly groupKey: string
  /** Position of the branch in the tree of routes. */
  readonly route: string
  readonly kind: NoticeKind
  /** Of the incident; 0 for rules that count. */
  readonly revision: number
  readonly reason: string
  readonly facts: IncidentFacts | null
  readonly before: IncidentFacts | null
  readonly changes: readonly string[]
  /** ISO 8601. */
  readonly writtenAt: string
  readonly dueAt: string
}

/** A notice as it enters the outbox, without the alert that it is of. */
export type NewNotice = Pick<
  Notice,
  'receiver' | 'groupKey' | 'route' | 'kind' | 'revision' | 'reason' | 'facts' | 'before' | 'changes' | 'dueAt'
>

/** What an earlier notice of an alert has come to. */
export interface EarlierNotice
  extends Pick<Notice, 'id' | 'alertId' | 'receiver' | 'groupKey' | 'route' | 'kind' | 'before' | 'changes' | 'dueAt'> {
  readonly state: NoticeState
}

/** `repeated`: nobody has acknowledged. */
export type NoticeKind = TellKind | 'repeated'

/**
 * `waiting` until it is due; `taken` by a delivery that is on its way; `sent`; or not told: silenced, inhibited, digested (handed on to the
 * digest), superseded (a later one of the same alert tells it), withdrawn (retracted before anybody was told).
 */
export type NoticeState =
  | 'waiting'
  | 'taken'
  | 'sent'
  | 'silenced'
  | 'inhibited'
  | 'digested'
  | 'superseded'
  | 'withdrawn'

/** What a receiver was told before, as far as it bears on when what is due is told. Times as ISO 8601. */
export interface TellingHistory {
  /** The messages to it in the last hour; `firstAt` is null where there were none. */
  readonly lastHour: { readonly messages: number; readonly firstAt: string | null }
  /** By group key: the last message of the group. */
  readonly lastOfGroup: ReadonlyMap<string, string>
}

/** One message to one receiver, sent at least once. */
export interface Delivery {
  readonly id: number
  readonly receiver: string
  readonly groupKey: string
  /** The same at every attempt: lets the receiver tell a repeat. */
  readonly idempotencyKey: string
  readonly attempts: number
  /** ISO 8601. */
  readonly createdAt: string
  readonly notices: readonly Notice[]
}
