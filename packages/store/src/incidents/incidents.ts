import type { IncidentStatus } from '@wirewatch/model'
import type { Sql } from '../postgres/connect.js'
import { stands } from './standing.js'

/** An incident in one line, as the command line shows it. */
export interface IncidentLine {
  readonly id: number
  readonly publicId: string
  readonly status: IncidentStatus
  readonly dateStart: string | null
  readonly dateEnd: string | null
  readonly datePrecision: number | null
  readonly type: string
  /** The words for the type, for example "Suicide bombing". */
  readonly typeLabel: string
  readonly country: string | null
  readonly admin1: string | null
  readonly admin2: string | null
  readonly placeId: string | null
  readonly place: string | null
  readonly killedLow: number | null
  readonly killedBest: number | null
  readonly killedHigh: number | null
  readonly killedBasis: 'reports' | 'party_claim' | null
  readonly injuredBest: number | null
  readonly injuredHigh: number | null
  readonly initiators: readonly string[]
  readonly targets: readonly string[]
  readonly initiatorIds: readonly string[]
  readonly targetIds: readonly string[]
  readonly summary: string | null
  /** Articles recall it; it was never the news of the day. */
  readonly isRetrospective: boolean
  readonly articles: number
  readonly origins: number
}

/** Which incidents to list; what is absent does not narrow. */
export interface IncidentFilter {
  readonly limit?: number
  /** False: without those that articles only recall. */
  readonly retrospective?: boolean
  /** On or after this day, YYYY-MM-DD. */
  readonly since?: string
  /** A country code, or the name or the gazetteer id of a province, district or place. */
  readonly area?: string
  /** A type or a family of types. */
  readonly type?: string
  /** Ids of actors, any of which took part or claims it. */
  readonly actors?: readonly string[]
  /** A status; absent: all but merged, rejected and retracted. */
  readonly status?: string
}

/** Incidents that stand, or those of one status, the latest first. */
export async function listIncidents(sql: Sql, filter: IncidentFilter = {}): Promise<IncidentLine[]> {
  const { limit = 1000, retrospective = true, since, area, type, actors, status } = filter
  return sql.rows<IncidentLine>(
    `select
       ${incidentLines}
     from incidents
     where ($2 or not retrospective)
       and case when $7::text is null then ${stands('status')} else status = $7 end
       and ($3::date is null or date_start >= $3)
       and ($4::text is null or lower($4) = any (array[
         lower(country), lower(admin1), lower(admin2), lower(location_name), lower(location_id)
       ]) or starts_with(lower(location_id), lower($4) || '.'))
       and ($5::text is null or type = $5 or split_part(type, '.', 1) = $5)
       and ($6::text[] is null or exists (
         select from incident_actors actor where actor.incident_id = incidents.id and actor.actor_id = any($6)
       ))
     order by date_start desc nulls last, public_id desc
     limit $1`,
    [limit, retrospective, since ?? null, area ?? null, type ?? null, actors ?? null, status ?? null],
  )
}

/** Incidents that were opened after that one and are the news of the day, in the order of their opening. */
export async function incidentsOpenedAfter(sql: Sql, id: number, limit: number): Promise<IncidentLine[]> {
  return sql.rows<IncidentLine>(
    `select
       ${incidentLines}
     from incidents
     where incidents.id > $1 and not retrospective and ${stands('status')}
     order by incidents.id
     limit $2`,
    [id, limit],
  )
}

/** The incident that was opened last; 0 where there is none. */
export async function lastIncidentId(sql: Sql): Promise<number> {
  const [last] = await sql.rows<{ id: number }>('select coalesce(max(id), 0) as id from incidents')
  return last?.id ?? 0
}

function namesOf(role: 'initiator' | 'target'): string {
  return `array(
         select coalesce(actor.name, actor.text) from incident_actors actor
         where actor.incident_id = incidents.id and role = '${role}' order by ordinal
       )`
}

function idsOf(role: 'initiator' | 'target'): string {
  return `array(
         select actor.actor_id from incident_actors actor
         where actor.incident_id = incidents.id and role = '${role}' and actor_id is not null order by ordinal
       )`
}

/** The columns of a line, for a select from `incidents`. */
export const incidentLines = `
       incidents.id,
       public_id as "publicId",
       status,
       date_start as "dateStart",
       date_end as "dateEnd",
       date_precision as "datePrecision",
       type,
       coalesce((select label from event_types where event_types.id = incidents.type), type) as "typeLabel",
       country,
       admin1,
       admin2,
       location_id as "placeId",
       coalesce(location_name, location_text) as place,
       killed_low as "killedLow",
       killed_best as "killedBest",
       killed_high as "killedHigh",
       casualty_basis as "killedBasis",
       injured_best as "injuredBest",
       injured_high as "injuredHigh",
       ${namesOf('initiator')} as initiators,
       ${namesOf('target')} as targets,
       ${idsOf('initiator')} as "initiatorIds",
       ${idsOf('target')} as "targetIds",
       summary,
       retrospective as "isRetrospective",
       n_articles as articles,
       n_origins as origins`
