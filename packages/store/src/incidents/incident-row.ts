import type { DatePrecision, IncidentStatus, Party, PlacePrecision, Toll } from '@wirewatch/model'

/** The columns of `incidents` that say what happened, as jsonb gives them back: in a row that stands, and in a snapshot of one that stood. */
export interface IncidentRow {
  readonly public_id: string
  readonly status: IncidentStatus
  readonly type: string
  readonly components: readonly string[]
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
  readonly weapons: readonly string[]
  readonly target_kinds: readonly string[]
  readonly summary: string | null
  readonly n_articles: number
  readonly n_origins: number
  readonly retrospective: boolean
  readonly confidence: number
  readonly opened_at: string
}

/** A row of `incident_actors`. */
export interface ActorRow {
  readonly role: 'initiator' | 'target' | 'participant' | 'claimant' | 'blamed'
  readonly actor_id: string | null
  readonly name: string | null
  readonly text: string
  readonly attribution: Party['attribution']
}

/** A row of `incidents` with its actors: what `incident_revisions` keeps as a snapshot, and what this makes of a row that stands. */
export interface KeptIncident {
  readonly incident: IncidentRow
  readonly actors: readonly ActorRow[]
}

/** The same of a row of `incidents` as it stands. */
export const keptIncident = `jsonb_build_object(
         'incident', to_jsonb(incidents),
         'actors', (
           select coalesce(jsonb_agg(to_jsonb(actor) order by role, ordinal), '[]')
           from incident_actors actor
           where actor.incident_id = incidents.id
         )
       )`

/** Type, figures, means and words: what all readers of an incident take from its row alike. */
export const happeningOf = (row: IncidentRow) => ({
  status: row.status,
  type: row.type,
  components: row.components,
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
})

/** Where it lies, names of the hierarchy included. */
export const areaOf = (row: IncidentRow) => ({
  id: row.location_id,
  country: row.country,
  admin1: row.admin1,
  admin2: row.admin2,
  lat: row.lat,
  lon: row.lon,
  precision: row.place_precision,
})
