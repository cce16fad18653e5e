import { incidentNamed } from '@wirewatch/runner'
import { type Dossier, type IncidentFilter, type IncidentLine, incidentDossier, listIncidents } from '@wirewatch/store'
import { withStore } from '../database.js'
import { type FilterOptions, readFilter } from '../read-filter.js'
import { dossierForReading } from '../show/dossier.js'
import { incidentTable, partyClaimNote } from '../show/incident-table.js'
import { sentenceAt } from '../show/sentence-at.js'

export interface ListOptions extends FilterOptions {
  readonly limit: number
  readonly sample?: boolean
  readonly json?: boolean
}

/** Prints the incidents that the options leave, the latest first. Throws a failure for a word that is not known. */
export async function list(options: ListOptions): Promise<void> {
  const filter = readFilter(options)
  // One more than is shown tells that there are more.
  const found = await withStore(options, (store) => listIncidents(store, { ...filter, limit: options.limit + 1 }))
  const shown = found.slice(0, options.limit)
  if (options.json) return console.log(JSON.stringify(shown, null, 2))
  if (shown.length === 0) return console.log(noneFound(filter))
  console.log(incidentTable(shown))
  for (const note of notesOn(shown, found.length)) console.log(note)
}

/** Prints one incident with all that stands behind it. Throws a refusal where there is none of that id. */
export async function show(
  publicId: string,
  options: { readonly sample?: boolean; readonly json?: boolean },
): Promise<void> {
  await withStore(options, async (store) => {
    const found = await incidentNamed(store, publicId)
    const dossier = await incidentDossier(store, found.id)
    if (options.json)
      return console.log(JSON.stringify({ redirectedFrom: found.redirectedFrom, ...quoting(dossier) }, null, 2))
    console.log(dossierForReading(dossier, found.redirectedFrom))
  })
}

/** Sentences may be passed on, whole texts not. */
function quoting(dossier: Dossier): object {
  const reports = dossier.reports.map(({ text, figures, ...report }) => ({
    ...report,
    figures: figures.map((figure) => ({ ...figure, sentence: sentenceAt(text, figure) })),
  }))
  return { ...dossier, reports }
}

function noneFound(filter: IncidentFilter): string {
  return Object.keys(filter).length === 0 ? 'No incidents yet.' : 'No incident fits. Leave out an option to see more.'
}

function notesOn(shown: readonly IncidentLine[], found: number): string[] {
  const hasClaims = shown.some(({ killedBest, killedBasis }) => killedBest === null && killedBasis === 'party_claim')
  return [
    ...(hasClaims ? [partyClaimNote] : []),
    ...(found > shown.length ? [`The latest ${shown.length}; --limit shows more.`] : []),
  ]
}
