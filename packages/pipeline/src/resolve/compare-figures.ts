import type { CasualtyMeasure, CodedEvent, IncidentReport } from '@wirewatch/model'
import type { Finding } from './finding.js'
import { isFight } from './is-fight.js'
import { isPartyCount } from './is-party-count.js'
import { weights } from './weights.js'

const { figures } = weights

/**
 * Equal tolls speak for one incident, the more the larger. A toll may rise from report to report, but not tenfold without a word, and it
 * seldom falls; what a party to the fight counts is no measure of anything.
 */
export function compareFigures(a: IncidentReport, b: IncidentReport): Finding {
  const [older, newer] = a.saidAt <= b.saidAt ? [a, b] : [b, a]
  const parts = [
    compareToll(older, newer, 'killed'),
    compareToll(older, newer, 'injured'),
    compareToll(older, newer, 'arrested'),
    compareToll(older, newer, 'abducted'),
    compareVictims(a.event, b.event),
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

type Measure = Extract<CasualtyMeasure, 'killed' | 'injured' | 'arrested' | 'abducted'>

function compareToll(older: IncidentReport, newer: IncidentReport, measure: Measure): Part | null {
  const [before, after] = [older.event[measure], newer.event[measure]]
  if (before === null || after === null) return null
  if (before === after) return { support: worthOfEqual(before), reason: `${before} ${measure} in both` }
  if (isPartyCount(older, measure) || isPartyCount(newer, measure))
    return { support: 0, reason: `${before} and ${after} ${measure}, by a party's count` }
  const [low, high] = before < after ? [before, after] : [after, before]
  const weight = measure === 'injured' ? figures.wounded : 1
  const isRise = before < after
  if (high - low <= 2 || high <= (isRise ? 4 : 2) * low) {
    const many = measure === 'killed' && high <= 2 * low ? worthOfMany(low) : 0
    return {
      support: many + weight * (isRise ? figures.rising : figures.close),
      reason: `${low} and ${high} ${measure}`,
    }
  }
  const support = high - low >= 5 && high > 4 * low ? figures.farApart : figures.apart
  return { support: weight * support, reason: `${low} against ${high} ${measure}` }
}

function worthOfEqual(figure: number): number {
  if (figure === 0) return figures.zero
  return Math.min(figures.equalAtMost, figures.equalOne + figures.equalDoubling * Math.log2(figure))
}

/** The more dead there are, the less likely are two such happenings on one day. */
const worthOfMany = (least: number): number =>
  least <= 3 ? 0 : Math.min(figures.manyAtMost, figures.manyDoubling * Math.log2(least / 3))

/**
 * Only soldiers dead in one report and only civilians in the other: hardly the same dead. In a fight both sides lose men, and a report may
 * tell of one side's alone.
 */
function compareVictims(a: CodedEvent, b: CodedEvent): Part | null {
  const groupsA = deadGroups(a)
  const groupsB = deadGroups(b)
  if (groupsA.length === 0 || groupsB.length === 0) return null
  if (groupsA.some((group) => groupsB.includes(group)))
    return { support: figures.sameGroup, reason: 'the dead are of one group' }
  const areOfAFight = isFight(a) && isFight(b) && !groupsA.concat(groupsB).includes('civilian')
  if (areOfAFight) return null
  return { support: figures.otherGroup, reason: `dead ${groupsA.join(' and ')} against ${groupsB.join(' and ')}` }
}

function deadGroups(event: CodedEvent): string[] {
  return Object.entries(event.killedBy)
    .filter(([, count]) => count !== null && count > 0)
    .map(([group]) => group)
}
