import type { RoundProgress } from '@wirewatch/runner'
import type { IncidentLine } from '@wirewatch/store'
import { incidentTable, partyClaimNote } from './incident-table.js'

/** What one round over the feeds came to: the incidents, or why there are none. */
export function roundReport(incidents: readonly IncidentLine[], round: RoundProgress, isSample: boolean): string {
  const current = incidents.filter((incident) => !incident.isRetrospective)
  return [
    current.length === 0 ? 'No incidents.' : incidentsOf(current, incidents.length - current.length),
    failuresOf(round, isSample),
  ]
    .filter((part) => part !== null)
    .join('\n')
}

function incidentsOf(current: readonly IncidentLine[], recalled: number): string {
  const isClaimed = current.some(({ killedBasis, killedBest }) => killedBasis === 'party_claim' && killedBest === null)
  const older = recalled === 0 ? '' : `, and ${recalled} older ones that articles recall`
  return [
    incidentTable(current),
    '',
    ...(isClaimed ? [partyClaimNote] : []),
    `${current.length} incidents${older}`,
  ].join('\n')
}

function failuresOf({ feeds, feedsFailed }: RoundProgress, isSample: boolean): string | null {
  if (feedsFailed === 0) return null
  const which = feedsFailed === feeds ? `None of the ${feeds} feeds` : `${feedsFailed} of the ${feeds} feeds`
  const verb = feedsFailed === feeds ? 'could be read' : 'could not be read'
  return `${which} ${verb}; "npx wirewatch status${isSample ? ' --sample' : ''}" says why.`
}
