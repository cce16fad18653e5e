import type { IncidentFacts, Notice, NoticeKind, Toll } from '@wirewatch/model'

/** What stands behind an incident, for whoever is told of it. */
export interface Background {
  readonly reports: readonly BackgroundReport[]
  readonly figures: readonly BackgroundFigure[]
}

export interface BackgroundReport {
  readonly publicId: string
  readonly source: string
  readonly title: string | null
  readonly url: string | null
}

/** A figure that somebody gives; those that were superseded are not among them. */
export interface BackgroundFigure {
  readonly publicId: string
  readonly measure: 'killed' | 'injured'
  readonly speaker: string
}

/** One alert in the words in which every channel tells it. Nothing is escaped yet. */
export interface ToldAlert {
  readonly notice: Notice
  readonly title: string
  /** What happened, the tolls, what has changed, why it is told. */
  readonly lines: readonly string[]
  readonly sources: readonly BackgroundReport[]
  /** Where the incident can be read; null: nowhere. */
  readonly url: string | null
}

/** @param incidentUrl the address of an incident's page, with `{id}` for its public id; null: there is none */
export function toldAlert(notice: Notice, background: Background, incidentUrl: string | null): ToldAlert {
  const { facts, reason, changes, ruleTitle } = notice
  const place = facts === null ? '' : `: ${placeOf(facts)}`
  return {
    notice,
    title: `${prefixOf(notice)}${ruleTitle}${place}`,
    lines: [
      ...(facts === null ? [] : [sentence(facts.summary)]),
      ...(facts === null ? [] : tollLines(facts, background)),
      ...(changes.length === 0 ? [] : [`Changed since it was told: ${changes.join('; ')}.`]),
      ...(facts?.mergedInto == null ? [] : [`It is part of ${facts.mergedInto} now.`]),
      `Why: ${sentence(reason)}`,
    ],
    sources: facts === null ? [] : background.reports.filter(({ publicId }) => publicId === facts.publicId),
    url:
      facts === null || incidentUrl === null
        ? null
        : incidentUrl.replaceAll('{id}', encodeURIComponent(facts.publicId)),
  }
}

const prefixes: Readonly<Record<NoticeKind, string>> = {
  created: '',
  escalated: 'Update, ',
  corrected: 'Correction, ',
  retracted: 'Retracted, ',
  merged: 'Merged, ',
  repeated: 'Not yet acknowledged, ',
}

/** "Correction, critical: ". */
function prefixOf({ kind, level }: Notice): string {
  const words = `${prefixes[kind]}${level}: `
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const placeOf = ({ place }: IncidentFacts): string =>
  [...new Set([place.name, place.admin1, place.country])].filter((part) => part !== null).join(', ') || 'place unknown'

function tollLines(facts: IncidentFacts, { figures }: Background): string[] {
  const speakers = (measure: BackgroundFigure['measure']): string[] => [
    ...new Set(
      figures.flatMap((figure) =>
        figure.publicId === facts.publicId && figure.measure === measure ? figure.speaker : [],
      ),
    ),
  ]
  return [
    tollLine('Killed', facts.killed, speakers('killed')),
    tollLine('Injured', facts.injured, speakers('injured')),
  ].filter((line) => line !== null)
}

/** "Killed: 11 (8 to 14), according to police, hospital." Null where nobody states a figure. */
export function tollLine(what: string, { low, best, high, basis }: Toll, speakers: readonly string[]): string | null {
  const told = best ?? (basis === 'party_claim' ? high : null)
  if (told === null && high === null) return null
  const range = low !== null && high !== null && low !== high ? ` (${low} to ${high})` : ''
  const claim = basis === 'party_claim' ? ', as only a party to the fight claims' : ''
  const according = speakers.length === 0 ? '' : `, according to ${speakers.join(', ')}`
  return `${what}: ${told ?? high}${range}${claim}${according}.`
}

const sentence = (words: string): string => (/[.!?]$/.test(words) ? words : `${words}.`)
