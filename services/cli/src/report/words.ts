import type { ToldChange, ToldIncident } from '@wirewatch/store'
import type { Comparison, Report } from './compose-report.js'
import { inWords } from './period.js'

/** What both forms of a report say in the same words. */

export const titleOf = ({ period, area }: Report): string =>
  `${area ?? 'All areas'}: ${period.kind === 'weekly' ? 'week' : 'month'} of ${period.name}`

/** "+3", "−2", "±0". */
export function difference({ now, before }: Comparison): string {
  if (now === before) return '±0'
  return now > before ? `+${now - before}` : `−${before - now}`
}

/** "11 killed (8 to 14), 20 injured": never a number that nobody states. */
export function tollOf({ killedLow, killedBest, killedHigh, killedClaimed, injuredBest }: ToldIncident): string {
  const range =
    killedLow !== null && killedHigh !== null && killedLow !== killedHigh ? ` (${killedLow} to ${killedHigh})` : ''
  const killed =
    killedBest !== null
      ? `${killedBest} killed${range}`
      : killedClaimed !== null
        ? `${killedClaimed} killed, as one side claims`
        : null
  const injured = injuredBest === null ? null : `${injuredBest} injured`
  return [killed, injured].filter((part) => part !== null).join(', ') || 'no toll stated'
}

export const placeOf = ({ location, admin1, country }: ToldIncident): string =>
  [...new Set([location, admin1, country])].filter(Boolean).join(', ') || 'place unknown'

export const originsOf = ({ origins }: ToldIncident): string => `${origins} ${origins === 1 ? 'origin' : 'origins'}`

export function methodOf({ period, before, offTheMap }: Report, madeAt: string, versions: string): string[] {
  return [
    `Counted are incidents that began from ${inWords(period.first)} to ${inWords(period.last)}, compared with ${inWords(before.first)} to ${inWords(before.last)}; what is only recalled, and what cannot be dated to the ${period.kind === 'weekly' ? 'week' : 'month'}, is left out.`,
    'Best figures are the best-ranked, latest, independently repeated ones. Incidents for which no figure is stated add nothing; a count that a fighting side gives of its enemy is never a best figure.',
    `An origin is a publisher family or agency with the speaker it quotes: five papers with one press release are one. ${offTheMap === 0 ? '' : `${offTheMap} ${offTheMap === 1 ? 'incident has' : 'incidents have'} no coordinates and ${offTheMap === 1 ? 'is' : 'are'} not on the map.`}`.trim(),
    `Made ${madeAt} with ${versions}. Outlines: Natural Earth, public domain; they take no side in any dispute. Places in part from GeoNames and UCDP GED, CC BY 4.0.`,
  ]
}

/** "killed 7 → 9, place Wana → Angoor Adda"; what is not known is said to be. */
export function changeOf({ changed }: ToldChange): string {
  return Object.entries(changedNames)
    .flatMap(([column, name]) => {
      const step = changed[column]
      return step === undefined ? [] : [`${name} ${known(step[0])} → ${known(step[1])}`]
    })
    .join(', ')
}

const changedNames: Readonly<Record<string, string>> = {
  status: 'status',
  date_start: 'date',
  type: 'type',
  location_name: 'place',
  killed_best: 'killed',
  injured_best: 'injured',
}

const known = (value: unknown): string => (value === null ? 'unknown' : String(value))
