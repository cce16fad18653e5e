import type { Speaker } from '@wirewatch/taxonomy/language/lexeme.js'
import { Trait } from '@wirewatch/taxonomy/language/traits.js'
import type { Reading } from './read-sentences.js'

/** Who says what a sentence says: the one next to its verb of saying; null where the reporter says it. */
export function speakerOf(reading: Reading): Speaker | null {
  const { units, sentence } = reading
  for (let at = sentence.start; at < sentence.end; at++) {
    if ((units.traits[at]! & Trait.says) === 0) continue
    const lexeme = units.lexeme[at] ?? null
    if (lexeme === null || !lexeme.verbClasses.say) continue
    const near = lexeme.text.startsWith('according to') ? speakerNear(reading, at + 1, 1, 6) : null
    const found = near ?? speakerNear(reading, at - 1, -1, 6) ?? speakerNear(reading, at + 1, 1, 4)
    if (found !== null) return found
  }
  return null
}

function speakerNear(reading: Reading, from: number, step: 1 | -1, reach: number): Speaker | null {
  const { units, sentence } = reading
  for (let count = 0, at = from; count < reach; count++, at += step) {
    if (at < sentence.start || at >= sentence.end) return null
    const lexeme = units.lexeme[at] ?? null
    if (lexeme === null) continue
    if (lexeme.speaker !== null) return lexeme.speaker
    if (lexeme.party?.group === 'security') return { id: 'military', rank: 3, party: true }
    if (lexeme.party?.group === 'militant') return { id: 'armed-group', rank: 5, party: true }
  }
  return null
}
