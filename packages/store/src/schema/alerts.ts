import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { oneOf, rowId, rowIdOf, time } from './columns.js'
import { described } from './described.js'
import { incidents } from './incidents.js'

export const alertRules = pgTable(
  'alert_rules',
  {
    id: text().primaryKey(),
    title: text().notNull(),
    status: text().notNull(),
    level: text().notNull(),
    definition: jsonb().notNull(),
    definitionHash: text().notNull(),
    loadedAt: time().notNull().defaultNow(),
    baselineAt: time(),
    retired: boolean().notNull().default(false),
  },
  (table) => [
    oneOf('alert_rules_status_check', table.status, ['experimental', 'test', 'stable', 'deprecated']),
    oneOf('alert_rules_level_check', table.level, ['informational', 'low', 'medium', 'high', 'critical']),
  ],
)

export const alertRulesDescribed = described(alertRules, 'Conditions on incidents, as the rule files state them.', {
  id: 'The id in the rule file; stable.',
  title: 'What it watches for.',
  status: 'experimental, test, stable or deprecated.',
  level: 'informational, low, medium, high or critical.',
  definition: 'The whole rule.',
  definitionHash: 'Hash of the rule: tells a change.',
  loadedAt: 'When this definition was loaded.',
  baselineAt: 'When it was first loaded: what was already there then is not told.',
  retired: 'True once the rule files no longer hold it.',
})

export const alerts = pgTable(
  'alerts',
  {
    id: rowId(),
    ruleId: text()
      .notNull()
      .references(() => alertRules.id),
    incidentId: rowIdOf()
      .notNull()
      .references(() => incidents.id),
    groupKey: text().notNull().default(''),
    state: text().notNull(),
    reason: text().notNull(),
    firstRevision: integer().notNull(),
    lastRevision: integer().notNull(),
    toldSnapshot: jsonb(),
    pendingSince: time().notNull().defaultNow(),
    holdUntil: time(),
    firedAt: time(),
    acknowledgedAt: time(),
    acknowledgedBy: text(),
    resolvedAt: time(),
    suppressedReason: text(),
  },
  (table) => [
    unique('alerts_rule_incident_key').on(table.ruleId, table.incidentId, table.groupKey),
    oneOf('alerts_state_check', table.state, ['pending', 'firing', 'acknowledged', 'resolved', 'suppressed']),
    index('alerts_incident_idx').on(table.incidentId),
    index('alerts_held_idx').on(table.holdUntil).where(sql`state = 'pending'`),
  ],
)

export const alertsDescribed = described(
  alerts,
  'Firings of a rule: one row a rule and incident, which follows merges.',
  {
    id: 'Row number.',
    ruleId: 'The rule.',
    incidentId: 'The incident.',
    groupKey: 'For rules that count: what they count by; else empty.',
    state: 'pending, firing, acknowledged, resolved or suppressed.',
    reason: 'Why it fires, in words.',
    firstRevision: 'Revision of the incident that met the rule first.',
    lastRevision: 'Revision that was weighed last.',
    toldSnapshot: 'The incident as it was last told: a material change is one against this.',
    pendingSince: 'When the rule was first met.',
    holdUntil: 'Until when it waits for corroboration.',
    firedAt: 'When it fired.',
    acknowledgedAt: 'When a person took it on.',
    acknowledgedBy: 'Who.',
    resolvedAt: 'When it was over.',
    suppressedReason: 'Why it was not told: silence, inhibition, budget.',
  },
)

export const deliveries = pgTable(
  'deliveries',
  {
    id: rowId(),
    alertId: rowIdOf()
      .notNull()
      .references(() => alerts.id),
    receiver: text().notNull(),
    kind: text().notNull(),
    revision: integer().notNull(),
    idempotencyKey: text().notNull(),
    payload: jsonb().notNull(),
    state: text().notNull().default('waiting'),
    attempts: integer().notNull().default(0),
    notBefore: time().notNull().defaultNow(),
    createdAt: time().notNull().defaultNow(),
    sentAt: time(),
    lastError: text(),
  },
  (table) => [
    unique('deliveries_idempotency_key').on(table.idempotencyKey),
    oneOf('deliveries_kind_check', table.kind, [
      'created',
      'escalated',
      'corrected',
      'retracted',
      'merged',
      'digest',
      'test',
    ]),
    oneOf('deliveries_state_check', table.state, ['waiting', 'sent', 'failed', 'silenced', 'digested']),
    index('deliveries_due_idx').on(table.notBefore).where(sql`state = 'waiting'`),
    index('deliveries_alert_idx').on(table.alertId),
  ],
)

export const deliveriesDescribed = described(
  deliveries,
  'Messages to receivers. Written with the revision that causes them, sent at least once.',
  {
    id: 'Row number.',
    alertId: 'The alert.',
    receiver: 'Name of the receiver in the rule files.',
    kind: 'created, escalated, corrected, retracted, merged, digest or test.',
    revision: 'Revision of the incident that it tells of.',
    idempotencyKey: 'Lets the receiver tell a repeat.',
    payload: 'What is sent.',
    state: 'waiting, sent, failed (set aside for a person), silenced, digested (part of a digest).',
    attempts: 'How often it was tried.',
    notBefore: 'When to try next.',
    createdAt: 'When it was written.',
    sentAt: 'When the receiver took it.',
    lastError: 'What went wrong at the last try.',
  },
)

export const silences = pgTable(
  'silences',
  {
    id: rowId(),
    matcher: jsonb().notNull(),
    startsAt: time().notNull(),
    endsAt: time().notNull(),
    madeBy: text().notNull(),
    why: text().notNull(),
    endedEarlyAt: time(),
  },
  (table) => [index('silences_ends_idx').on(table.endsAt)],
)

export const silencesDescribed = described(silences, 'Times during which matching alerts are not told.', {
  id: 'Row number.',
  matcher: 'Which alerts: rule, place, actor, level.',
  startsAt: 'From when.',
  endsAt: 'Until when; every silence ends.',
  madeBy: 'Who made it.',
  why: 'The reason given.',
  endedEarlyAt: 'When it was ended before its time.',
})
