import { countsOf, incidentsOf } from '../services/homes.js'
import type { Newsroom } from './a-newsroom.js'

/** What must be the same, whatever happened on the way. */
export type OutcomeOfWeek = Awaited<ReturnType<typeof outcomeOf>>

export async function outcomeOf({ store, desk }: Newsroom) {
  const { entries, ends, waiting } = await countsOf(store)
  const one = async (sql: string): Promise<number> => (await store.rows<{ n: number }>(sql))[0]?.n ?? 0
  const keys = await store.rows<{ key: string }>('select idempotency_key as key from deliveries')
  const bodies = new Map<string, Set<string>>()
  for (const { headers, body } of desk.received) {
    const key = String(headers['idempotency-key'])
    bodies.set(key, (bodies.get(key) ?? new Set()).add(body))
  }
  return {
    entries,
    ends,
    waiting,
    setAside: await one(`select count(*) as n from entries where state = 'failed'`),
    incidents: await incidentsOf(store),
    alerts: await one('select count(*) as n from alerts'),
    untold: await one(`select count(*) as n from alerts where state in ('firing', 'acknowledged') and told_at is null`),
    unsent: await one(`select count(*) as n from deliveries where state <> 'sent'`),
    neverReceived: keys.filter(({ key }) => !bodies.has(key)).length,
    keysOfTwoBodies: [...bodies.values()].filter((each) => each.size > 1).length,
  }
}
