import type { Source } from '@wirewatch/model'
import type { Sql } from '../postgres/connect.js'
import { sourceAsJson } from './feeds.js'

/** Every outlet that is polled, with its feeds. */
export async function listSources(sql: Sql): Promise<Source[]> {
  const rows = await sql.rows<{ source: Source }>(
    `select ${sourceAsJson} as source
     from feeds
     join sources on sources.id = feeds.source_id
     where feeds.state <> 'retired'
     order by sources.id, feeds.id`,
  )
  const sources = new Map<string, Source>()
  for (const { source } of rows) {
    const known = sources.get(source.id)
    sources.set(source.id, known === undefined ? source : { ...known, feeds: [...known.feeds, ...source.feeds] })
  }
  return [...sources.values()]
}
