import type { Silence, SilenceMatcher } from '@wirewatch/model'
import type { AlertLine } from '@wirewatch/store'
import { table } from './table.js'
import { ago } from './units.js'

/** The alerts, one a line. */
export function alertTable(alerts: readonly AlertLine[], now: Date): string {
  return table<AlertLine>(
    [
      { head: 'no', of: ({ id }) => id, align: 'right' },
      { head: 'level', of: ({ level }) => level },
      { head: 'state', of: stateInWords },
      { head: 'fired', of: ({ firedAt }) => ago(firedAt, now) },
      { head: 'rule', of: ({ ruleId }) => ruleId },
      { head: 'incident', of: ({ publicId, groupKey }) => publicId ?? groupKey },
      { head: 'told to', of: toldInWords, widest: 30 },
      { head: 'what', of: ({ summary, reason }) => summary ?? reason, widest: 90 },
    ],
    alerts,
  )
}

const stateInWords = ({ state, acknowledgedBy }: AlertLine): string =>
  acknowledgedBy === null ? state : `${state} by ${acknowledgedBy}`

const toldInWords = ({ toldTo, toTell }: AlertLine): string =>
  [...toldTo, ...toTell.map((receiver) => `${receiver} (waits)`)].join(', ')

/** The silences, one a line. */
export function silenceTable(silences: readonly Silence[]): string {
  return table<Silence>(
    [
      { head: 'no', of: ({ id }) => id, align: 'right' },
      { head: 'until (UTC)', of: ({ endsAt }) => endsAt.slice(0, 16).replace('T', ' ') },
      { head: 'silences', of: ({ matcher }) => matcherInWords(matcher), widest: 70 },
      { head: 'by', of: ({ madeBy }) => madeBy },
      { head: 'why', of: ({ why }) => why },
    ],
    silences,
  )
}

function matcherInWords({ rules, levels, places, actors, incidents }: SilenceMatcher): string {
  const parts = { rule: rules, level: levels, place: places, actor: actors, incident: incidents }
  const asked = Object.entries(parts).flatMap(([name, ids]) => (ids === null ? [] : [`${name} ${ids.join(' or ')}`]))
  return asked.join(', ') || 'everything'
}
