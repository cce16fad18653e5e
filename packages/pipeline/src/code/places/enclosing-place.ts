import { Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Naming } from '@wirewatch/taxonomy/naming.js'
import type { Units } from '../words/read-units.js'
import type { Stretch } from '../words/split-sentences.js'
import { endOfName, isUnknownName } from './name-of-place.js'

/** How many units may stand between a name that nobody knows and the known place that it lies in. */
const longestWay = 12

/**
 * "TORVIK, 30 KM NORTH OF ZARGA", "THE TORVIK SECTOR OF ZARGA", "TORVIK, OLD MILLS DISTRICT, ZARGA": where the known place stands that a name
 * lies in or beside; -1 where none follows, or something else comes first.
 */
export function enclosingPlace(units: Units, sentence: Stretch, from: number, naming: Naming): number {
  let at = from
  while (at < sentence.end && at - from <= longestWay) {
    const mention = units.mention[at]
    if (mention != null) return at > from && mention.kind === 'location' ? at : -1
    if (leads(units, at)) at++
    else {
      const end = endOfName(units, sentence, at, naming)
      if (end === at || !isPlaceItself(units, at, end)) return -1
      at = end
    }
  }
  return -1
}

/** Commas, "in the", "north of", "30 km from", "the province of". */
function leads(units: Units, at: number): boolean {
  if (units.kind[at] === WordKind.number) return true
  if (units.kind[at] === WordKind.mark) return /^[,()]$/.test(units.word(at))
  const lexeme = units.lexeme[at] ?? null
  if (lexeme === null) return false
  const { cues, pos, text } = lexeme
  if (cues.areaWord || cues.northOf || cues.unit || cues.capital || (pos & (Pos.determiner | Pos.numeral)) !== 0)
    return true
  return /^(?:of|in|the|near|at|on|within|from|away|about|some|approximately|jurisdiction)$/.test(text)
}

/** A name between that is a place too: "TORVIK, OLDMILLS DISTRICT, ZARGA", "TORVIK, OLDMILLS, ZARGA". */
const isPlaceItself = (units: Units, at: number, end: number): boolean =>
  isUnknownName(units, at) &&
  (units.lexeme[end]?.cues.areaWord === true ||
    units.word(end) === ',' ||
    /^(?:of|in|near)$/.test(units.lexeme[at - 1]?.text ?? ''))
