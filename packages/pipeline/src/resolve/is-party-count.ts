import type { CasualtyMeasure, IncidentReport } from '@wirewatch/model'

type TolledMeasure = Extract<CasualtyMeasure, 'killed' | 'injured' | 'arrested' | 'abducted'>

/**
 * Whether a report's figure is the count of a side in the fight: one that a belligerent gives for its enemy, a sum that such a count is
 * part of, or what only a group's own claim says.
 */
export function isPartyCount({ role, event }: IncidentReport, measure: TolledMeasure): boolean {
  const stated = event.casualties.filter((casualty) => casualty.measure === measure)
  const totals = stated.filter((casualty) => casualty.min === event[measure])
  const total = totals.find((casualty) => !casualty.partyClaim) ?? totals[0]
  if (total !== undefined) return total.partyClaim || (role === 'claim' && total.speaker === null)
  return role === 'claim' || stated.some((casualty) => casualty.partyClaim)
}
