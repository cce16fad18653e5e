import { asJson } from './as-json.js'
import type { Sql } from './connect.js'
import type { dispositionOutcomes, itemKinds } from './schema/dispositions.js'

/** Where an item ended and why. */
export interface Disposition {
  readonly itemKind: (typeof itemKinds)[number]
  readonly itemId: number
  readonly stage: string
  readonly outcome: (typeof dispositionOutcomes)[number]
  readonly reason: string
  readonly detail: string | null
}

/** Says where items ended. An item ends once: a repeat, or a later run over an edited text, takes the place of what was said. */
export async function saveDispositions(sql: Sql, dispositions: readonly Disposition[]): Promise<void> {
  if (dispositions.length === 0) return
  await sql.rows(
    `insert into dispositions (item_kind, item_id, stage, outcome, reason, detail)
     select distinct on ("itemKind", "itemId") "itemKind", "itemId", stage, outcome, reason, detail
     from jsonb_to_recordset($1::jsonb) as x (
       "itemKind" text, "itemId" bigint, stage text, outcome text, reason text, detail text
     )
     order by "itemKind", "itemId"
     on conflict (item_kind, item_id) do update set
       stage = excluded.stage,
       outcome = excluded.outcome,
       reason = excluded.reason,
       detail = excluded.detail,
       at = now()`,
    [asJson(dispositions)],
  )
}

/** How many items of a kind ended for which reason, the most frequent first. */
export async function countDispositions(
  sql: Sql,
  itemKind: Disposition['itemKind'],
): Promise<{ outcome: string; stage: string; reason: string; count: number }[]> {
  return sql.rows(
    `select outcome, stage, reason, count(*)::int as count
     from dispositions
     where item_kind = $1
     group by outcome, stage, reason
     order by count desc, reason`,
    [itemKind],
  )
}
