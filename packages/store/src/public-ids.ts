import type { Sql } from './connect.js'

/** Where and when an incident lies, as its public id says it. */
export interface PublicIdFor {
  readonly country: string | null
  /** Year of the incident, or of its first report where the date is unknown. */
  readonly year: number
}

/**
 * Gives a public id to each, for example `PK-2026-004211`. The counter only grows and is held until the transaction ends: no id is given
 * twice; one whose transaction fails is not given at all.
 */
export async function takePublicIds(sql: Sql, wanted: readonly PublicIdFor[]): Promise<string[]> {
  if (wanted.length === 0) return []
  const counters = await sql.rows<{ country: string; year: number; last: number }>(
    `insert into public_id_counters (country, year, last)
     select country, year, count(*)
     from unnest($1::text[], $2::int[]) as wanted (country, year)
     group by country, year
     order by country, year
     on conflict (country, year) do update set last = public_id_counters.last + excluded.last
     returning country, year, last`,
    [wanted.map(({ country }) => country ?? 'XX'), wanted.map(({ year }) => year)],
  )
  const lastOf = new Map(counters.map(({ country, year, last }) => [`${country}-${year}`, last]))
  const ids = wanted.toReversed().map(({ country, year }) => {
    const prefix = `${country ?? 'XX'}-${year}`
    const number = lastOf.get(prefix) ?? 0
    lastOf.set(prefix, number - 1)
    return `${prefix}-${String(number).padStart(6, '0')}`
  })
  return ids.reverse()
}
