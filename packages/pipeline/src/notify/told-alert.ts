import type { IncidentBackground, IncidentFacts, Notice, ToldAlert, ToldToll, Toll } from '@wirewatch/model'
import { webAddress } from '@wirewatch/taxonomy'
import type { Fill } from './open-messages.js'

/**
 * What templates are given of one alert. Its title and its lines are templates of their own, so that every channel says the same.
 * @param incidentUrl the address of an incident's page, with `{id}` for its public id; null: there is none
 */
export function toldAlert(
  notice: Notice,
  background: IncidentBackground,
  incidentUrl: string | null,
  fill: Fill,
): ToldAlert {
  const { facts } = notice
  const told: ToldAlert = {
    id: notice.alertId,
    kind: notice.kind,
    level: notice.level,
    rule: { id: notice.ruleId, title: notice.ruleTitle, status: notice.ruleStatus },
    title: '',
    lines: [],
    reason: notice.reason,
    changes: notice.changes,
    revision: notice.revision,
    place: facts === null ? null : placeOf(facts),
    killed: facts === null ? null : tollOf('killed', facts, background),
    injured: facts === null ? null : tollOf('injured', facts, background),
    sources: facts === null ? [] : sourcesOf(facts, background),
    url: facts === null ? null : webAddress(incidentUrl?.replaceAll('{id}', encodeURIComponent(facts.publicId))),
    incident: facts,
    before: notice.before,
  }
  const linesGiven = fill('lines', { alert: told }).split('\n')
  return { ...told, title: oneLine(fill('title', { alert: told })), lines: linesGiven.map(oneLine).filter(Boolean) }
}

/** A line break in a subject would begin another header. */
export const oneLine = (words: string): string => words.replace(/\s+/g, ' ').trim()

const placeOf = ({ place }: IncidentFacts): string | null =>
  [...new Set([place.name, place.admin1, place.country])].filter((part) => part !== null).join(', ') || null

/** Null where nobody states a figure. */
function tollOf(measure: 'killed' | 'injured', facts: IncidentFacts, { figures }: IncidentBackground): ToldToll | null {
  const { low, best, high, basis }: Toll = facts[measure]
  const told = best ?? high
  if (told === null) return null
  const speakers = figures.filter((figure) => figure.publicId === facts.publicId && figure.measure === measure)
  return {
    told,
    low,
    high,
    isRange: low !== null && high !== null && low !== high,
    isClaim: basis === 'party_claim',
    speakers: [...new Set(speakers.map(({ speaker }) => speaker))],
  }
}

const sourcesOf = (facts: IncidentFacts, { reports }: IncidentBackground) =>
  reports
    .filter(({ publicId }) => publicId === facts.publicId)
    .map(({ source, title, url }) => ({ name: source, headline: title, url: webAddress(url) }))
