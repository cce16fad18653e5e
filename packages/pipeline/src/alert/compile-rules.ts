import type { AlertRule, IncidentActor, IncidentCondition, IncidentFacts, RuleWatch } from '@wirewatch/model'
import { isUnder, type Taxonomy } from '@wirewatch/taxonomy'
import type { Check, Names } from './check.js'
import { checkActor } from './check-actor.js'
import { checkCount, checkToll } from './check-figure.js'
import { checkIsNews, checkSources, checkStatus, checkTags, checkText, checkType } from './check-others.js'
import { checkPlace } from './check-place.js'
import type { CompiledRule } from './compiled-rule.js'
import { indexRules } from './rule-index.js'
import { incidentSeer, type SeenIncident } from './see-incident.js'

/** All rules that can fire or are counted, found by what an incident has. */
export interface CompiledRules {
  readonly see: (facts: IncidentFacts) => SeenIncident
  /** Rules that count, or that watch for silence. */
  readonly counting: readonly AlertRule[]
  /** Those on incidents that others count. */
  readonly counted: readonly CompiledRule[]
  /** Rules on incidents by id, also those that only serve others which count. */
  readonly byId: ReadonlyMap<string, CompiledRule>
  /** Rules that this incident may meet: every one that it does meet is among them. */
  readonly candidatesFor: (seen: SeenIncident) => readonly CompiledRule[]
  readonly names: Names
  /** Whether an actor is somebody in particular, and not “gunmen”. */
  readonly isNamed: (actor: IncidentActor) => boolean
}

/** Deprecated rules are left out. */
export function compileRules(rules: readonly AlertRule[], taxonomy: Taxonomy): CompiledRules {
  const names: Names = {
    ofPlace: (id) => taxonomy.locations.get(id)?.name ?? id,
    ofActor: (id) => taxonomy.actors.get(id)?.name ?? id,
  }
  const compiled = rules.flatMap((rule) =>
    rule.status === 'deprecated' || rule.watch.kind !== 'incident'
      ? []
      : [compileRule(rule, rule.watch, taxonomy, names)],
  )
  const counting = rules.filter(({ status, watch }) => status !== 'deprecated' && watch.kind !== 'incident')
  const countedIds = new Set(
    counting.flatMap(({ watch }) => ('of' in watch && watch.kind !== 'silence' ? watch.of : [])),
  )
  return {
    see: incidentSeer(
      taxonomy,
      compiled.flatMap(({ rule }) => patternsOf(rule)),
    ),
    counting,
    counted: compiled.filter(({ rule }) => countedIds.has(rule.id)),
    byId: new Map(compiled.map((one) => [one.rule.id, one])),
    candidatesFor: indexRules(compiled),
    names,
    isNamed: ({ id }) => id !== null && taxonomy.actors.get(id)?.generic === false,
  }
}

type IncidentWatch = Extract<RuleWatch, { kind: 'incident' }>

function compileRule(
  rule: AlertRule,
  { when, unknownMatches }: IncidentWatch,
  taxonomy: Taxonomy,
  names: Names,
): CompiledRule {
  return {
    rule,
    checks: [...(when.retrospective ? [] : [checkIsNews]), ...checksOf(when, taxonomy, names)],
    alternatives: when.anyOf.map((one) => checksOf(one, taxonomy, names)),
    first: when.first,
    letsThrough: new Set(unknownMatches),
  }
}

function checksOf(when: IncidentCondition, taxonomy: Taxonomy, names: Names): Check[] {
  const { type, status, origins, killed, injured, arrested, abducted, place, sources, weapons, targets, actor, text } =
    when
  return [
    ...(type === null ? [] : [checkType(type)]),
    ...(status === null ? [] : [checkStatus(status)]),
    ...(origins === null ? [] : [checkCount('origins', origins)]),
    ...(killed === null ? [] : [checkToll('killed', killed)]),
    ...(injured === null ? [] : [checkToll('injured', injured)]),
    ...(arrested === null ? [] : [checkCount('arrested', arrested)]),
    ...(abducted === null ? [] : [checkCount('abducted', abducted)]),
    ...(place === null ? [] : [checkPlace(place, (inner, outer) => isUnder(taxonomy, inner, outer), names)]),
    ...(sources === null ? [] : [checkSources(sources)]),
    ...(weapons === null ? [] : [checkTags('weapons', weapons)]),
    ...(targets === null ? [] : [checkTags('targets', targets)]),
    ...(actor === null ? [] : [checkActor(actor, (id) => taxonomy.actors.get(id)?.class ?? null, names)]),
    ...(text === null ? [] : [checkText(text)]),
  ]
}

function patternsOf({ watch }: AlertRule): string[] {
  if (watch.kind !== 'incident') return []
  return [watch.when, ...watch.when.anyOf].flatMap(({ text }) => [text?.matches ?? [], text?.notMatches ?? []].flat())
}
