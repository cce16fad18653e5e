import type { Lexeme } from '@wirewatch/taxonomy/language/lexeme.js'
import type { Group } from '../phrases/phrase.js'
import type { Units } from '../words/read-units.js'
import { isRidden } from './kind-of-thing.js'

/** A vehicle, a beast or many of them,  a disease, what falls, burns, bursts or stands at a road; not "a wave of attacks", "a hail of bullets". */
export const isMishapThing = (units: Units, { items, attached }: Group): boolean =>
  items.some(({ start, end, head }) => {
    const lexeme = units.lexeme[head] ?? null
    if (isMany(lexeme) && attached.some((of) => units.overlay[of.head]?.cues.mishapThing === true)) return true
    if (lexeme?.weapon != null || lexeme?.party != null) return false
    if (lexeme !== null && isRidden(lexeme)) return true
    for (let at = start; at < end; at++) if (units.overlay[at]?.cues.mishapThing === true) return true
    return false
  }) &&
  !attached.some(({ head }) => {
    const of = units.lexeme[head] ?? null
    return of !== null && (of.weapon !== null || of.nounTriggers.length > 0)
  })

/** "a mob of monkeys", "a pack of dogs". */
const isMany = (lexeme: Lexeme | null): boolean =>
  lexeme !== null && /^(?:mob|gang|army|group|pack|herd|swarm|horde|band)s?$/.test(lexeme.text)
