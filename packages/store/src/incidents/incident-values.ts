import type { IncidentValues, Party } from '@wirewatch/model'
import type { Sql } from '../postgres/connect.js'
import {
  type ActorRow,
  areaOf,
  happeningOf,
  type IncidentRow,
  type KeptIncident,
  keptIncident,
} from './incident-row.js'

/** The values of an incident as they stand. */
export async function incidentValues(sql: Sql, id: number): Promise<IncidentValues> {
  const [row] = await sql.rows<{ kept: KeptIncident }>(`select ${keptIncident} as kept from incidents where id = $1`, [
    id,
  ])
  if (row === undefined) throw new Error(`incident ${id} is not in the database`)
  const { incident, actors } = row.kept
  return {
    ...happeningOf(incident),
    ...datesOf(incident),
    location: locationOf(incident),
    initiators: partiesOf(actors, 'initiator'),
    targets: partiesOf(actors, 'target'),
    claimants: partiesOf(actors, 'claimant'),
    confidence: incident.confidence,
  }
}

/** A month and a year are kept as their first and last day; their values are the month and the year. */
function datesOf({ date_start, date_end, date_precision }: IncidentRow) {
  const written = date_precision === 5 ? 4 : date_precision === 4 ? 7 : 10
  const dateEnd = date_end === date_start || written < 10 ? null : date_end
  return { dateStart: date_start?.slice(0, written) ?? null, dateEnd, datePrecision: date_precision }
}

function locationOf(row: IncidentRow): IncidentValues['location'] {
  if (row.location_text === null) return null
  return { ...areaOf(row), name: row.location_name, text: row.location_text }
}

function partiesOf(actors: readonly ActorRow[], role: ActorRow['role']): Party[] {
  return actors
    .filter((actor) => actor.role === role)
    .map(({ actor_id, name, text, attribution }) => ({ id: actor_id, name, text, attribution }))
}
