import type { IncidentLine } from '@wirewatch/store'
import { table } from './table.js'

/** The incidents, one a line: when, where, what, how many, who against whom, and how well reported. */
export function incidentTable(incidents: readonly IncidentLine[]): string {
  return table<IncidentLine>(
    [
      { head: 'id', of: (incident) => incident.publicId },
      { head: 'date', of: (incident) => whenOf(incident) },
      { head: 'place', of: (incident) => whereOf(incident), widest: 34 },
      { head: 'type', of: (incident) => incident.typeLabel, widest: 26 },
      { head: 'killed', of: (incident) => killedOf(incident), align: 'right' },
      { head: 'injured', of: (incident) => incident.injuredBest ?? incident.injuredHigh, align: 'right' },
      { head: 'who', of: (incident) => incident.initiators.join(', '), widest: 30 },
      { head: 'against', of: (incident) => incident.targets.join(', '), widest: 30 },
      { head: 'reports', of: (incident) => incident.articles, align: 'right' },
      { head: 'origins', of: (incident) => incident.origins, align: 'right' },
    ],
    incidents,
  )
}

/** A day, or as much of it as is known. */
export function whenOf({ dateStart, datePrecision }: IncidentLine): string | null {
  if (dateStart === null) return null
  if (datePrecision === 5) return dateStart.slice(0, 4)
  return datePrecision === 4 ? dateStart.slice(0, 7) : dateStart
}

export function whereOf({ place, admin1, country }: IncidentLine): string | null {
  const names = [place, admin1 === place ? null : admin1, country].filter((name) => name !== null)
  return names.length === 0 ? null : names.join(', ')
}

/** A figure that only a party to the fight gives is marked. */
export function killedOf({ killedBest, killedHigh, killedBasis }: IncidentLine): string | null {
  if (killedBest !== null) return String(killedBest)
  if (killedHigh === null) return null
  return killedBasis === 'party_claim' ? `${killedHigh}*` : String(killedHigh)
}

export const partyClaimNote = '* claimed by a party to the fight, and by nobody else'
