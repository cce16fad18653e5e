import { WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Frame } from '../frames/frame.js'
import type { Units } from '../words/read-units.js'
import type { Reading } from './read-sentences.js'

/** "shot a 68", "shot 5-for-12", "shot 72 in the opening round": points and strokes; "a man shot five in a bar" is none. */
export function isScore(reading: Reading, { trigger, patient }: Frame): boolean {
  const { units } = reading
  if (!trigger.says.includes('shoot') || patient === null || patient.items.length !== 1) return false
  const { head, start } = patient.items[0]!
  if (units.kind[head] !== WordKind.number) return false
  return /^an?$/.test(units.word(start)) || units.word(head + 1) === 'for' || isOfSport(units, reading)
}

function isOfSport(units: Units, { start, end }: Reading): boolean {
  for (let at = start; at < end; at++)
    if (units.overlay[at]?.stops.some(({ id }) => id === 'sport') === true && units.word(at) !== 'over') return true
  return false
}
