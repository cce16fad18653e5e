import { bracketedName } from '../parties/find-parties.js'
import type { Group } from '../phrases/phrase.js'
import type { Units } from '../words/read-units.js'

/** A bomb, a blast, an attack: it does the killing, but is nobody. */
export function isMeans(units: Units, group: Group): boolean {
  const head = units.lexeme[group.items[0]!.head] ?? null
  if (units.mention[group.items[0]!.head]?.kind === 'actor' || bracketedName(units, group.items[0]!) !== null)
    return false
  return (
    head !== null &&
    head.party === null &&
    (head.weapon !== null || head.nounTriggers.length > 0 || head.cues.incidentWord)
  )
}
