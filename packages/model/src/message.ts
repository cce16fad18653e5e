import type { AlertLevel, RuleStatus } from './alert-rule.js'
import type { NoticeKind } from './delivery.js'
import type { IncidentFacts } from './incident-revision.js'

/** What templates of messages are given. A value that is not known is null; an address is one of the web, or null. */
export interface MessageValues {
  readonly message: {
    /** The same at every attempt: lets the receiver tell a repeat. */
    readonly id: string
    /** ISO 8601. */
    readonly createdAt: string
    /** The message gathers what could not be told at once. */
    readonly isDigest: boolean
  }
  /** What `subject` came to. */
  readonly subject: string
  readonly alerts: readonly ToldAlert[]
}

/** One alert as it is told. */
export interface ToldAlert {
  readonly id: number
  readonly kind: NoticeKind
  readonly level: AlertLevel
  readonly rule: { readonly id: string; readonly title: string; readonly status: RuleStatus }
  /** What `title` came to. */
  readonly title: string
  /** What `lines` came to: what happened, the tolls, what has changed, why it is told. */
  readonly lines: readonly string[]
  readonly reason: string
  /** What changed since it was told last, in words. */
  readonly changes: readonly string[]
  readonly revision: number
  /** For example `Quetta, Balochistan, PK`. */
  readonly place: string | null
  readonly killed: ToldToll | null
  readonly injured: ToldToll | null
  readonly sources: readonly ToldSource[]
  /** Where the incident can be read. */
  readonly url: string | null
  /** Null for rules that count, or that watch for silence. */
  readonly incident: IncidentFacts | null
  /** The incident as it was told last. */
  readonly before: IncidentFacts | null
}

export interface ToldToll {
  readonly told: number
  readonly low: number | null
  readonly high: number | null
  /** `low` and `high` are known, and not the same. */
  readonly isRange: boolean
  /** Only a party to the fight gives it, for its enemy. */
  readonly isClaim: boolean
  /** Who gives it. */
  readonly speakers: readonly string[]
}

export interface ToldSource {
  readonly name: string
  readonly headline: string | null
  readonly url: string | null
}

/** The words and forms of messages. Each set is whole: what it does not hold itself is taken from the ones before it. */
export interface MessageTemplates {
  readonly packaged: TemplateSet
  /** What the folder of alert rules lays over them. */
  readonly own: TemplateSet
  /** What folders below it lay over that, for the receivers that name one. */
  readonly named: Readonly<Record<string, TemplateSet>>
}

/** Sources by name, for example `email.html`: what stands behind the dot says for what its values are escaped. */
export type TemplateSet = Readonly<Record<string, string>>
