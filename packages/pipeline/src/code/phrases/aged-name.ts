import { WordFlag } from '@wirewatch/taxonomy/language/split-words.js'
import { isAge } from '../words/is-age.js'
import type { Units } from '../words/read-units.js'
import type { NounPhrase } from './phrase.js'

/** "Marcus Hill, 31, was": capital words with an age behind them are somebody, whatever else the words mean. */
export function isAgedName(units: Units, { start, end, determiner, figure }: NounPhrase): boolean {
  if (determiner !== null || figure !== null) return false
  if (end - start < 2 && !units.text.slice(units.start[start]!, units.end[start]!).includes(' ')) return false
  if (units.word(end) !== ',' || !isAge(units, end + 1)) return false
  const first = units.lexeme[start] ?? null
  if (first !== null && (first.party !== null || first.cues.title)) return false
  for (let at = start; at < end; at++)
    if (isKnown(units, at) || (units.cased && (units.flags[at]! & WordFlag.capital) === 0)) return false
  return true
}

/** Tagged as somebody or somewhere that is known; "Marcus Hill" only looks like a place. */
const isKnown = (units: Units, at: number): boolean => {
  const mention = units.mention[at]
  return mention !== null && mention !== undefined && !(mention.kind === 'location' && mention.locationId === null)
}
