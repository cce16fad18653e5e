import type { CodedEvent, IncidentReport } from '@wirewatch/model'
import { openAlerting } from '@wirewatch/runner'
import type { Desk } from '@wirewatch/runner/analyst/desk.js'
import type { SavedVersion } from '@wirewatch/store/articles/save-articles.js'
import type { Store } from '@wirewatch/store/postgres/connect.js'
import { loadTaxonomy } from '@wirewatch/taxonomy'
import { plainWorld } from '../../builders/a-report.js'
import { aSource, aStoredText, codeText, resolveTexts } from '../../builders/stored.js'

const taxonomy = loadTaxonomy({})
const alerting = openAlerting({ alertRulesDir: null, dataDir: null }, taxonomy)

/** An analyst at work on the tenth of March; each act a minute after the one before. */
export function aDesk(store: Store, analyst = 'amna'): Desk {
  let minute = 0
  return {
    store,
    taxonomy,
    world: plainWorld,
    alerting,
    followRules: () => {},
    analyst,
    now: () => new Date(Date.UTC(2026, 2, 10, 9, minute++)),
  }
}

/** Tells of something in an outlet of its own, and resolves it. Gives the report's key and the incident that holds it. */
export async function tell(
  store: Store,
  source: string,
  event: Partial<CodedEvent>,
  report: Partial<IncidentReport> = {},
): Promise<{ readonly text: SavedVersion; readonly report: string; readonly incident: string }> {
  const text = await aStoredText(store, { source: aSource({ id: source }) })
  const [coded] = await codeText(store, text, [event], report)
  await resolveTexts(store, [text.articleVersionId])
  return { text, report: coded!.id, incident: (await incidentOf(store, coded!.id))! }
}

/** The public id of the incident that holds a report. */
export async function incidentOf(store: Store, report: string): Promise<string | undefined> {
  const [row] = await store.rows<{ id: string }>(
    `select incidents.public_id as id
     from coded_events event
     join incident_reports on incident_reports.coded_event_id = event.id and incident_reports.detached_at is null
     join incidents on incidents.id = incident_reports.incident_id
     where event.report_key = $1`,
    [report],
  )
  return row?.id
}

/** Everything that the reporting views show, row by row. */
export async function allThatAnalystsSee(store: Store): Promise<Record<string, readonly string[]>> {
  const views = await store.rows<{ name: string }>(
    `select viewname as name from pg_views where schemaname = 'reporting' order by name`,
  )
  const seen: Record<string, readonly string[]> = {}
  for (const { name } of views) {
    const rows = await store.rows<{ row: string }>(`select shown::text as row from reporting.${name} shown order by 1`)
    seen[name] = rows.map(({ row }) => row)
  }
  const asOf = await store.rows<{ row: string }>(
    `select shown::text as row from reporting.as_of('infinity') shown order by 1`,
  )
  return { ...seen, as_of: asOf.map(({ row }) => row) }
}
