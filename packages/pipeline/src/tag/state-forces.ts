import type { ActorMention, Force } from '@wirewatch/model'
import { forceOf, type Naming, type Taxonomy } from '@wirewatch/taxonomy'
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
  const found = forceWordAfter(reading, name, taxonomy.naming)
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

/** "Afghan and Pakistani soldiers", "Afghan and coalition troops": the first nationality shares the force of the second. */
export function sharedForce(reading: Reading, name: FoundName, taxonomy: Taxonomy): ActorMention | null {
  const { text, names } = reading
  const next = names[name.index + 1]
  if (name.nationality === null || next === undefined || !isJoined(text, name.end, next.start, taxonomy.naming))
    return null
  const force = forceOfNext(reading, next, taxonomy)
  const actor = force === null ? null : forceOf(taxonomy, name.nationality.id, force)
  if (actor === null) return null
  return {
    kind: 'actor',
    start: name.start,
    end: name.end,
    text: text.slice(name.start, name.end),
    actorId: actor.id,
    method: 'nationality',
    candidates: [actor.id],
    confidence: 0.8,
  }
}

function isJoined(text: string, from: number, to: number, naming: Naming): boolean {
  const between = text.slice(from, Math.min(to, from + 8))
  return between.startsWith(' ') && between.endsWith(' ') && naming.joining.has(between.trim())
}

function forceOfNext(reading: Reading, next: FoundName, taxonomy: Taxonomy): Force | null {
  if (next.nationality !== null) return forceWordAfter(reading, next, taxonomy.naming)?.force ?? null
  const [only] = next.actors
  const actor = next.actors.length === 1 && only !== undefined ? taxonomy.actors.get(only.id) : undefined
  return actor?.class === 'external' || actor?.class === 'state_force' ? (actor.force ?? 'security') : null
}

/** At most one word of description stands between: "Pakistani paramilitary troops", "Indian border guards". */
const LONGEST_DESCRIPTION = 16

function forceWordAfter(
  reading: Reading,
  name: FoundName,
  naming: Naming,
): { word: FoundName; force: Force; isPossessive: boolean } | null {
  const { text, names } = reading
  let word = names[name.index + 1]
  if (word === undefined || word.start - name.end > LONGEST_DESCRIPTION) return null
  if (wordOf(word, 'force') === null) return null
  const between = text.slice(name.end, word.start)
  const described = /^(?:['’]s?)? (?:(\p{Ll}+) )?$/u.exec(between)
  if (described === null || !mayDescribe(described[1], naming)) return null
  // "army troops", "police officials": the words together are the name of the body.
  for (let next = names[word.index + 1]; next !== undefined; next = names[next.index + 1]) {
    if (wordOf(next, 'force') === null || !isOneSpace(text, word.end, next.start)) break
    word = next
  }
  const first = wordOf(names[name.index + 1], 'force')
  const force = FORCES.find((known) => known === first?.id)
  return force === undefined ? null : { word, force, isPossessive: /^['’]/.test(between) }
}

/** "Quetta told police": a verb or a preposition describes nobody. */
const mayDescribe = (word: string | undefined, naming: Naming): boolean =>
  word === undefined ||
  !(
    naming.joining.has(word) ||
    naming.linking.has(word) ||
    naming.placePrepositions.has(word) ||
    naming.speaking.has(word) ||
    naming.told.has(word) ||
    naming.auxiliaries.has(word)
  )

const FORCES: readonly Force[] = [
  'police',
  'military',
  'paramilitary',
  'intelligence',
  'security',
  'government',
  'court',
]
