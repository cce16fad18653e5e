import type { CodedEvent } from '@wirewatch/model'
import type { Finding } from './compare-reports.js'

/** Equal tolls speak for one incident, the more the larger; a toll may rise from report to report, but not tenfold without a word. */
export function compareFigures(a: CodedEvent, b: CodedEvent): Finding {
  const parts = [
    compareToll(a.killed, b.killed, 'killed'),
    compareToll(a.injured, b.injured, 'injured'),
    compareToll(a.arrested, b.arrested, 'arrested'),
    compareToll(a.abducted, b.abducted, 'abducted'),
    compareVictims(a, b),
  ].filter((part) => part !== null)
  return {
    support: parts.reduce((sum, part) => sum + part.support, 0),
    reason: parts.map((part) => part.reason).join('; ') || 'no figures to compare',
  }
}

interface Part {
  readonly support: number
  readonly reason: string
}

function compareToll(a: number | null, b: number | null, measure: string): Part | null {
  if (a === null || b === null) return null
  if (a === b)
    return { support: a === 0 ? 0.1 : Math.min(1.5, 0.5 + 0.3 * Math.log2(a)), reason: `${a} ${measure} in both` }
  const [low, high] = a < b ? [a, b] : [b, a]
  if (high - low <= 2 || high <= 2 * low) return { support: -0.1, reason: `${low} and ${high} ${measure}` }
  if (high - low >= 5 && high > 4 * low) return { support: -1.2, reason: `${low} against ${high} ${measure}` }
  return { support: -0.5, reason: `${low} against ${high} ${measure}` }
}

/** Only soldiers dead in one report and only civilians in the other: hardly the same dead. */
function compareVictims(a: CodedEvent, b: CodedEvent): Part | null {
  const groupsA = deadGroups(a)
  const groupsB = deadGroups(b)
  if (groupsA.length === 0 || groupsB.length === 0) return null
  if (groupsA.some((group) => groupsB.includes(group))) return { support: 0.3, reason: 'the dead are of one group' }
  return { support: -1.2, reason: `dead ${groupsA.join(' and ')} against ${groupsB.join(' and ')}` }
}

function deadGroups(event: CodedEvent): string[] {
  return Object.entries(event.killedBy)
    .filter(([, count]) => count !== null && count > 0)
    .map(([group]) => group)
}
