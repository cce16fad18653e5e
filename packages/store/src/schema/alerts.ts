import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex } from 'drizzle-orm/pg-core'
import { noWords, oneOf, rowId, rowIdOf, time } from './columns.js'
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

export const alertRuleSets = pgTable(
  'alert_rule_sets',
  {
    hash: text().primaryKey(),
    config: jsonb().notNull(),
    origin: text().notNull(),
    inForce: boolean().notNull(),
    putInForceAt: time().notNull(),
  },
  (table) => [uniqueIndex('alert_rule_sets_in_force_key').on(table.inForce).where(sql`in_force`)],
)

export const alertRuleSetsDescribed = described(
  alertRuleSets,
  'What folders of alert rules said, whole; one of them is in force, and every process weighs and tells by that.',
  {
    hash: 'Hash of all that the folder says.',
    config: 'Rules, routes, receivers and templates. No secrets: those stand in the environment.',
    origin: 'The machine and the folder that it was last loaded from.',
    inForce: 'True of the one by which all processes weigh and tell.',
    putInForceAt: 'When it was last put in force.',
  },
)

export const alertRuleFaults = pgTable('alert_rule_faults', {
  origin: text().primaryKey(),
  fault: text().notNull(),
  since: time().notNull(),
})

export const alertRuleFaultsDescribed = described(
  alertRuleFaults,
  'Folders of alert rules that were changed and cannot be read: what was in force before stays so.',
  {
    origin: 'The machine and the folder.',
    fault: 'What is wrong.',
    since: 'When it was found.',
  },
)

/** SQL: the alert of this state has fired and is not over. */
export const alertStands = (state: string): string => `${state} in ('firing', 'acknowledged')`

export const alerts = pgTable(
  'alerts',
  {
    id: rowId(),
    ruleId: text()
      .notNull()
      .references(() => alertRules.id),
    incidentId: rowIdOf().references(() => incidents.id),
    groupKey: text().notNull().default(''),
    state: text().notNull(),
    reason: text().notNull(),
    firstRevision: integer().notNull(),
    lastRevision: integer().notNull(),
    toldSnapshot: jsonb(),
    toldAt: time(),
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
    // A rule that counts has one alert a key at a time: the next one opens when the last is over.
    uniqueIndex('alerts_rule_group_key')
      .on(table.ruleId, table.groupKey)
      .where(sql`incident_id is null and state <> 'resolved'`),
    oneOf('alerts_state_check', table.state, ['pending', 'firing', 'acknowledged', 'resolved', 'suppressed']),
    index('alerts_incident_idx').on(table.incidentId),
    index('alerts_held_idx').on(table.holdUntil).where(sql`state = 'pending'`),
    index('alerts_standing_idx')
      .on(table.toldAt)
      .where(sql.raw(alertStands('state'))),
  ],
)

export const alertsDescribed = described(
  alerts,
  'Firings of a rule: one row a rule and incident, which follows merges; for rules that count, one a key.',
  {
    id: 'Row number.',
    ruleId: 'The rule.',
    incidentId: 'The incident; null for rules that count or that watch for silence.',
    groupKey: 'What a counting rule counts by, or the outlet or place that is silent; else empty.',
    state: 'pending, firing, acknowledged, resolved or suppressed.',
    reason: 'Why it fires, or why it is over, in words.',
    firstRevision: 'Revision of the incident that met the rule first.',
    lastRevision: 'Revision that was weighed last.',
    toldSnapshot: 'The incident as it was last told: a material change is one against this.',
    toldAt: 'When it was last told; null: nobody was told.',
    pendingSince: 'When the rule was first met.',
    holdUntil: 'Until when it waits for corroboration.',
    firedAt: 'When it fired.',
    acknowledgedAt: 'When a person took it on.',
    acknowledgedBy: 'Who.',
    resolvedAt: 'When it was over.',
    suppressedReason: 'Why it was not told: baseline, silence, inhibition.',
  },
)

export const deliveries = pgTable(
  'deliveries',
  {
    id: rowId(),
    receiver: text().notNull(),
    groupKey: text().notNull().default(''),
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
    oneOf('deliveries_state_check', table.state, ['waiting', 'sent', 'failed']),
    index('deliveries_due_idx').on(table.receiver, table.notBefore).where(sql`state = 'waiting'`),
    index('deliveries_sent_idx').on(table.receiver, table.sentAt),
    index('deliveries_created_idx').on(table.receiver, table.createdAt),
    index('deliveries_group_idx').on(table.receiver, table.groupKey, table.createdAt),
  ],
)

