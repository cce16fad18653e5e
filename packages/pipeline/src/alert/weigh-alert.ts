import type {
  Alert,
  AlertRule,
  AlertState,
  IncidentActor,
  IncidentFacts,
  IncidentRevision,
  TellKind,
} from '@wirewatch/model'
import { isOver } from './is-over.js'
import { materialChange } from './material-change.js'

/** What a rule, an incident and what was told of it so far come to. Null where nothing is to be kept or told. */
export interface Weighed {
  readonly state: AlertState
  readonly reason: string
  readonly holdUntil: string | null
  /** The incident counts as told as it stands now. */
  readonly isTold: boolean
  readonly tell: { readonly kind: TellKind; readonly changes: readonly string[] } | null
}

export interface Weighing {
  readonly rule: AlertRule
  readonly revision: IncidentRevision
  /** The alert of this rule and incident so far. */
  readonly alert: Alert | null
  /** Why the rule fires; null: the incident does not meet it. */
  readonly firing: string | null
  /** Which of its conditions fails; null: none. */
  readonly failing: string | null
  /** Whether the incident met the rule as it was last told. */
  readonly metWhenTold: boolean
  /** Whether an actor is somebody in particular, and not “gunmen”. */
  readonly isNamed: (actor: IncidentActor) => boolean
  readonly now: Date
}

/**
 * Told once, told when it changes, told when it was wrong. An alert that nobody was told of yet begins like a new one; from then on only
 * what is different from what was told is told, to everyone who was.
 */
export function weighAlert(weighing: Weighing): Weighed | null {
  const { alert } = weighing
  if (alert === null) return weighNew(weighing)
  if (alert.toldAt === null) return weighUntold(weighing, alert)
  return weighTold(weighing, alert, alert.told ?? weighing.revision.facts)
}

function weighNew({ rule, revision, firing, now }: Weighing): Weighed | null {
  if (firing === null || isOver(revision.facts)) return null
  if (rule.status === 'experimental') return suppressed(`${firing} (experimental rules tell nobody)`)
  const { hold } = rule
  if (hold !== null && !isCorroborated(rule, revision.facts))
    return pending(firing, new Date(now.getTime() + hold.forMs).toISOString())
  return told('firing', firing, 'created', [])
}

/** It waits: for corroboration, in the outbox, or because it was there before the rule was. */
function weighUntold(weighing: Weighing, alert: Alert): Weighed | null {
  const { rule, revision, firing, failing, now } = weighing
  if (isOver(revision.facts) || firing === null) {
    if (alert.state === 'resolved') return null
    return over(isOver(revision.facts) ? wordsForEnd(revision.facts) : (failing ?? 'no longer meets the rule'))
  }
  if (alert.state === 'pending') {
    const isDue = alert.holdUntil !== null && alert.holdUntil <= now.toISOString()
    return isDue || isCorroborated(rule, revision.facts) ? told('firing', firing, 'created', []) : null
  }
  if (alert.state === 'resolved') return weighNew(weighing)
  // It fired and waits to be told, or it stands suppressed: only a material change makes news of it.
  const difference = alert.told === null ? null : differenceFrom(alert.told, weighing)
  if (difference === null || rule.status === 'experimental') return null
  return told('firing', firing, 'created', difference.changes)
}

function weighTold(weighing: Weighing, alert: Alert, before: IncidentFacts): Weighed | null {
  const { revision, firing, failing, metWhenTold } = weighing
  const { facts } = revision
  if (isOver(facts)) {
    if (alert.state === 'resolved' && isOver(before)) return null
    const kind = facts.status === 'merged' ? 'merged' : 'retracted'
    return told('resolved', wordsForEnd(facts), kind, [`status ${before.status} → ${facts.status}`])
  }
  if (before.publicId !== facts.publicId) return movedAlert(weighing, before)
  if (firing === null) {
    if (!metWhenTold) return null
    const why = failing ?? 'no longer meets the rule'
    return told('resolved', why, 'corrected', [why, ...(differenceFrom(before, weighing)?.changes ?? [])])
  }
  const difference = differenceFrom(before, weighing)
  if (difference !== null) return told('firing', firing, difference.kind, difference.changes)
  return metWhenTold && !isOver(before) ? null : told('firing', firing, 'corrected', ['meets the rule again'])
}

/** The incident that was told of is part of another now; its alert has moved there. */
function movedAlert(weighing: Weighing, before: IncidentFacts): Weighed {
  const { revision, firing, failing } = weighing
  const changes = [
    `${before.publicId} is now part of ${revision.facts.publicId}`,
    ...(differenceFrom(before, weighing)?.changes ?? []),
  ]
  return firing === null
    ? told('resolved', failing ?? 'no longer meets the rule', 'merged', changes)
    : told('firing', firing, 'merged', changes)
}

const differenceFrom = (before: IncidentFacts, { rule, revision, isNamed }: Weighing) =>
  materialChange(before, revision.facts, rule.materialChange, revision.reason === 'corrected', isNamed)

function wordsForEnd({ status, publicId, mergedInto }: IncidentFacts): string {
  return status === 'merged'
    ? `${publicId} is now part of ${mergedInto ?? 'another incident'}`
    : `${publicId} was ${status}`
}

const isCorroborated = ({ hold }: AlertRule, { originCount }: IncidentFacts): boolean =>
  hold?.unlessOrigins !== null && hold?.unlessOrigins !== undefined && originCount >= hold.unlessOrigins

const told = (state: AlertState, reason: string, kind: TellKind, changes: readonly string[]): Weighed => ({
  state,
  reason,
  holdUntil: null,
  isTold: true,
  tell: { kind, changes },
})

const pending = (reason: string, holdUntil: string): Weighed => ({
  state: 'pending',
  reason,
  holdUntil,
  isTold: false,
  tell: null,
})

const suppressed = (reason: string): Weighed => ({
  state: 'suppressed',
  reason,
  holdUntil: null,
  isTold: true,
  tell: null,
})

const over = (reason: string): Weighed => ({ state: 'resolved', reason, holdUntil: null, isTold: false, tell: null })
