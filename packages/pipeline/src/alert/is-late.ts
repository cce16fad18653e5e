import type { IncidentFacts } from '@wirewatch/model'

const dayMs = 86_400_000

/**
 * Whether an incident is found too late to be breaking news. It can have happened until the end of its last day, anywhere on earth; one
 * without a day is not taken for news of today.
 */
export function isLate({ dateEnd }: IncidentFacts, maxAgeMs: number | null, now: Date): boolean {
  if (maxAgeMs === null) return false
  if (dateEnd === null) return true
  return now.getTime() - (Date.parse(dateEnd) + dayMs) > maxAgeMs
}
