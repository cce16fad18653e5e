import { bigint, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { oneOf, time } from './columns.js'
import { described } from './described.js'

export const itemKinds = ['entry', 'article-version', 'coded-event', 'incident-revision', 'alert', 'delivery'] as const
export const dispositionOutcomes = ['finished', 'dropped', 'failed'] as const

export const dispositions = pgTable(
  'dispositions',
  {
    itemKind: text().notNull(),
    itemId: bigint({ mode: 'number' }).notNull(),
    stage: text().notNull(),
    outcome: text().notNull(),
    reason: text().notNull(),
    detail: text(),
    at: time().notNull().defaultNow(),
  },
  (table) => [
    // The key makes every item end once: a repeat overwrites its own row.
    primaryKey({ name: 'dispositions_pkey', columns: [table.itemKind, table.itemId] }),
    oneOf('dispositions_item_kind_check', table.itemKind, itemKinds),
    oneOf('dispositions_outcome_check', table.outcome, dispositionOutcomes),
    index('dispositions_reason_idx').on(table.reason, table.at),
    index('dispositions_at_idx').on(table.at),
  ],
)

export const dispositionsDescribed = described(
  dispositions,
  'Where each item ended and why. An item that is not here is still under way.',
  {
    itemKind: 'entry, article-version, coded-event, incident-revision, alert or delivery.',
    itemId: 'Its row number.',
    stage: 'The stage at which it ended.',
    outcome:
      'finished (went the whole way), dropped (nothing broken, it ends here) or failed (set aside for a person).',
    reason: 'A drop reason, or what became of it.',
    detail: 'The reason in words, about this very item.',
    at: 'When.',
  },
)
