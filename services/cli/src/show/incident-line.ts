import type { IncidentLine } from '@wirewatch/store'
import { killedOf, whenOf, whereOf } from './incident-table.js'
import { printable } from './table.js'

/** An incident as it comes in: when, where, what, how many, who against whom; what is not known is left out. */
export function incidentLine(incident: IncidentLine): string {
  const parts = [
    incident.publicId,
    whenOf(incident) ?? 'day unknown',
    whereOf(incident) ?? 'place unknown',
    incident.typeLabel,
    tollOf(incident),
    sidesOf(incident),
  ]
  return parts.flatMap((part) => (part === null ? [] : printable(part))).join('  ')
}

function tollOf(incident: IncidentLine): string | null {
  const killed = killedOf(incident)
  const injured = incident.injuredBest ?? incident.injuredHigh
  const said = [killed === null ? null : `${killed} killed`, injured === null ? null : `${injured} injured`]
  return said.filter((part) => part !== null).join(', ') || null
}

function sidesOf({ initiators, targets }: IncidentLine): string | null {
  if (initiators.length === 0 && targets.length === 0) return null
  if (targets.length === 0) return `by ${initiators.join(', ')}`
  return `${initiators.join(', ') || 'unknown'} against ${targets.join(', ')}`
}
