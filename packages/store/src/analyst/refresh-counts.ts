import type { Store } from '../postgres/connect.js'

/** In the order of their refresh: the last one says when it was done. */
const counted = ['counts_by_district', 'counts_by_actor', 'counts_by_type', 'counts_refreshed']

/** Counts the incidents anew for `reporting.daily_by_…`, `weekly_by_…` and `monthly_by_…`. Readers go on reading meanwhile. */
export async function refreshCounts(store: Store): Promise<void> {
  await store.transaction(async (sql) => {
    for (const view of counted) await sql.rows(`refresh materialized view concurrently reporting.${view}`)
  })
}
