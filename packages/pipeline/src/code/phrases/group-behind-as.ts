import type { Units } from '../words/read-units.js'
import type { Group, Phrase } from './phrase.js'

/** The group behind "as", as the verb of naming has it: "were named as Ana Moras". */
export function groupBehindAs(units: Units, phrases: readonly Phrase[], verbAt: number): Group | null {
  for (let at = verbAt + 1; at < phrases.length && at <= verbAt + 4; at++) {
    const phrase = phrases[at]!
    if (phrase.kind === 'group' && units.word(phrase.preposition) === 'as') return phrase
    if (phrase.kind === 'subordinator' && units.word(phrase.start) === 'as') {
      const next = phrases[at + 1]
      return next?.kind === 'group' ? next : null
    }
    if (phrase.kind === 'verb' || phrase.kind === 'mark') return null
  }
  return null
}
