import type { Reading } from '../readings/read-sentences.js'
import { isSumOfTheDead } from '../readings/sum-of-the-dead.js'
import type { DraftEvent } from './draft-event.js'

/** "A bomb exploded in a mosque. More than 100 people have been killed": its toll, and not the sum of a war. */
export function isFirstToll(current: DraftEvent | null, reading: Reading): boolean {
  if (current === null || current.counts.some(({ counts }) => counts.length > 0)) return false
  if (reading.sentence.index - (current.readings.at(-1)?.sentence.index ?? -9) > 1) return false
  return isSumOfTheDead(reading) && reading.frames.every(({ agent }) => agent === null) && !isOfTheirs(reading)
}

/** "650 of its members", "their dead": of one side, and over the years. */
function isOfTheirs({ units, start, end }: Reading): boolean {
  for (let at = start; at < end; at++) if (units.lexeme[at]?.cues.ofTheirs === true) return true
  return false
}
