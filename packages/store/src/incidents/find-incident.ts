import type { Sql } from '../postgres/connect.js'

export interface FoundIncident {
  readonly id: number
  readonly publicId: string
  readonly status: string
  /** Public ids that led here, the one that was asked for first; none where it is that one. */
  readonly redirectedFrom: readonly string[]
}

/** The incident of a public id; of a merged one, the incident that it is part of now. Null: no such id was ever given. */
export async function findIncident(sql: Sql, publicId: string): Promise<FoundIncident | null> {
  const [found] = await sql.rows<FoundIncident>(
    `with recursive way as (
       select id, public_id, status, merged_into, '{}'::text[] as walked
       from incidents
       where public_id = $1
       union all
       select next.id, next.public_id, next.status, next.merged_into, way.walked || way.public_id
       from way
       join incidents next on next.id = way.merged_into
       where not next.public_id = any(way.walked)
     )
     select id, public_id as "publicId", status, walked as "redirectedFrom"
     from way
     order by cardinality(walked) desc
     limit 1`,
    [publicId],
  )
  return found ?? null
}

/** Ids that are written nearly like this one, for a mistyped id. */
export async function similarPublicIds(sql: Sql, publicId: string): Promise<string[]> {
  const digits = publicId.match(/(\d{1,6})$/)?.[1]?.padStart(6, '0')
  const rows = await sql.rows<{ publicId: string }>(
    `select public_id as "publicId"
     from incidents
     where public_id like '%-' || $1
     order by public_id desc
     limit 3`,
    [digits ?? 'none'],
  )
  return rows.map((row) => row.publicId)
}
