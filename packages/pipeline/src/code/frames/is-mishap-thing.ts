import type { Group } from '../phrases/phrase.js'
import type { Units } from '../words/read-units.js'
import { isRidden } from './kind-of-thing.js'

/** A vehicle, a beast, a disease, what falls, burns, bursts or stands at a road; not "a wave of attacks", "a hail of bullets". */
export const isMishapThing = (units: Units, { items, attached }: Group): boolean =>
  items.some(({ start, end, head }) => {
    const lexeme = units.lexeme[head] ?? null
    if (lexeme?.weapon != null || lexeme?.party != null) return false
    if (lexeme !== null && isRidden(lexeme)) return true
    for (let at = start; at < end; at++) if (units.overlay[at]?.cues.mishapThing === true) return true
    return false
  }) &&
  !attached.some(({ head }) => {
    const of = units.lexeme[head] ?? null
    return of !== null && (of.weapon !== null || of.nounTriggers.length > 0)
  })
