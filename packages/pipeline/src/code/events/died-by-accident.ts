import type { Frame } from '../frames/frame.js'
import type { Reading } from '../readings/read-sentences.js'

/** "Four rebels and two soldiers died in an avalanche": nobody did that, whoever the dead are. */
export function diedByAccident({ units, frames, end }: Reading, frame: Frame): boolean {
  const { verb, trigger, agent, means } = frame
  if (verb === null || trigger.happening !== 'violence' || agent !== null || means !== null) return false
  if (frames.some((other) => other.agent !== null || other.means !== null)) return false
  if (!/^(?:in|during)$/.test(units.word(verb.end))) return false
  // "Rebels shot down a helicopter. Four soldiers died in the crash": of what was told before.
  if (units.word(verb.end + 1) === 'the') return false
  for (let at = verb.end + 1; at < Math.min(end, verb.end + farthest); at++)
    if (units.overlay[at]?.stops.some(({ kind }) => kind === 'accident') === true) return true
  return false
}

/** "in a", "in a heavy": how far behind the verb the accident is named, in units. */
const farthest = 5
