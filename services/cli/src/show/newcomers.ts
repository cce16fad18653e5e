import { type IncidentLine, incidentsOpenedAfter, lastIncidentId, type Sql } from '@wirewatch/store'
import { incidentLine } from './incident-line.js'

/** Tells of each incident once, as it is opened. */
export interface Newcomers {
  /** The lines to print since the last look, oldest first. */
  readonly look: () => Promise<readonly string[]>
}

/** So many are told at one look; of more only the number. */
const mostAtOnce = 20
const mostRead = 1000

/** Ids are given before they are committed: one of these last may still be missing when a later one is seen. */
const mayBeLate = 100

/** From now on: what is there already is not told. */
export async function openNewcomers(sql: Sql): Promise<Newcomers> {
  let last = await lastIncidentId(sql)
  const told = new Set((await incidentsOpenedAfter(sql, last - mayBeLate, mostRead)).map(({ id }) => id))
  return {
    look: async () => {
      const found = await incidentsOpenedAfter(sql, last - mayBeLate, mostRead)
      const fresh = found.filter(({ id }) => !told.has(id))
      for (const { id } of fresh) told.add(id)
      last = Math.max(last, ...found.map(({ id }) => id))
      for (const id of told) if (id <= last - mayBeLate) told.delete(id)
      return linesOf(fresh)
    },
  }
}

function linesOf(fresh: readonly IncidentLine[]): string[] {
  const lines = fresh.slice(0, mostAtOnce).map(incidentLine)
  return fresh.length <= mostAtOnce ? lines : [...lines, `… and ${fresh.length - mostAtOnce} more new incidents`]
}
