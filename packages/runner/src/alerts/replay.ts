import type { Alert, AlertChange, AlertConfig, IncidentRevision, RuleMatch } from '@wirewatch/model'
import type { CompiledRules } from '@wirewatch/pipeline/alert/compile-rules.js'
import { isOver } from '@wirewatch/pipeline/alert/is-over.js'
import {
  type CountedGroup,
  type CountWatch,
  countedWindow,
  weighCounts,
} from '@wirewatch/pipeline/alert/weigh-count.js'
import { placesOver } from '@wirewatch/taxonomy/place-lookups.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'

/** Alerts as they would stand at one moment of the history. */
export interface Replay {
  readonly alertsOf: (revision: IncidentRevision) => readonly Alert[]
  /** Incidents whose hold runs out until the moment, as they stood then. */
  readonly heldUntil: (moment: string) => readonly { readonly revision: IncidentRevision; readonly at: string }[]
  /** Keeps what a revision came to. Answers what that makes of the rules that count. */
  readonly keep: (
    revision: IncidentRevision,
    changes: readonly AlertChange[],
    matches: readonly RuleMatch[],
    at: string,
  ) => readonly AlertChange[]
}

type NamedMatch = RuleMatch & { readonly publicId: string }

/** @param oldest since when incidents are kept; null: none are */
export function openReplay(
  config: AlertConfig,
  rules: CompiledRules,
  taxonomy: Taxonomy,
  oldest: string | null,
): Replay {
  const ofIncidents = new Map<number, Map<string, Alert>>()
  const held = new Map<number, IncidentRevision>()
  const counting = new Map<string, Alert>()
  const matches = new Map<string, NamedMatch>()
  const gone = new Set<string>()
  let nextId = 1

  function keepOfIncident(incidentId: number, change: AlertChange, at: string): void {
    const alerts = ofIncidents.get(incidentId) ?? new Map<string, Alert>()
    const known = alerts.get(change.ruleId)
    alerts.set(change.ruleId, alertAfter(change, known, known?.id ?? nextId++, at))
    ofIncidents.set(incidentId, alerts)
  }

  function count(at: string): readonly AlertChange[] {
    const changes = rules.counting.flatMap((rule) => {
      const { watch } = rule
      if (watch.kind !== 'count' && watch.kind !== 'change') return []
      return weighCounts({
        config,
        rule,
        watch,
        groups: groupsAt(at, watch, matches.values(), oldest),
        standing: [...counting.values()].filter((alert) => alert.ruleId === rule.id),
        gone,
        nameOf: rules.names.ofPlace,
        placesOver: (id) => placesOver(taxonomy, id),
      })
    })
    for (const change of changes) {
      const key = `${change.ruleId} ${change.groupKey}`
      if (change.state === 'resolved') counting.delete(key)
      else counting.set(key, alertAfter(change, undefined, nextId++, at))
    }
    return changes
  }

  return {
    alertsOf: ({ incidentId }) => [...(ofIncidents.get(incidentId)?.values() ?? [])],
    heldUntil: (moment) =>
      [...held].flatMap(([incidentId, revision]) => {
        const ends = [...(ofIncidents.get(incidentId)?.values() ?? [])].flatMap(({ holdUntil }) => holdUntil ?? [])
        const at = ends.sort()[0]
        return at === undefined || at > moment ? [] : [{ revision, at }]
      }),
    keep: (revision, changes, found, at) => {
      const { incidentId, facts } = revision
      for (const change of changes) keepOfIncident(incidentId, change, at)
      const isHeld = [...(ofIncidents.get(incidentId)?.values() ?? [])].some(({ state }) => state === 'pending')
      if (isHeld) held.set(incidentId, revision)
      else held.delete(incidentId)
      const lost = rules.counted.filter(({ rule }) => matches.delete(`${rule.id} ${incidentId}`))
      for (const match of found) matches.set(`${match.ruleId} ${incidentId}`, { ...match, publicId: facts.publicId })
      if (isOver(facts)) gone.add(facts.publicId)
      else gone.delete(facts.publicId)
      return found.length > 0 || lost.length > 0 ? count(at) : []
    },
  }
}

const alertAfter = (change: AlertChange, known: Alert | undefined, id: number, at: string): Alert => ({
  id,
  ruleId: change.ruleId,
  incidentId: change.incidentId,
  groupKey: change.groupKey,
  state: change.state,
  reason: change.reason,
  told: change.told ?? known?.told ?? null,
  toldAt: change.tell === null ? (known?.toldAt ?? null) : at,
  holdUntil: change.holdUntil,
  counted: change.counted,
})

function groupsAt(
  at: string,
  watch: CountWatch,
  matches: Iterable<NamedMatch>,
  oldest: string | null,
): readonly CountedGroup[] {
  const { since, baselineSince } = countedWindow(watch, at)
  const groups = new Map<string, { readonly key: string; readonly incidents: string[]; before: number }>()
  for (const { ruleId, moment, keys, publicId } of matches) {
    if (ruleId !== watch.of || moment <= baselineSince || moment > at) continue
    for (const key of keys[watch.by] ?? []) {
      const group = groups.get(key) ?? { key, incidents: [], before: 0 }
      if (moment > since) group.incidents.push(publicId)
      else group.before++
      groups.set(key, group)
    }
  }
  const reachesBack = oldest !== null && oldest <= baselineSince
  return [...groups.values()].map((group) => ({ ...group, before: reachesBack ? group.before : null }))
}
