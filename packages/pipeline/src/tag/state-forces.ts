import type { ActorMention, Force } from '@wirewatch/model'
import { forceOf, type Taxonomy } from '@wirewatch/taxonomy'
import type { FoundName, Reading } from './reading.js'
import { wordOf } from './reading.js'
import { isOneSpace } from './toponym.js'

/** A stretch of text that is one of a state's own bodies, said by its country or province and its kind. */
export interface StateForce {
  readonly mention: ActorMention
  /** Whether the mention covers the name of the country or the nationality as well. */
  readonly coversName: boolean
}

/** "Afghan police", "U.S. troops", "Pakistan's army", "Sindh police": the body that the nationality or place names. */
export function stateForceAfter(
  reading: Reading,
  name: FoundName,
  placeId: string,
  isCountryName: boolean,
  taxonomy: Taxonomy,
): StateForce | null {
  const found = forceWordAfter(reading, name)
  if (found === null) return null
  const actor = forceOf(taxonomy, placeId, found.force)
  if (actor === null) return null
  const start = isCountryName && !found.isPossessive ? name.start : found.word.start
  const mention: ActorMention = {
    kind: 'actor',
    start,
    end: found.word.end,
    text: reading.text.slice(start, found.word.end),
    actorId: actor.id,
    method: isCountryName ? 'nationality' : 'place_context',
    candidates: [actor.id],
    confidence: isCountryName ? 0.9 : 0.75,
  }
  return { mention, coversName: start === name.start }
}

/** At most one word of description stands between: "Pakistani paramilitary troops", "Indian border guards". */
const LONGEST_DESCRIPTION = 16

function forceWordAfter(
  reading: Reading,
  name: FoundName,
): { word: FoundName; force: Force; isPossessive: boolean } | null {
  const { text, names } = reading
  let word = names[name.index + 1]
  if (word === undefined || word.start - name.end > LONGEST_DESCRIPTION) return null
  if (wordOf(word, 'force') === null) return null
  const between = text.slice(name.end, word.start)
  if (!/^(?:['’]s?)? (?:\p{Ll}+ )?$/u.test(between)) return null
  // "army troops", "police officials": the words together are the name of the body.
  for (let next = names[word.index + 1]; next !== undefined; next = names[next.index + 1]) {
    if (wordOf(next, 'force') === null || !isOneSpace(text, word.end, next.start)) break
    word = next
  }
  const first = wordOf(names[name.index + 1], 'force')
  const force = FORCES.find((known) => known === first?.id)
  return force === undefined ? null : { word, force, isPossessive: /^['’]/.test(between) }
}

const FORCES: readonly Force[] = [
  'police',
  'military',
  'paramilitary',
  'intelligence',
  'security',
  'government',
  'court',
]
