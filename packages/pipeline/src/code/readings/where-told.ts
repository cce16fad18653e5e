import type { Frame } from '../frames/frame.js'
import type { Reading } from './read-sentences.js'

/** "The bodies of two men who had left the port were found in …": what is told is told at the finding. */
export function whereTold(reading: Reading, frame: Frame): number {
  if (frame.trigger.id !== 'found-dead') return frame.at
  for (let at = frame.at + 1; at < reading.end; at++) if (reading.units.lexeme[at]?.verbClasses.find === true) return at
  return frame.at
}

/** Stands in the name of something that is only recalled: "the attack of June 28 in the capital". */
export function belongsToRecalled(reading: Reading, at: number, told: readonly Frame[]): boolean {
  let nearest: Frame | null = null
  for (const frame of reading.frames) {
    if (nearest === null || Math.abs(frame.at - at) < Math.abs(nearest.at - at)) nearest = frame
  }
  const cue = nearest?.status.recalledBy ?? null
  if (nearest === null || cue === null || told.includes(nearest) || (at < cue && cue < nearest.at)) return false
  return Math.abs(nearest.at - at) <= 4
}
