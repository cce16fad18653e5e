import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { DecidedType } from './decide-type.js'

/** A type that an event could have had, and what kept it from that. */
export interface LostType {
  readonly type: string
  /** The rule that came closest to it. */
  readonly rule: string
  /** Signals that it asks for and that are not there. */
  readonly missing: readonly string[]
  /** Signals that are there and that it does not go with. Where there are none of either, the rule fits and stands further down. */
  readonly unwanted: readonly string[]
}

/** The other types whose words stand in an event, the closest first: those whose rule fits as well, then those higher up that one signal kept off. */
export function lostTypes(decided: DecidedType, taxonomy: Taxonomy): LostType[] {
  const { rules } = taxonomy.language.typeLadder
  const winner = rules.findIndex(({ id }) => id === decided.rule)
  const closest = new Map<string, LostType>()
  for (const [index, { id, type, any, all, none }] of rules.entries()) {
    if (type === decided.type || decided.components.includes(type)) continue
    if (!any.some((signal) => decided.signals.has(signal))) continue
    const missing = all.filter((signal) => !decided.signals.has(signal))
    const unwanted = none.filter((signal) => decided.signals.has(signal))
    const lost: LostType = { type, rule: id, missing, unwanted }
    if (faultsOf(lost) > (index < winner ? 1 : 0)) continue
    const known = closest.get(type)
    if (known === undefined || faultsOf(lost) < faultsOf(known)) closest.set(type, lost)
  }
  return [...closest.values()].sort((a, b) => faultsOf(a) - faultsOf(b))
}

const faultsOf = ({ missing, unwanted }: LostType): number => missing.length + unwanted.length
