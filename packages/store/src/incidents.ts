import type { IncidentStatus } from '@wirewatch/model'
import type { Sql } from './connect.js'

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

/** Incidents that stand (not merged, rejected or retracted), the latest first. */
export async function listIncidents(
  sql: Sql,
  { limit = 1000, retrospective = true }: { readonly limit?: number; readonly retrospective?: boolean } = {},
): Promise<IncidentLine[]> {
  return sql.rows<IncidentLine>(
    `select
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
       n_origins as origins
     from incidents
     where status not in ('merged', 'rejected', 'retracted') and ($2 or not retrospective)
     order by date_start desc nulls last, public_id desc
     limit $1`,
    [limit, retrospective],
  )
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
