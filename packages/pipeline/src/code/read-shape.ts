import { WordFlag } from '@wirewatch/taxonomy/language/split-words.js'
import type { Reading } from './read-sentences.js'

/** Whether a sentence tells the past: a dated incident of its own, or a general statement that is no incident. */
export function readBackground(reading: Reading): 'past' | 'general' | null {
  if (reading.fromTitle) return null
  const { units } = reading
  for (let at = reading.start; at < reading.end; at++) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme === null) continue
    if (lexeme.roleCues.some((cue) => cue.role === 'background')) return hasOwnDate(reading) ? 'past' : 'general'
    if (lexeme.cues.has('so-far') && !hasOwnDay(reading)) return 'general'
  }
  return null
}

const hasOwnDate = (reading: Reading): boolean =>
  reading.times.some((time) => !time.reporting && (time.date !== null || time.partial !== null))

const hasOwnDay = (reading: Reading): boolean =>
  reading.times.some((time) => !time.reporting && (time.precision === 1 || time.partial !== null))

/** A text that is nothing but capitals tells no names by them. */
export const isInCapitals = (reading: Reading): boolean => {
  let capitals = 0
  for (let at = reading.start; at < reading.end; at++) if (reading.units.flags[at]! & WordFlag.capitals) capitals++
  return capitals > (reading.end - reading.start) / 2
}
