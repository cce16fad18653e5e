import type { Lexeme } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordFlag } from '@wirewatch/taxonomy/language/split-words.js'
import type { Group } from '../phrases/phrase.js'
import type { Units } from '../words/read-units.js'
import { isRidden } from './kind-of-thing.js'

/** A vehicle, a beast or many of them, a disease, what falls, burns, bursts or stands at a road; not "a wave of attacks", "a hail of bullets". */
export const isMishapThing = (units: Units, { items, attached }: Group): boolean =>
  items.some(({ start, end, head }) => {
    if (units.mention[head]?.kind === 'actor') return false
    const lexeme = units.lexeme[head] ?? null
    if (isMany(lexeme) && attached.some((of) => units.overlay[of.head]?.cues.mishapThing === true)) return true
    if (lexeme?.weapon != null || lexeme?.party != null) return false
    if (lexeme !== null && isRidden(lexeme)) return true
    return namesThing(units, start, end, head)
  }) &&
  !attached.some(({ head }) => {
    const of = units.lexeme[head] ?? null
    return of !== null && (of.weapon !== null || of.nounTriggers.length > 0)
  })

/** The head of the words, or what a name stands behind ("Hurricane Katrina"); not "a fire chief", "Tamil Tigers", "James Wolf". */
function namesThing(units: Units, start: number, end: number, head: number): boolean {
  for (let at = start; at < end; at++) {
    const words = units.overlay[at]
    if (words?.cues.mishapThing !== true) continue
    const last = at + words.text.split(' ').length - 1
    if (last >= head && !(isCapital(units, head) && head > start && isCapital(units, head - 1))) return true
    if (at === start && at < head && units.lexeme[head] == null && isCapital(units, head)) return true
  }
  return false
}

/** In a text where capitals tell names from words. */
const isCapital = (units: Units, at: number): boolean => units.cased && (units.flags[at]! & WordFlag.capital) !== 0

/** "a mob of monkeys", "a pack of dogs". */
const isMany = (lexeme: Lexeme | null): boolean =>
  lexeme !== null && /^(?:mob|gang|army|group|pack|herd|swarm|horde|band)s?$/.test(lexeme.text)
