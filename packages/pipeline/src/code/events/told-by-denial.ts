import type { Frame } from '../frames/frame.js'
import type { Reading } from '../readings/read-sentences.js'

/** How far the words for the part in it may stand before a deed, and the denial before them, in units. */
const reach = 9

/**
 * "The front denied responsibility for the killing of a judge", "the army denied that its men were involved in the deaths": who denies
 * a part in it says that it happened. "Denied the killing" says no such thing.
 */
export function isToldByDenial(reading: Reading, frame: Frame): boolean {
  if (frame.verb !== null || frame.trigger.happening !== 'violence') return false
  const { kind } = frame.status
  if (kind !== 'real' && kind !== 'denied') return false
  const { units, start } = reading
  const part = lastBefore(reading, frame.at, ({ cues }) => cues.perpetration)
  if (part === null) return false
  for (let at = part - 1; at >= Math.max(start, part - reach); at--)
    if (units.lexeme[at]?.verbClasses.deny === true) return true
  return units.lexeme[part]?.verbClasses.deny === true
}

function lastBefore(
  { units, start }: Reading,
  end: number,
  is: (lexeme: NonNullable<Reading['units']['lexeme'][number]>) => boolean,
): number | null {
  for (let at = end - 1; at >= Math.max(start, end - reach); at--) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme !== null && is(lexeme)) return at
  }
  return null
}
