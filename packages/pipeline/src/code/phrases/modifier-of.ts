import type { Trigger } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordFlag } from '@wirewatch/taxonomy/language/split-words.js'
import type { Units } from '../words/read-units.js'
import { type Group, groupOf, type NounPhrase } from './phrase.js'

/** "a militant attack", "the TTP's bombing": who stands before the noun. */
export function modifierOf(units: Units, item: NounPhrase, unit: number, trigger: Trigger): Group | null {
  for (let at = unit - 1; at >= item.start; at--) {
    const isActor = units.mention[at]?.kind === 'actor'
    const party = units.lexeme[at]?.party ?? null
    if (!isActor && (party === null || party.group === 'unknown')) continue
    const phrase: NounPhrase = {
      start: item.start,
      end: at + 1,
      head: at,
      figure: null,
      determiner: null,
      plural: true,
    }
    return groupOf(phrase, -1)
  }
  return modifierByNationality(units, item, unit, trigger)
}

const byForces = new Set(['shell', 'firing', 'air-strike', 'drone-strike', 'strike-of-forces'])

/** "Pakistani firing", "a US airstrike": a word before it that may be a nationality; whether it is one the parties are asked. */
function modifierByNationality(units: Units, item: NounPhrase, unit: number, trigger: Trigger): Group | null {
  if (!byForces.has(trigger.id)) return null
  for (let at = unit - 1; at >= item.start; at--) {
    const isName = units.cased && (units.flags[at]! & WordFlag.capitals) !== 0
    if (units.mention[at]?.kind !== 'location' && units.lexeme[at] !== null && !isName) continue
    return groupOf({ ...item, start: at, end: at + 1, head: at, figure: null, determiner: null }, -1, true)
  }
  return null
}
