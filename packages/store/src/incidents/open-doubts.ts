import type { Sql } from '../postgres/connect.js'
import { stands } from './standing.js'

/** Two incidents that may be one, and that nobody has decided about. */
export interface OpenDoubt {
  readonly one: DoubtfulIncident
  readonly other: DoubtfulIncident
  /** The support for sameness that was found. */
  readonly score: number
  readonly reason: string
  readonly foundAt: string
}

export interface DoubtfulIncident {
  readonly publicId: string
  readonly summary: string | null
}

/** The likeliest first. */
export async function openDoubts(sql: Sql): Promise<OpenDoubt[]> {
  return sql.rows<OpenDoubt>(
    `select
       json_build_object('publicId', one.public_id, 'summary', one.summary) as one,
       json_build_object('publicId', other.public_id, 'summary', other.summary) as other,
       pair.score,
       pair.reason,
       pair.found_at as "foundAt"
     from possible_duplicates pair
     join incidents one on one.id = pair.other_id
     join incidents other on other.id = pair.incident_id
     where pair.decision is null
       and ${stands('one.status')}
       and ${stands('other.status')}
     order by pair.score desc, one.public_id, other.public_id`,
  )
}
