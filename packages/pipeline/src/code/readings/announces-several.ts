import type { Frame } from '../frames/frame.js'
import type { Group, NounPhrase } from '../phrases/phrase.js'
import type { Units } from '../words/read-units.js'
import type { Reading } from './read-sentences.js'

/** "Four attacks were reported in the port", "A series of bombings shook the town": several deeds, none of them on anything that is named. */
export function announcesSeveral({ units, phrases, frames, start, end, fromTitle }: Reading): boolean {
  if (fromTitle || frames.some((frame) => frame.trigger.measure !== null || isUponPeople(units, frame))) return false
  const groups = phrases.filter(
    (phrase): phrase is Group => phrase.kind === 'group' && phrase.start >= start && phrase.start < end,
  )
  return groups.some((group) => areDeeds(units, group)) && !groups.some((group) => namesThing(units, group))
}

/** "several actions", "a wave of bombings"; "the attacks" are those of before. */
function areDeeds(units: Units, { items, attached }: Group): boolean {
  const [item] = items as [NounPhrase]
  if (item.determiner?.cues.definite === true) return false
  if (item.figure !== null) return item.figure.min > 1 && isDeeds(units, item)
  const [owned] = attached
  return owned !== undefined && units.lexeme[item.head]?.cues.rowOf === true && isDeeds(units, owned)
}

const isDeeds = (units: Units, { head }: NounPhrase): boolean => {
  const lexeme = units.lexeme[head] ?? null
  if (lexeme === null || !(lexeme.plural || lexeme.text.endsWith('s'))) return false
  return (
    lexeme.cues.incidentWord ||
    lexeme.cues.deed ||
    lexeme.weapon?.explosive === true ||
    lexeme.nounTriggers.some(({ happening }) => happening === 'violence')
  )
}

/** A building, a line or a vehicle; a town is only where they were, and "caused by the loss of a tower" tells of something else. */
const namesThing = (units: Units, { items, attached, preposition }: Group): boolean =>
  units.lexeme[preposition]?.cues.agent !== true && [...items, ...attached].some(({ head }) => isThing(units, head))

/** "attacks on an army column". */
export const isUponPeople = (units: Units, { patient }: Frame): boolean =>
  patient?.items.some(({ start, end }) => {
    for (let at = start; at < end; at++) if (units.lexeme[at]?.party != null) return true
    return false
  }) === true

export function isThing(units: Units, at: number): boolean {
  const group = units.lexeme[at]?.target?.group
  return group !== undefined && group !== 'territory' && group !== 'road' && group !== 'hideout'
}
