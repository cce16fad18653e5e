import type { Earlier, EarlierSearch } from '@wirewatch/model'
import { stands } from '../incidents/standing.js'
import type { Sql } from '../postgres/connect.js'

/**
 * Whether an incident like it happened in the area in those days. `too-young` where nothing was found and the first incident was kept
 * later than the search begins: what is not kept cannot be missed.
 */
export async function findEarlier(sql: Sql, search: EarlierSearch): Promise<Earlier> {
  const { incidentId, country, admin1, admin2, actorIds, from, to } = search
  const [row] = await sql.rows<{ found: boolean; old: boolean }>(
    `select
       exists (
         select
         from incidents
         where id <> $1
           and country = $2
           and ($3::text is null or admin1 = $3)
           and ($4::text is null or admin2 = $4)
           and date_start between $6 and $7
           and ${stands('status')}
           and (
             $5::text[] is null
             or exists (
               select
               from incident_actors actor
               where actor.incident_id = incidents.id and actor.role = 'initiator' and actor.actor_id = any($5)
             )
           )
       ) as found,
       exists (select from incidents where opened_at < $6::date and not retrospective) as old`,
    [incidentId, country, admin1, admin2, actorIds, from, to],
  )
  if (row?.found === true) return 'some'
  return row?.old === true ? 'none' : 'too-young'
}
