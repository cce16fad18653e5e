import type { IncidentReport } from '@wirewatch/model'

/** The publisher's family: a report's origin begins with it, and the speakers of its figures follow. */
export function familyOf(report: IncidentReport): string {
  return report.origin.split(' ')[0]!
}
