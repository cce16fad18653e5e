import type { Sql } from '../postgres/connect.js'

/** Where and when an incident lies, as its public id says it. */
export interface PublicIdFor {
  readonly country: string | null
  /** Year of the incident, or of its first report where the date is unknown. */
  readonly year: number
}

/** What an incident is known by, before its row is there. */
export interface IncidentIds {
  /** Number of its row. */
  readonly id: number
  readonly publicId: string
}

/**
 * Gives ids to each, with a public one, for example `PK-2026-004211`. The counter only grows and is held until the transaction ends: no
 * public id is given twice; one whose transaction fails is not given at all.
 */
export async function takeIncidentIds(sql: Sql, wanted: readonly PublicIdFor[]): Promise<IncidentIds[]> {
  if (wanted.length === 0) return []
  const counters = await sql.rows<{ country: string; year: number; last: number; ids: number[] }>(
    `with wanted as (
       select country, year, count(*)::int as n
       from unnest($1::text[], $2::int[]) as wanted (country, year)
       group by country, year
     ),
     counter as (
       insert into public_id_counters (country, year, last)
       select country, year, n from wanted order by country, year
       on conflict (country, year) do update set last = public_id_counters.last + excluded.last
       returning country, year, last
     )
     select
       country,
       year,
       last,
       array(select nextval(pg_get_serial_sequence('incidents', 'id')) from generate_series(1, n)) as ids
     from counter
     join wanted using (country, year)`,
    [wanted.map(({ country }) => country ?? 'XX'), wanted.map(({ year }) => year)],
  )
  const left = new Map(counters.map(({ country, year, ...given }) => [`${country}-${year}`, given]))
  return wanted.map(({ country, year }) => {
    const prefix = `${country ?? 'XX'}-${year}`
    const { last, ids } = left.get(prefix) ?? { last: 0, ids: [] }
    const id = ids.shift()
    if (id === undefined) throw new Error(`no id was given to an incident of ${prefix}`)
    return { id, publicId: `${prefix}-${String(last - ids.length).padStart(6, '0')}` }
  })
}
