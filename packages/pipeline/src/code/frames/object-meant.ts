import { isPeople } from '../phrases/is-people.js'
import type { Group, Phrase } from '../phrases/phrase.js'
import type { Units } from '../words/read-units.js'

/** "seized three men and shot them", "stormed the post and captured it": what was the object of the verb before. */
export function objectMeant(
  units: Units,
  phrases: readonly Phrase[],
  verbAt: number,
  object: Group | null,
): Group | null {
  if (object === null || object.end - object.start !== 1) return object
  const word = units.word(object.start)
  if (word !== 'them' && word !== 'it') return object
  for (let at = verbAt - 1; at > 0 && at >= verbAt - 8; at--) {
    const phrase = phrases[at]!
    if (phrase.kind !== 'group' || phrase.preposition >= 0 || phrases[at - 1]!.kind !== 'verb') continue
    const isCounted = [...phrase.items, ...phrase.attached].some((item) => item.figure !== null)
    return isPeople(units, phrase) === (word === 'them') && (word === 'it' || isCounted) ? phrase : object
  }
  return object
}
