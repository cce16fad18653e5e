import type { DatePrecision, IncidentStatus, IncidentValues, Party, PlacePrecision, Toll } from '@wirewatch/model'
import type { Sql } from './connect.js'

/** The values of an incident as they stand. */
export async function incidentValues(sql: Sql, id: number): Promise<IncidentValues> {
  const [row] = await sql.rows<ValueRow>(
    `select
       incidents.*,
       (
         select coalesce(json_agg(actor order by ordinal), '[]')
         from incident_actors actor
         where actor.incident_id = incidents.id
       ) as actors
     from incidents
     where id = $1`,
    [id],
  )
  if (row === undefined) throw new Error(`incident ${id} is not in the database`)
  return {
    status: row.status,
    type: row.type,
    components: row.components,
    ...datesOf(row),
    location: locationOf(row),
    initiators: partiesOf(row, 'initiator'),
    targets: partiesOf(row, 'target'),
    claimants: partiesOf(row, 'claimant'),
    killed: { low: row.killed_low, best: row.killed_best, high: row.killed_high, basis: row.casualty_basis },
    injured: { low: row.injured_low, best: row.injured_best, high: row.injured_high, basis: row.injured_basis },
    arrested: row.arrested,
    abducted: row.abducted,
    killedBy: { civilian: row.killed_civilian, security: row.killed_security, militant: row.killed_militant },
    weapons: row.weapons,
    targetKinds: row.target_kinds,
    retrospective: row.retrospective,
    summary: row.summary ?? '',
    originCount: row.n_origins,
    confidence: row.confidence,
  }
}

interface ValueRow {
  readonly status: IncidentStatus
  readonly type: string
  readonly components: string[]
  readonly date_start: string | null
  readonly date_end: string | null
  readonly date_precision: DatePrecision | null
  readonly country: string | null
  readonly admin1: string | null
  readonly admin2: string | null
  readonly location_id: string | null
  readonly location_name: string | null
  readonly location_text: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly place_precision: PlacePrecision
  readonly killed_low: number | null
  readonly killed_best: number | null
  readonly killed_high: number | null
  readonly casualty_basis: Toll['basis']
  readonly injured_low: number | null
  readonly injured_best: number | null
  readonly injured_high: number | null
  readonly injured_basis: Toll['basis']
  readonly arrested: number | null
  readonly abducted: number | null
  readonly killed_civilian: number | null
  readonly killed_security: number | null
  readonly killed_militant: number | null
  readonly weapons: string[]
  readonly target_kinds: string[]
  readonly retrospective: boolean
  readonly summary: string | null
  readonly n_origins: number
  readonly confidence: number
  readonly actors: readonly {
    readonly role: string
    readonly actor_id: string | null
    readonly name: string | null
    readonly text: string
    readonly attribution: Party['attribution']
  }[]
}

/** A month and a year are kept as their first and last day; their values are the month and the year. */
function datesOf({ date_start, date_end, date_precision }: ValueRow) {
  const written = date_precision === 5 ? 4 : date_precision === 4 ? 7 : 10
  const dateEnd = date_end === date_start || written < 10 ? null : date_end
  return { dateStart: date_start?.slice(0, written) ?? null, dateEnd, datePrecision: date_precision }
}

function locationOf(row: ValueRow): IncidentValues['location'] {
  if (row.location_text === null) return null
  return {
    id: row.location_id,
    name: row.location_name,
    text: row.location_text,
    country: row.country,
    admin1: row.admin1,
    admin2: row.admin2,
    lat: row.lat,
    lon: row.lon,
    precision: row.place_precision,
  }
}

function partiesOf({ actors }: ValueRow, role: string): Party[] {
  return actors
    .filter((actor) => actor.role === role)
    .map(({ actor_id, name, text, attribution }) => ({ id: actor_id, name, text, attribution }))
}
