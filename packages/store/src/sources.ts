import type { Source } from '@wirewatch/model'
import type { Sql } from './connect.js'

/** The outlet that a feed belongs to, with that feed alone; null for an unknown feed. */
export async function sourceOfFeed(sql: Sql, feedId: string): Promise<Source | null> {
  const [found] = await sql.rows<{ source: Source }>(
    `select ${sourceAsJson} as source
     from feeds
     join sources on sources.id = feeds.source_id
     where feeds.id = $1`,
    [feedId],
  )
  return found?.source ?? null
}

/** A row of `sources` beside one of `feeds`, as a `Source`. */
export const sourceAsJson = `json_build_object(
         'id', sources.id,
         'name', sources.name,
         'homepage', sources.homepage,
         'country', sources.country,
         'language', sources.language,
         'zone', sources.zone,
         'family', sources.family,
         'kind', sources.kind,
         'feeds', json_build_array(json_build_object('id', feeds.id, 'url', feeds.url)),
         'politeness', json_build_object(
           'key', sources.politeness_key,
           'spacingMs', sources.spacing_ms,
           'everyMinutes', json_build_object('least', sources.every_minutes_least, 'most', sources.every_minutes_most),
           'note', sources.note
         )
       )`
