import type { CodedEvent, IncidentReport } from '@wirewatch/model'
import { alertingWith, type Context, syncAlertRules } from '@wirewatch/runner'
import { resolveReports } from '@wirewatch/runner/resolve/resolve-reports.js'
import type { SavedVersion, Sql, Store } from '@wirewatch/store'
import { alertConfig, smallTaxonomy } from '../../builders/alert-rules.js'
import { aSource, aStoredText, codeText } from '../../builders/stored.js'
import { aContext } from '../a-context.js'

/** A service with these alert rules, whose clock is moved by hand. It has loaded them on 4 March 2026 at noon. */
export interface Alerting {
  readonly context: Context
  /** ISO 8601. */
  at: string
  /** An outlet reports it now: the text, coded and resolved. */
  readonly reported: (
    source: string,
    event: Partial<CodedEvent>,
    report?: Partial<IncidentReport>,
  ) => Promise<SavedVersion>
}

export async function anAlerting(store: Store, rules: string, delivery?: string): Promise<Alerting> {
  const clock = { at: '2026-03-04T12:00:00.000Z' }
  const context = {
    ...aContext(store),
    alerting: alertingWith(alertConfig(rules, delivery), smallTaxonomy),
    now: () => new Date(clock.at),
  }
  await syncAlertRules(context)
  return Object.assign(clock, {
    context,
    reported: async (source: string, event: Partial<CodedEvent>, report: Partial<IncidentReport> = {}) => {
      const text = await aStoredText(store, { source: aSource({ id: source }) })
      await codeText(store, text, [event], report)
      await resolveReports(context, [text.articleVersionId])
      return text
    },
  })
}

export interface AlertRow {
  readonly rule: string
  readonly incident: string | null
  readonly key: string
  readonly state: string
}

export const alertsIn = (store: Store): Promise<AlertRow[]> =>
  store.rows<AlertRow>(
    `select rule_id as rule, public_id as incident, group_key as key, state
     from alerts
     left join incidents on incidents.id = alerts.incident_id
     order by alerts.id`,
  )

export interface NoticeRow {
  readonly id: number
  readonly receiver: string
  readonly kind: string
  readonly state: string
  readonly changes: readonly string[]
}

export const noticesIn = (store: Store): Promise<NoticeRow[]> =>
  store.rows<NoticeRow>(`select id, receiver, kind, state, changes from notices order by id`)

/** What a delivery does with all that waits: it is told, at that moment. */
export async function tellAll(store: Sql, at: string): Promise<void> {
  await store.rows(
    `with told as (
       update notices set state = 'sent', ended_at = $1 where state = 'waiting' returning alert_id
     )
     update alerts set told_at = $1 where id in (select alert_id from told)`,
    [at],
  )
}
