import type { FigureCondition, IncidentFacts, RangeCondition, Toll } from '@wirewatch/model'
import type { Check } from './check.js'
import type { Truth } from './truth.js'

/** A toll: the figure that is asked for, of everybody or of one group. Not stated is unknown, never 0. */
export function checkToll(name: 'killed' | 'injured', asked: FigureCondition): Check {
  const figure = (facts: IncidentFacts): number | null => tollFigure(name, asked, facts)
  const what = asked.group === 'total' ? asked.figure : asked.group
  return {
    name,
    holds: ({ facts }) => isWithin(asked, figure(facts)),
    words: ({ facts }) => `${figure(facts) ?? 'not stated'} (${what}); asked: ${rangeInWords(asked)}`,
  }
}

function tollFigure(name: 'killed' | 'injured', asked: FigureCondition, facts: IncidentFacts): number | null {
  if (asked.group !== 'total') return name === 'killed' ? facts.killedBy[asked.group] : null
  const toll = facts[name]
  if (asked.figure === 'claimed') return claimed(toll)
  return asked.figure === 'best_or_claimed' ? bestOrClaimed(toll) : toll[asked.figure]
}

/** The best figure; where only a party to the fight gives one, that. */
export const bestOrClaimed = (toll: Toll): number | null => toll.best ?? claimed(toll)

const claimed = (toll: Toll): number | null => (toll.basis === 'party_claim' ? toll.high : null)

type Counted = 'arrested' | 'abducted' | 'origins'

export function checkCount(name: Counted, asked: RangeCondition): Check {
  const count = (facts: IncidentFacts): number | null => (name === 'origins' ? facts.originCount : facts[name])
  return {
    name,
    holds: ({ facts }) => isWithin(asked, count(facts)),
    words: ({ facts }) => `${count(facts) ?? 'not stated'}; asked: ${rangeInWords(asked)}`,
  }
}

export function isWithin({ atLeast, atMost }: RangeCondition, value: number | null): Truth {
  if (atLeast === null && atMost === null) return true
  if (value === null) return null
  return (atLeast === null || value >= atLeast) && (atMost === null || value <= atMost)
}

export function rangeInWords({ atLeast, atMost }: RangeCondition): string {
  if (atLeast !== null && atMost !== null) return `${atLeast} to ${atMost}`
  if (atLeast !== null) return `at least ${atLeast}`
  return atMost === null ? 'any' : `at most ${atMost}`
}
