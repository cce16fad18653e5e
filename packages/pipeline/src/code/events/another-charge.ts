import type { Reading } from '../readings/read-sentences.js'

/**
 * Whether the charge, or the verb of giving oneself up, is for something else than the violence told before: "charged with perjury", "was not
 * charged", "in an unrelated case".
 */
export function isForAnother(reading: Reading, at: number): boolean {
  if (isNegated(reading, at)) return true
  const { units, start, end } = reading
  for (let word = start; word < end; word++) if (units.overlay[word]?.cues.otherCase === true) return true
  return isHarmless(reading, at) && !isViolent(reading, at)
}

/** The first thing named, before any comma and "and": "with fraud", not "with manslaughter and fraud". */
function isHarmless({ units, end }: Reading, at: number): boolean {
  for (let word = at; word < end && !/^(?:and|,)$/.test(units.word(word)); word++)
    if (units.overlay[word]?.cues.harmlessCharge === true) return true
  return false
}

function isViolent({ units, end }: Reading, at: number): boolean {
  for (let word = at + 1; word < end; word++) {
    const { nounTriggers = [], verbTriggers = [] } = units.lexeme[word] ?? {}
    if ([...nounTriggers, ...verbTriggers].some(({ happening }) => happening === 'violence')) return true
  }
  return false
}

/** "was not charged", "has not been accused of": the verb around the word or right before it. */
const isNegated = ({ phrases }: Reading, at: number): boolean =>
  phrases.some((phrase) => phrase.kind === 'verb' && phrase.negated && phrase.start <= at && phrase.end >= at)
