import type { Actor, Location } from '@wirewatch/model'
import { asJson } from '../postgres/as-json.js'
import type { Sql } from '../postgres/connect.js'

/** What the database keeps of a taxonomy, so that SQL can name and group actors, places and types. */
export interface TaxonomyCopy {
  readonly version: string
  readonly region: string
  readonly actors: Iterable<Actor>
  readonly locations: Iterable<Location>
  readonly eventTypes: Iterable<EventTypeNames>
}

/** An event type, and what the other systems call it. */
export interface EventTypeNames {
  readonly id: string
  readonly label: string
  readonly acled: string | null
  readonly plover: string | null
  readonly gtd: string | null
}

/** Copies a taxonomy into the database unless this very version was copied last. What it no longer holds is marked, never deleted. */
export async function copyTaxonomy(sql: Sql, taxonomy: TaxonomyCopy): Promise<'copied' | 'unchanged'> {
  const [last] = await sql.rows<{ hash: string }>(`select hash from applied_sql where name = 'taxonomy'`)
  if (last?.hash === taxonomy.version) return 'unchanged'
  const actors = [...taxonomy.actors]
  const locations = [...taxonomy.locations]
  const eventTypes = [...taxonomy.eventTypes]
  await sql.rows(
    upsertAll('actors', ['name', 'class', 'country', 'force', 'generic', 'active_from', 'active_to', 'parents']),
    [
      asJson(
        actors.map(({ activeFrom, activeTo, ...actor }) => ({
          ...actor,
          active_from: activeFrom,
          active_to: activeTo,
        })),
      ),
    ],
  )
  await sql.rows(
    upsertAll('locations', ['name', 'kind', 'parent', 'country', 'lat', 'lon', 'valid_from', 'valid_to']),
    [
      asJson(
        locations.map(({ validFrom, validTo, ...place }) => ({ ...place, valid_from: validFrom, valid_to: validTo })),
      ),
    ],
  )
  await sql.rows(upsertAll('event_types', ['label', 'acled', 'plover', 'gtd']), [asJson(eventTypes)])
  await sql.rows(
    `with used as (
       insert into taxonomy_versions (version, region, counts) values ($1, $2, $3)
       on conflict (version) do nothing
     )
     insert into applied_sql (name, hash) values ('taxonomy', $1)
     on conflict (name) do update set hash = excluded.hash, applied_at = now()`,
    [
      taxonomy.version,
      taxonomy.region,
      asJson({ actors: actors.length, locations: locations.length, eventTypes: eventTypes.length }),
    ],
  )
  return 'copied'
}

function upsertAll(table: string, columns: readonly string[]): string {
  const list = columns.join(', ')
  return `
    with named as (
      select * from jsonb_populate_recordset(null::${table}, $1::jsonb)
    ),
    gone as (
      update ${table} set retired = true where not retired and id not in (select id from named)
    )
    insert into ${table} (id, ${list})
    select id, ${list} from named order by id
    on conflict (id) do update set
      ${columns.map((column) => `${column} = excluded.${column}`).join(',\n      ')},
      retired = false`
}
