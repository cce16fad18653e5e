import type { Sql } from './connect.js'

/** Where and when reports of the same incident can lie. Null: anywhere. Days are counted from 1970-01-01, both included. */
export interface SearchBlock {
  readonly country: string | null
  readonly admin1: string | null
  readonly days: { readonly first: number; readonly last: number }
}

/**
 * Locks the blocks until the transaction ends: 30-day stretches of a province, shared locks on what contains it. Two searches that
 * could find each other's reports always share a stretch.
 */
export async function lockBlocks(sql: Sql, blocks: readonly SearchBlock[]): Promise<void> {
  const wanted = new Map<string, boolean>()
  for (const { key, exclusive } of blocks.flatMap(locksOf)) wanted.set(key, exclusive || wanted.get(key) === true)
  // In one order everywhere: workers then wait for each other and rarely deadlock.
  const ordered = [...wanted].sort(([a], [b]) => (a < b ? -1 : 1))
  await sql.rows(
    `select
       case when exclusive
         then pg_advisory_xact_lock(hashtextextended(key, 7403))
         else pg_advisory_xact_lock_shared(hashtextextended(key, 7403))
       end
     from unnest($1::text[], $2::boolean[]) as wanted (key, exclusive)`,
    [ordered.map(([key]) => key), ordered.map(([, exclusive]) => exclusive)],
  )
}

/** A block as the rows of coded events have it: an empty text for anywhere. */
export interface BlockRow {
  readonly country: string
  readonly admin1: string
  readonly first: number
  readonly last: number
}

export const searchBlockOf = ({ country, admin1, first, last }: BlockRow): SearchBlock => ({
  country: country || null,
  admin1: admin1 || null,
  days: { first, last },
})

const daysInStretch = 30

function locksOf({ country, admin1, days }: SearchBlock): { key: string; exclusive: boolean }[] {
  const areas = ['anywhere']
  if (country !== null) areas.push(country)
  if (country !== null && admin1 !== null) areas.push(`${country}/${admin1}`)
  const locks: { key: string; exclusive: boolean }[] = []
  for (let stretch = Math.floor(days.first / daysInStretch); stretch * daysInStretch <= days.last; stretch++) {
    for (const area of areas) locks.push({ key: `${area} ${stretch}`, exclusive: area === areas.at(-1) })
  }
  return locks
}
