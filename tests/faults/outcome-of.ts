import { countsOf, incidentsOf } from '../services/homes.js'
import type { Newsroom } from './a-newsroom.js'

/**
 * What must be the same, whatever happened on the way. Which alerts fired is not among it: a toll that one report alone told for a while
 * may have been told of, or not; but every incident that has its dead in the end has its alert, and every alert was received.
 */
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
    incidents: (await incidentsOf(store)).map(({ alerts: _, ...incident }) => incident),
    deathsWithoutAlert: await one(
      `select count(*) as n
       from incidents
       where status not in ('merged', 'rejected', 'retracted') and killed_best >= 1
         and not exists (select from alerts where alerts.incident_id = incidents.id)`,
    ),
    untold: await one(`select count(*) as n from alerts where state in ('firing', 'acknowledged') and told_at is null`),
    unsent: await one(`select count(*) as n from deliveries where state <> 'sent'`),
    neverReceived: keys.filter(({ key }) => !bodies.has(key)).length,
    keysOfTwoBodies: [...bodies.values()].filter((each) => each.size > 1).length,
  }
}
