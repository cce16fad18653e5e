import type { IncidentReport, SearchBlock } from '@wirewatch/model'
import { type Days, eventDays } from './event-days.js'

const dayMs = 86_400_000

/** The block of a report: its province and its days, one day wider on either side; without a date, the week before it was said. */
export function blockOf(report: IncidentReport): SearchBlock {
  const { location } = report.event
  const days = eventDays(report.event) ?? weekBefore(report.saidAt)
  return {
    country: location?.country ?? null,
    admin1: location?.admin1 ?? null,
    days: { first: days.first - 1, last: days.last + 1 },
  }
}

function weekBefore(saidAt: string): Days {
  const day = Math.floor(Date.parse(saidAt) / dayMs)
  return { first: day - 7, last: day }
}

/** Whether a report lies in a block; a place that is not known may lie anywhere. */
export function isInBlock(other: SearchBlock, block: SearchBlock): boolean {
  if (other.days.first > block.days.last || other.days.last < block.days.first) return false
  if (other.country !== null && block.country !== null && other.country !== block.country) return false
  return other.admin1 === null || block.admin1 === null || other.admin1 === block.admin1
}
