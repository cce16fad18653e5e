import type { BackgroundReport } from '@wirewatch/model'
import type { AnswerRow, AnswerStream, Reader } from './read-as-analyst.js'

/** Which rows of which view of `reporting`. */
export interface ViewQuestion {
  readonly view: string
  /** A condition in SQL as the analyst writes it; it runs with the analyst's rights, and may call nothing that does more than look. */
  readonly where: string | null
  /** As they stood then, as Postgres reads a time; only of what `asOfFunctions` names. */
  readonly asOf: string | null
}

/** The rows of a view, in an order that stays the same. Throws what is wrong with the condition. */
export async function askView(reader: Reader, { view, where, asOf }: ViewQuestion): Promise<AnswerStream> {
  if (where !== null) await refuseEffects(reader, where)
  const condition = where === null ? '' : `where ${where}\n`
  const order = orders[view] ?? '1'
  const from = asOf === null ? view : `${asOfFunctions[view]}($1)`
  return reader.ask(`select * from ${from}\n${condition}order by ${order}`, asOf === null ? [] : [asOf])
}

/**
 * An owner who reads as the analyst could leave that role within a condition, by `set_config` or by a function that runs SQL from a
 * text. Postgres calls all functions that act volatile; and none is called without its name, which only `U&"…"` could hide.
 */
