import type { Frame } from '../frames/frame.js'
import { oneOfTheBombs } from '../phrases/one-of-the-bombs.js'
import type { Group, Phrase } from '../phrases/phrase.js'
import type { Units } from '../words/read-units.js'

/** A bomb of several that a sentence goes on to: where its words begin, and that it went off. */
export interface FurtherBomb {
  readonly cut: number
  readonly frame: Frame
}

/** "Two bombs exploded in the port: the first outside a bank and the second at a bus stop", "…, while the other killed a boy". */
export function furtherBombs(units: Units, phrases: readonly Phrase[], frames: readonly Frame[]): FurtherBomb[] {
  const told = frames.find(({ trigger, status }) => trigger.says.includes('bomb') && status.kind === 'real')
  if (told === undefined) return []
  return phrases.flatMap((phrase, at) => {
    const start = phrase.kind === 'group' && at > 0 ? startOfFurther(units, phrase) : null
    if (start === null || start < told.at) return []
    return { cut: start - 1, frame: { ...told, at: start, agent: null, patient: null, figure: null, verb: null } }
  })
}

/** Where "the second" begins behind "and", "while" or a comma, also where it was taken for one more of those who were hurt. */
function startOfFurther(units: Units, group: Group): number | null {
  const item = group.items.at(-1)!
  if (group.preposition >= 0 && group.items.length < 2) return null
  if (!/^(?:and|while|,|but)$/.test(units.word(item.start - 1))) return null
  return oneOfTheBombs(units, { start: item.start, items: [item] }) === 'further' ? item.start : null
}
