import type { Reading } from '../readings/read-sentences.js'

/**
 * Whether the charge, or the verb of giving oneself up, is for something else than the violence told before: "charged with perjury", "was not
 * charged", "in an unrelated case".
 */
export function isForAnother(reading: Reading, at: number): boolean {
  if (isNegated(reading, at)) return true
  const { units, start, end } = reading
  for (let word = start; word < end; word++) if (units.overlay[word]?.cues.otherCase === true) return true
  let isHarmless = false
  for (let word = at; word < end; word++) {
    if (units.overlay[word]?.cues.harmlessCharge === true) isHarmless = true
    const lexeme = units.lexeme[word] ?? null
    const triggers = word > at && lexeme !== null ? [...lexeme.nounTriggers, ...lexeme.verbTriggers] : []
    if (triggers.some(({ happening }) => happening === 'violence')) return false
  }
  return isHarmless
}

/** "was not charged", "has not been accused of": the verb around the word or right before it. */
const isNegated = ({ phrases }: Reading, at: number): boolean =>
  phrases.some((phrase) => phrase.kind === 'verb' && phrase.negated && phrase.start <= at && phrase.end >= at)
