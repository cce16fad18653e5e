import { asJson } from '../postgres/as-json.js'
import type { Sql } from '../postgres/connect.js'

/** The taxonomy that was copied into the database last. */
export interface StoredTaxonomy {
  readonly version: string
  readonly actors: readonly {
    readonly id: string
    readonly name: string
    readonly class: string
    readonly parents: readonly { readonly id: string }[]
  }[]
  readonly locations: readonly {
    readonly id: string
    readonly name: string
    readonly kind: string
    readonly parent: string | null
    readonly lat: number | null
    readonly lon: number | null
  }[]
}

/** Null where none was ever copied. */
export async function storedTaxonomy(sql: Sql): Promise<StoredTaxonomy | null> {
  const [copied] = await sql.rows<{ version: string }>(
    `select hash as version from applied_sql where name = 'taxonomy'`,
  )
  if (copied === undefined) return null
  const actors = await sql.rows<StoredTaxonomy['actors'][number]>(
    `select id, name, class, parents from actors where not retired order by id`,
  )
  const locations = await sql.rows<StoredTaxonomy['locations'][number]>(
    `select id, name, kind, parent, lat, lon from locations where not retired order by id`,
  )
  return { version: copied.version, actors, locations }
}

/** What may read otherwise after a change: entries by their ids, and spellings that are new. */
export interface ChangedEntries {
  readonly actors: readonly string[]
  readonly locations: readonly string[]
  readonly spellings: readonly string[]
}

export interface TouchedArticle {
  readonly articleId: number
  readonly title: string | null
  /** The ids or the spellings by which it is touched. */
  readonly by: readonly string[]
}

/** Articles whose current text names a changed entry, or holds a new spelling as it is written; the newest first. */
export async function articlesTouched(sql: Sql, changed: ChangedEntries): Promise<TouchedArticle[]> {
  return sql.rows<TouchedArticle>(
    `with named as (
       select article_version_id as version_id, concept_id as by
       from article_mentions
       where (kind = 'actor' and concept_id = any($1)) or (kind = 'location' and concept_id = any($2))
     ),
     spelled as (
       select version.id as version_id, spelling as by
       from jsonb_array_elements_text($3::jsonb) as spelling
       join article_versions version
         on position(spelling in version.text) > 0 or position(spelling in coalesce(version.title, '')) > 0
     ),
     touched as (select * from named union select * from spelled)
     select version.article_id as "articleId", version.title, array_agg(touched.by order by touched.by) as by
     from touched
     join articles on articles.current_version_id = touched.version_id
     join article_versions version on version.id = touched.version_id
     where version.coded_at is not null
     group by version.id
     order by coalesce(version.published_at, version.first_seen_at) desc`,
    [changed.actors, changed.locations, asJson(changed.spellings)],
  )
}

export interface TouchedIncident {
  readonly publicId: string
  readonly summary: string | null
  readonly by: readonly string[]
}

/** Incidents that happened at a changed place, or have a changed actor. */
export async function incidentsTouched(
  sql: Sql,
  { actors, locations }: Pick<ChangedEntries, 'actors' | 'locations'>,
): Promise<TouchedIncident[]> {
  return sql.rows<TouchedIncident>(
    `with touched as (
       select incident_id, actor_id as by from incident_actors where actor_id = any($1)
       union
       select id, location_id from incidents where location_id = any($2)
     )
     select incidents.public_id as "publicId", incidents.summary, array_agg(touched.by order by touched.by) as by
     from touched
     join incidents on incidents.id = touched.incident_id
     where incidents.merged_into is null
     group by incidents.id
     order by incidents.date_start desc nulls last`,
    [actors, locations],
  )
}
