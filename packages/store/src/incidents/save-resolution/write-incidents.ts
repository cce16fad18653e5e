import { asJson } from '../../postgres/as-json.js'
import type { Sql } from '../../postgres/connect.js'
import type { ActorColumns, IncidentColumns } from '../incident-columns.js'
import type { Plan } from './plan-revisions.js'
import type { ResolutionContext } from './resolution.js'
import { nextRevision } from './write-revisions.js'

/** Opens incidents, under the ids that were given to them. */
export async function insertIncidents(sql: Sql, plans: readonly Plan[], context: ResolutionContext): Promise<void> {
  const [first] = plans
  if (first === undefined) return
  const columns = written(first.next.columns).join(', ')
  await sql.rows(
    `insert into incidents (id, public_id, revision, taxonomy_version, coder_version, opened_at, revised_at, ${columns})
     overriding system value
     select id, public_id, 1, $2, $3, $4, $4, ${columns}
     from jsonb_populate_recordset(null::incidents, $1::jsonb)
     order by id`,
    [
      asJson(plans.map(({ id, publicId, next }) => ({ id, public_id: publicId, ...next.columns }))),
      context.taxonomyVersion,
      context.coderVersion,
      context.now,
    ],
  )
}

export async function updateIncidents(sql: Sql, plans: readonly Plan[], context: ResolutionContext): Promise<void> {
  const [first] = plans
  if (first === undefined) return
  const assignments = written(first.next.columns).map((column) => `${column} = next.${column}`)
  await sql.rows(
    `update incidents set
       revision = ${nextRevision},
       merged_into = null,
       taxonomy_version = $2,
       coder_version = $3,
       revised_at = $4,
       ${assignments.join(',\n       ')}
     from jsonb_populate_recordset(null::incidents, $1::jsonb) as next
     where incidents.id = next.id`,
    [
      asJson(plans.map(({ id, next }) => ({ id, ...next.columns }))),
      context.taxonomyVersion,
      context.coderVersion,
      context.now,
    ],
  )
}

export async function replaceActors(sql: Sql, plans: readonly Plan[]): Promise<void> {
  const changed = plans.filter((plan) => 'actors' in plan.diff)
  if (changed.length === 0) return
  const rows = changed.flatMap(({ id, next }) =>
    next.actors.map((actor: ActorColumns) => ({ incident_id: id, ...actor })),
  )
  const known = changed.filter(({ former }) => former !== null).map(({ id }) => id)
  await Promise.all([
    known.length > 0 ? sql.rows(`delete from incident_actors where incident_id = any($1::bigint[])`, [known]) : [],
    sql.rows(
      `insert into incident_actors
       select * from jsonb_populate_recordset(null::incident_actors, $1::jsonb)`,
      [asJson(rows)],
    ),
  ])
}

/** Columns that a resolution writes; the rest of a row is given or fixed elsewhere. */
const written = (columns: IncidentColumns): string[] => Object.keys(columns)
