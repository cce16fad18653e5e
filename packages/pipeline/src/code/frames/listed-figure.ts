import type { Phrase } from '../phrases/phrase.js'
import type { Figure } from '../words/read-figure.js'
import type { Units } from '../words/read-units.js'

/** "The dead: 27", "Killed - 3; wounded - 12": the bare figure that a list gives behind the word at `at`; null where none stands there. */
export function listedFigure(units: Units, phrases: readonly Phrase[], at: number): Figure | null {
  const put = figurePut(units, phrases, at)
  if (put !== null) return put
  const [before, mark, group, end] = [phrases[at - 1], phrases[at + 1], phrases[at + 2], phrases[at + 3]]
  if (before !== undefined && before.kind !== 'mark') return null
  if (mark?.kind !== 'mark' || !/^[:\u2013\u2014-]$/.test(units.word(mark.start)) || group?.kind !== 'group')
    return null
  const [item] = group.items
  const isBare = item !== undefined && group.items.length === 1 && item.end - item.start === 1
  return isBare && (end === undefined || end.kind === 'mark') ? item.figure : null
}

/** "put the dead at 43": the bare figure behind "at". */
function figurePut(units: Units, phrases: readonly Phrase[], at: number): Figure | null {
  const [verb, group] = [phrases[at - 1], phrases[at + 1]]
  if (verb?.kind !== 'verb' || !/^(?:put|puts|placed|estimated|pegged)$/.test(units.word(verb.end - 1))) return null
  if (group?.kind !== 'group' || units.word(group.preposition) !== 'at') return null
  const item = group.items[0]!
  return item.end - item.start === 1 ? item.figure : null
}
