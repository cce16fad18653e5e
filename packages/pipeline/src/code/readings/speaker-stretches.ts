import { isComma } from '../phrases/phrase-marks.js'
import type { Stretch } from '../words/split-sentences.js'
import type { Reading } from './read-sentences.js'

/**
 * "A bomb went off at a bank, the ministry said", "…, sources at the hospital told reporters": from the comma to the verb only who says so is named; of "a
 * bank said to be theirs" nobody says anything.
 */
export const speakerStretches = ({ units, phrases }: Reading): Stretch[] =>
  phrases.flatMap((verb, at) => {
    const main = verb.kind === 'verb' && !verb.passive ? verb.verbs.at(-1) : undefined
    if (main === undefined || units.lexeme[main]?.verbClasses.say !== true || units.word(verb.end) === 'to') return []
    let from = at
    while (from > 0 && /^(?:group|preposition|time|adverb)$/.test(phrases[from - 1]!.kind)) from--
    if (from === at || !isComma(units, phrases[from - 1])) return []
    return [{ start: phrases[from]!.start, end: verb.start }]
  })
