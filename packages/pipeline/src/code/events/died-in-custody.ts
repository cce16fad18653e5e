import type { Frame } from '../frames/frame.js'
import type { Reading } from '../readings/read-sentences.js'
import type { Units } from '../words/read-units.js'

/**
 * "was found dead in the toilet of the station two days after he was picked up by the police": who dies, of whatever, when the police had
 * taken him is theirs to answer for, unless the text says who killed him; the unit that names them, or null.
 */
export function policeOfTheDead(reading: Reading, frames: readonly Frame[]): number | null {
  const died = frames.some(
    ({ trigger, status, agent, means }) =>
      trigger.measure === 'killed' &&
      status.kind === 'real' &&
      agent === null &&
      means === null &&
      deaths.has(trigger.id),
  )
  return died ? whoTookHim(reading) : null
}

/** Nothing in these words says that somebody killed him. */
const deaths: ReadonlySet<string> = new Set(['die', 'found-dead', 'kill', 'death'])

/** "who was taken to the police station", "14 hours after he was arrested", "The youth, detained on Monday, …". */
function whoTookHim({ units, start, end }: Reading): number | null {
  for (let at = start; at < end; at++)
    if (units.overlay[at]?.cues.takenByPolice === true && isOfHim(units, at, start)) return policeIn(units, start, end)
  return null
}

/** Behind "who", "he", or the comma after him. */
function isOfHim(units: Units, at: number, start: number): boolean {
  for (let before = at - 1; before >= start && before >= at - 4; before--) {
    const word = units.word(before)
    if (/^(?:who|he|she|they|,)$/.test(word)) return true
    if (units.lexeme[before]?.cues.passive !== true && !/^(?:had|been|allegedly|reportedly)$/.test(word)) return false
  }
  return false
}

function policeIn(units: Units, start: number, end: number): number | null {
  for (let at = start; at < end; at++) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme?.party?.force === 'police' || units.overlay[at]?.cues.custody === true) return at
  }
  return null
}
