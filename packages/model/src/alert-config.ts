import type { AlertLevel, AlertRule, ExampleArticle, ExampleIncident, RuleStatus, TellKind } from './alert-rule.js'
import type { MessageTemplates } from './message.js'

/** All that one folder of alert rules says: the rules, and who is told, when and how. */
export interface AlertConfig {
  readonly rules: readonly AlertRule[]
  /** The root, which matches everything. */
  readonly route: Route
  readonly receivers: readonly Receiver[]
  readonly inhibitions: readonly Inhibition[]
  readonly budgets: Budgets
  readonly templates: MessageTemplates
  readonly examples: {
    readonly incidents: readonly ExampleIncident[]
    readonly articles: readonly ExampleArticle[]
  }
}

/** The first branch that matches tells; `continue` lets the ones after it tell too. Values that a branch does not give are its parent's. */
export interface Route {
  readonly match: RouteMatch
  readonly receiver: string
  readonly groupBy: readonly GroupKey[]
  /** How long the first of a group waits for others. */
  readonly groupWaitMs: number
  /** How long a group waits between one message and the next. */
  readonly groupIntervalMs: number
  /** Tells again so long after, while nobody has acknowledged; null: never. */
  readonly repeatMs: number | null
  /** Outside of it, what is to be told waits until it opens; null: always. */
  readonly active: TimeWindow | null
  readonly continue: boolean
  readonly routes: readonly Route[]
}

/** Every list that is given must hold the alert's value; null is not asked. */
export interface RouteMatch {
  readonly level: readonly AlertLevel[] | null
  readonly rule: readonly string[] | null
  readonly status: readonly RuleStatus[] | null
  readonly kind: readonly TellKind[] | null
  /** Ids of places, each with all that lies under it. */
  readonly place: readonly string[] | null
}

export type GroupKey = 'rule' | 'incident' | 'level' | 'country' | 'admin1' | 'admin2' | 'type'

/** Days and hours in a zone of its own: the wall clock there decides, also where daylight saving begins or ends. */
export interface TimeWindow {
  /** 1 is Monday, 7 is Sunday. */
  readonly days: readonly number[]
  /** Minutes of the day, from (included) to (excluded); a `to` before `from` runs over midnight. */
  readonly from: number
  readonly to: number
  /** IANA. */
  readonly zone: string
}

export type Receiver = {
  readonly name: string
  /** While it lasts, all but the excepted levels waits. */
  readonly quiet: QuietHours | null
  /** Name of the templates that its messages are written by; null: the folder's own. */
  readonly templates: string | null
} & ReceiverTarget

export interface QuietHours {
  readonly during: TimeWindow
  readonly exceptLevels: readonly AlertLevel[]
}

export type ReceiverTarget =
  | {
      readonly kind: 'webhook'
      readonly body: 'wirewatch' | 'slack' | 'teams'
      readonly url: string | null
      /** Environment variable that holds the address, for those that are secrets themselves. */
      readonly urlEnv: string | null
      /** Environment variable that holds the key for signing; null: not signed. */
      readonly secretEnv: string | null
      /** Permits a target on a private or local network. */
      readonly allowPrivate: boolean
    }
  | { readonly kind: 'email'; readonly to: readonly string[] }
  /** A file that readers can subscribe to, in the data folder unless absolute. */
  | { readonly kind: 'feed'; readonly format: 'atom' | 'json'; readonly path: string; readonly entries: number }
  | { readonly kind: 'stdout' }
  /** Collects, and hands one message on to another receiver, each `everyMs` counted from `at` (minutes of the day in the zone). */
  | {
      readonly kind: 'digest'
      readonly everyMs: number
      readonly at: number
      readonly zone: string
      readonly to: string
    }

/** While an alert of `when` stands, those of `mute` that share all of `same` are not told. */
export interface Inhibition {
  readonly when: string
  readonly mute: string
  readonly same: readonly GroupKey[]
}

export interface Budgets {
  /** Messages to one receiver in an hour; null: no limit. */
  readonly perReceiverPerHour: number | null
  /** Name of the digest that takes what is over the budget, and what is found late; null: there is none. */
  readonly overflow: string | null
}
