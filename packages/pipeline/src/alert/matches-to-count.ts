import type { IncidentFacts, RuleMatch } from '@wirewatch/model'
import type { CompiledRules } from './compile-rules.js'
import { isOver } from './is-over.js'
import { meets } from './meets-rule.js'
import type { SeenIncident } from './see-incident.js'

/** The rules that others count which the incident meets. One that is over is counted no more; one without a day never is. */
export function matchesToCount(seen: SeenIncident, incidentId: number, rules: CompiledRules): readonly RuleMatch[] {
  const moment = latestMoment(seen.facts)
  if (moment === null || isOver(seen.facts)) return []
  return rules.counted
    .filter((rule) => meets(rule, seen))
    .map(({ rule }) => ({ ruleId: rule.id, incidentId, moment, keys: keysOf(seen) }))
}

const dayMs = 86_400_000

/**
 * The latest moment at which it can have happened: when it was first reported, or the end of its last day, whichever came first. So what
 * a backfill brings is counted in its own time. Null where only its week, month or year is known.
 */
function latestMoment({ dateEnd, datePrecision, openedAt }: IncidentFacts): string | null {
  if (dateEnd === null || datePrecision === null || datePrecision > 2) return null
  const endOfDay = new Date(Date.parse(dateEnd) + dayMs).toISOString()
  return endOfDay < openedAt ? endOfDay : openedAt
}

function keysOf({ facts, admin1, admin2, actors }: SeenIncident): RuleMatch['keys'] {
  const initiators = actors.flatMap((actor) => (actor.role === 'initiator' && !actor.isGeneric ? (actor.id ?? []) : []))
  return {
    all: ['all'],
    type: [facts.type],
    ...(facts.place.country === null ? {} : { country: [facts.place.country] }),
    ...(admin1 === null ? {} : { admin1: [admin1] }),
    ...(admin2 === null ? {} : { admin2: [admin2] }),
    ...(facts.place.id === null ? {} : { location: [facts.place.id] }),
    ...(initiators.length === 0 ? {} : { initiator: initiators }),
  }
}
