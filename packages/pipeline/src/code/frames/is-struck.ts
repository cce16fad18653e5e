import type { Group, Phrase, VerbGroup } from '../phrases/phrase.js'
import type { Units } from '../words/read-units.js'

/** "Two banks were dynamited, killing a guard", "Pilgrims were attacked, leaving five of them dead": what is struck strikes nobody itself. */
export function isStruck(units: Units, phrases: readonly Phrase[], verb: VerbGroup, subject: Group | null): boolean {
  if (!verb.ing || subject === null) return false
  const next = phrases.find(({ start }) => start >= subject.end)
  const isAttacked =
    next?.kind === 'verb' &&
    units.lexeme[next.verbs[0] ?? next.start]?.verbTriggers.some(({ id }) => id === 'under-attack')
  if (next?.kind !== 'verb' || !(next.passive || isAttacked) || next === verb) return false
  const triggers = units.lexeme[next.verbs.at(-1) ?? next.start]?.verbTriggers ?? []
  return triggers.some(({ happening, roles }) => happening === 'violence' && roles.object !== 'means')
}