export const deliveriesDescribed = described(deliveries, 'Messages to receivers, each sent at least once.', {
  id: 'Row number.',
  receiver: 'Name of the receiver in the rule files.',
  groupKey: 'What its notices have in common, by the route that they took.',
  idempotencyKey: 'The same at every attempt: lets the receiver tell a repeat.',
  payload: 'What is sent.',
  state: 'waiting, sent or failed (set aside for a person).',
  attempts: 'How often it was tried.',
  notBefore: 'When to try next.',
  createdAt: 'When it was made of its notices.',
  sentAt: 'When the receiver took it.',
  lastError: 'What went wrong at the last try.',
})

export const notices = pgTable(
  'notices',
  {
    id: rowId(),
    alertId: rowIdOf()
      .notNull()
      .references(() => alerts.id),
    receiver: text().notNull(),
    groupKey: text().notNull().default(''),
    route: text().notNull().default(''),
    kind: text().notNull(),
    revision: integer().notNull(),
    ordinal: integer().notNull().default(0),
    reason: text().notNull(),
    facts: jsonb(),
    before: jsonb(),
    changes: text().array().notNull().default(noWords),
    state: text().notNull().default('waiting'),
    stateReason: text(),
    writtenAt: time().notNull().defaultNow(),
    dueAt: time().notNull(),
    endedAt: time(),
    deliveryId: rowIdOf().references(() => deliveries.id),
  },
  (table) => [
    unique('notices_telling_key').on(table.alertId, table.receiver, table.kind, table.revision, table.ordinal),
    oneOf('notices_kind_check', table.kind, ['created', 'escalated', 'corrected', 'retracted', 'merged', 'repeated']),
    oneOf('notices_state_check', table.state, [
      'waiting',
      'taken',
      'sent',
      'silenced',
      'inhibited',
      'digested',
      'superseded',
      'withdrawn',
    ]),
    index('notices_due_idx').on(table.receiver, table.dueAt).where(sql`state = 'waiting'`),
    index('notices_delivery_idx').on(table.deliveryId),
  ],
)

export const noticesDescribed = described(
  notices,
  'What a receiver is to be told of an alert: written with the incident’s revision, put into a delivery when it is due.',
  {
    id: 'Row number.',
    alertId: 'The alert.',
    receiver: 'Name of the receiver in the rule files.',
    groupKey: 'Values that the route groups by: notices of one key are told in one message.',
    route: 'Position of the branch in the tree of routes.',
    kind: 'created, escalated, corrected, retracted, merged or repeated.',
    revision: 'Revision of the incident that it tells of; 0 for rules that count.',
    ordinal: 'Tells repeats of one revision apart.',
    reason: 'Why the rule fires, in words.',
    facts: 'The incident as it is told.',
    before: 'The incident as it was told last.',
    changes: 'What changed since, in words.',
    state: 'waiting, taken (by a delivery), sent, silenced, inhibited, digested, superseded or withdrawn.',
    stateReason: 'Why it was not told.',
    writtenAt: 'When it was written.',
    dueAt: 'When it may be told: after the wait of its group.',
    endedAt: 'When it was told, or not.',
    deliveryId: 'The message that tells it.',
  },
)

export const ruleMatches = pgTable(
  'rule_matches',
  {
    ruleId: text()
      .notNull()
      .references(() => alertRules.id),
    incidentId: rowIdOf()
      .notNull()
      .references(() => incidents.id),
    moment: time().notNull(),
    keys: jsonb().notNull(),
  },
  (table) => [
    primaryKey({ name: 'rule_matches_pkey', columns: [table.ruleId, table.incidentId] }),
    index('rule_matches_moment_idx').on(table.ruleId, table.moment),
    index('rule_matches_incident_idx').on(table.incidentId),
  ],
)

export const ruleMatchesDescribed = described(
  ruleMatches,
  'Incidents that meet a rule which others count: what counting reads.',
  {
    ruleId: 'The rule that is counted.',
    incidentId: 'An incident that meets it as it stands now.',
    moment: 'The latest moment at which it can have happened.',
    keys: 'What it can be counted by: key to ids.',
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
