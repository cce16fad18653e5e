import { oneOfTheBombs } from '../phrases/one-of-the-bombs.js'
import type { NounPhrase } from '../phrases/phrase.js'
import type { Reading } from '../readings/read-sentences.js'
import type { DraftEvent } from './draft-event.js'
import { isPluralNoun } from './told-frames.js'

/** "Two bombs exploded in the town. The other went off in a bin", "A second bomb went off near by": a happening of its own. */
export const tellsFurtherBomb = (reading: Reading): boolean => isOneOfTheBombs(reading) || isAnotherBomb(reading)

/** "Two bombs exploded in the town. One damaged a bank. The other went off in a bin": a happening of its own. */
export function isOneOfTheBombs({ units, phrases, frames, start }: Reading): boolean {
  const opens = phrases.find((phrase) => phrase.kind === 'group' && phrase.end > start)
  const items = opens?.kind === 'group' ? opens.items.filter((item) => item.start >= start) : []
  const [first] = items
  if (first === undefined || oneOfTheBombs(units, { start: first.start, items }) !== 'further') return false
  return frames.some(({ trigger, verb }) => trigger.says.includes('bomb') && verb?.passive !== true)
}

/** "A second bomb went off near by": a happening of its own, there and then. */
function isAnotherBomb({ units, phrases, start }: Reading): boolean {
  const opens = phrases.find((phrase) => phrase.kind === 'group' && phrase.start >= start)
  if (opens?.kind !== 'group' || opens.preposition >= 0 || opens.items.length > 1) return false
  const [{ start: from, head, plural }] = opens.items as [NounPhrase]
  if (plural || units.lexeme[head]?.weapon?.explosive !== true) return false
  for (let at = from; at < head; at++) if (units.lexeme[at]?.cues.additional === true) return true
  return false
}

/** "… were killed in twin blasts": what is told of each later is in that figure. */
export const tellsOfAll = ({ counts }: DraftEvent): boolean =>
  counts.some(
    ({ reading }) =>
      namesBombs(reading) ||
      reading.frames.some((frame) => frame.trigger.says.includes('bomb') && isPluralNoun(reading, frame)),
  )

/** "… was killed when explosives were dropped on a post"; not where the sentence goes on to tell them apart. */
function namesBombs({ units, sentence, start, end }: Reading): boolean {
  if (end < sentence.end) return false
  for (let at = start; at < end; at++) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme?.weapon?.explosive === true && lexeme.text.endsWith('s')) return true
  }
  return false
}
