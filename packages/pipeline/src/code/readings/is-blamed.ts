import type { Frame } from '../frames/frame.js'
import type { Phrase } from '../phrases/phrase.js'
import type { Units } from '../words/read-units.js'
import type { Reading } from './read-sentences.js'

/** How far behind "came under fire" it is said for what, in units. */
const farthest = 8

/** "came under fire for his handling of it", "over her remarks": with words; "for two hours" is how long shots were fired. */
export const isBlamed = ({ units, phrases }: Reading, { trigger, at }: Frame): boolean =>
  trigger.id === 'under-attack' &&
  phrases.some(
    (phrase, index) =>
      phrase.start > at && phrase.start <= at + farthest && saysForWhat(units, phrase, phrases[index + 1]),
  )

function saysForWhat(units: Units, phrase: Phrase, next: Phrase | undefined): boolean {
  if (phrase.kind === 'preposition') return units.word(phrase.start) === 'for' && next?.kind === 'verb'
  if (phrase.kind !== 'group' || phrase.preposition < 0) return false
  const { determiner } = phrase.items[0]!
  return /^(?:for|over)$/.test(units.word(phrase.preposition)) && /^(?:his|her|its|their)$/.test(determiner?.text ?? '')
}