async function refuseEffects(reader: Reader, condition: string): Promise<void> {
  if (/u&"/i.test(condition)) throw new Error('a condition writes names as they are, without U&"…"')
  const [named] = await all<{ name: string }>(
    reader,
    `select proname as name
     from pg_catalog.pg_proc
     where provolatile = 'v'
       and has_schema_privilege(pronamespace, 'usage')
       and pronamespace <> 'reporting'::regnamespace
       and strpos($1, lower(proname collate "C")) > 0
     order by length(proname) desc
     limit 1`,
    [condition.toLowerCase()],
  )
  if (named !== undefined) throw new Error(`a condition only looks; ${named.name}, which it names, may do more`)
}

/** The views that can be asked as they stood at a moment, each with the function that answers. */
export const asOfFunctions: Readonly<Record<string, string>> = {
  incidents: 'as_of',
  incident_actors: 'incident_actors_as_of',
  acled_shape: 'acled_shape_as_of',
  ucdp_shape: 'ucdp_shape_as_of',
}

const orders: Readonly<Record<string, string>> = {
  incidents: 'date_start nulls last, public_id',
  acled_shape: 'event_date, event_id_cnty',
  incident_actors: 'public_id, role, ordinal',
}

/** The views that can be asked, by name. */
export const viewNames = (reader: Reader): Promise<string[]> =>
  texts(reader, `select distinct object as value from dictionary where kind <> 'function' order by 1`)

/** What each column of a view means, by its name. */
export async function columnMeanings(reader: Reader, view: string): Promise<ReadonlyMap<string, string>> {
  const rows = await all<{ name: string; meaning: string }>(
    reader,
    'select column_name as name, column_comment as meaning from dictionary where object = $1 and column_name is not null',
    [view],
  )
  return new Map(rows.map(({ name, meaning }) => [name, meaning]))
}

/** One column of a view, or a function. */
export interface DictionaryLine {
  readonly object: string
  readonly kind: 'view' | 'materialised view' | 'function'
  readonly meaning: string | null
  readonly column: string | null
  /** Of the column, or what a function returns. */
  readonly type: string
  readonly columnMeaning: string | null
}

/** Everything that analysts can read, by name, columns in their order. */
export const dictionary = (reader: Reader): Promise<DictionaryLine[]> =>
  all(
    reader,
    `select object, kind, object_comment as meaning, column_name as "column", data_type as type, column_comment as "columnMeaning"
     from dictionary
     order by object, position`,
  )

export interface CodingVersions {
  /** Newest first. */
  readonly taxonomy: readonly string[]
  readonly coder: readonly string[]
}

/** With which taxonomies and coders the incidents were made. */
export async function codingVersions(reader: Reader): Promise<CodingVersions> {
  const versions = (column: string): Promise<string[]> =>
    texts(reader, `select ${column} as value from incidents group by 1 order by max(revised_at) desc`)
  return { taxonomy: await versions('taxonomy_version'), coder: await versions('coder_version') }
}

/** An incident as a report tells it: columns of `reporting.incidents`. */
export interface ToldIncident {
  readonly publicId: string
  readonly dateStart: string
  readonly family: string
  readonly typeLabel: string
  readonly country: string | null
  readonly admin1: string | null
  readonly admin2: string | null
  readonly location: string | null
  readonly locationId: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly initiators: string | null
  readonly killedLow: number | null
  readonly killedBest: number | null
  readonly killedHigh: number | null
  readonly killedClaimed: number | null
  readonly injuredBest: number | null
  readonly summary: string | null
  readonly sources: number
  readonly origins: number
}

/**
 * The incidents that began on these days, oldest first; what is only recalled and what was dated less precisely is left out.
 * @param asOf as they stood then; null: as they stand
 */
export function incidentsBetween(
  reader: Reader,
  days: { readonly first: string; readonly last: string; readonly coarsestPrecision: number },
  asOf: string | null,
): Promise<ToldIncident[]> {
  return all(
    reader,
    `select
       public_id as "publicId",
       date_start as "dateStart",
       family,
       type_label as "typeLabel",
       country,
       admin1,
       admin2,
       location,
       location_id as "locationId",
       lat,
       lon,
       initiators,
       killed_low as "killedLow",
       killed_best as "killedBest",
       killed_high as "killedHigh",
       killed_claimed as "killedClaimed",
       injured_best as "injuredBest",
       summary,
       n_sources as sources,
       n_origins as origins
     from ${asOf === null ? 'incidents' : 'as_of($4, $1, $2)'}
     where date_start between $1 and $2 and date_precision <= $3 and not retrospective
     order by date_start, public_id`,
    [days.first, days.last, days.coarsestPrecision, ...(asOf === null ? [] : [asOf])],
  )
}

/**
 * Who reports these incidents, the first to do so first.
 * @param asOf who had reported them then; null: who reports them now
 */
export function sourcesOf(
  reader: Reader,
  publicIds: readonly string[],
  asOf: string | null,
): Promise<BackgroundReport[]> {
  return all(
    reader,
    `select public_id as "publicId", source, title, url
     from ${asOf === null ? 'incident_reports' : 'sources_as_of($2)'}
     where public_id = any($1)
     order by public_id, published_at, report_id`,
    [publicIds, ...(asOf === null ? [] : [asOf])],
  )
}

/** What became of an incident that was known before: column to first and last value, for columns that readers go by. */
export interface ToldChange {
  readonly publicId: string
  readonly status: string | null
  readonly locationId: string | null
  readonly summary: string | null
  readonly changed: Readonly<Record<string, readonly [before: unknown, after: unknown]>>
}

/**
 * Incidents that were opened before a moment and told otherwise after it, until another: tolls, places, dates, types, and those that were
 * taken out.
 * @param asOf what was known of that then, and as the incidents stood then; null: now
 */
export function changesOfEarlier(
  reader: Reader,
  times: { readonly from: string; readonly until: string },
  asOf: string | null,
): Promise<ToldChange[]> {
  return all(
    reader,
    `with steps as (
       select
         changes.public_id,
         field.key,
         (array_agg(field.value -> 0 order by changes.revision))[1] as before,
         (array_agg(field.value -> 1 order by changes.revision desc))[1] as after
       from changes_since($1) changes
       cross join lateral jsonb_each(changes.diff) field
       where changes.at < $2 and changes.at <= ${asOf === null ? 'now()' : '$3::timestamptz'}
         and field.key in ('status', 'date_start', 'type', 'location_name', 'killed_best', 'injured_best')
       group by changes.public_id, field.key
     )
     select
       steps.public_id as "publicId",
       coalesce(incidents.status, removed.status) as status,
       coalesce(incidents.location_id, removed.location_id) as "locationId",
       coalesce(incidents.summary, removed.summary) as summary,
       jsonb_object_agg(steps.key, jsonb_build_array(steps.before, steps.after)) as changed
     from steps
     left join ${asOf === null ? 'incidents' : 'as_of($3) incidents'} using (public_id)
     left join removed_incidents removed using (public_id)
     where steps.before is distinct from steps.after and coalesce(incidents.opened_at, removed.opened_at) < $1
     group by 1, 2, 3, 4
     order by 1`,
    [times.from, times.until, ...(asOf === null ? [] : [asOf])],
  )
}

async function all<Row>(reader: Reader, question: string, values: readonly unknown[] = []): Promise<Row[]> {
  const found: AnswerRow[] = []
  for await (const row of (await reader.ask(question, values)).rows) found.push(row)
  return found as Row[]
}

async function texts(reader: Reader, question: string): Promise<string[]> {
  return (await all<{ value: string }>(reader, question)).map(({ value }) => value)
}
