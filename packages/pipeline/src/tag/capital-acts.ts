import type { Naming, Taxonomy } from '@wirewatch/taxonomy'
import type { Reading } from './reading.js'
import type { Toponym } from './toponym.js'
import { isAdjacent, type NeighbourWord, wordAfter, wordBefore } from './words-around.js'

/**
 * The country whose government the name of its capital stands for here: a capital that says, denies or is accused is no
 * place. Null where it is one.
 */
export function governmentMeant(reading: Reading, toponym: Toponym, taxonomy: Taxonomy): string | null {
  const { name } = toponym
  const country = name.capitalOf
  if (country === null || toponym.announced !== null || toponym.within !== null) return null
  const { text } = reading
  const { naming } = taxonomy
  if (ownsPolicy(text, name.end, naming)) return country
  const { before } = toponym
  if (before !== null && (isBetweenCapitals(text, before, naming) || isDealtWith(text, before, naming))) return country
  if (before !== null && before.gap === ' ' && isPlacing(before.word, naming)) return null
  if (actsOrSpeaks(text, name.end, naming)) return country
  return before?.gap === ' ' && naming.told.has(before.word) && !isPartOfPhrase(reading, toponym) ? country : null
}

const isPlacing = (word: string, naming: Naming): boolean =>
  naming.placePrepositions.has(word) || naming.linking.has(word)

/** "Kabul's refusal": what belongs to a government, not to a town. */
function ownsPolicy(text: string, end: number, naming: Naming): boolean {
  if (!/^(?:['’]s?|s) /.test(text.slice(end, end + 3))) return false
  const owned = wordAfter(text, text.indexOf(' ', end))
  return owned !== null && owned.gap === ' ' && naming.governmentNouns.has(owned.word)
}

/** "ties between Torvik and Kabul". */
function isBetweenCapitals(text: string, before: NeighbourWord, naming: Naming): boolean {
  const between = naming.joining.has(before.word)
    ? wordBefore(text, wordBefore(text, before.start)?.start ?? 0)
    : before
  if (between === null || !naming.pairing.has(between.word)) return false
  const what = wordBefore(text, between.start)
  return what !== null && what.gap === ' ' && naming.governmentNouns.has(what.word)
}

/** "talks with Kabul", "sanctions against Tehran". */
function isDealtWith(text: string, before: NeighbourWord, naming: Naming): boolean {
  if (before.gap !== ' ' || !naming.dealingPrepositions.has(before.word)) return false
  const what = wordBefore(text, before.start)
  return what !== null && what.gap === ' ' && naming.dealings.has(what.word)
}

/** How many words may stand between a capital and its verb. */
const LONGEST_DETOUR = 5
const LONGEST_ASIDE = 60

function actsOrSpeaks(text: string, end: number, naming: Naming): boolean {
  let at = afterAside(text, end)
  const isDirect = at === end
  let helped = false
  for (let words = 0; words < LONGEST_DETOUR; words++) {
    const word = wordAfter(text, at)
    if (word === null || (words > 0 ? word.gap !== ' ' : !isDirect ? !/^[, ]+$/.test(word.gap) : word.gap !== ' '))
      return false
    if (naming.speaking.has(word.word)) return isDirect || helped || words === 0
    if (!naming.auxiliaries.has(word.word)) return false
    helped = true
    at = word.end
  }
  return false
}

/** "Kabul, for its part, has denied": where the sentence goes on after the aside. */
function afterAside(text: string, end: number): number {
  if (text.charAt(end) !== ',') return end
  const close = text.slice(end + 1, end + 1 + LONGEST_ASIDE).indexOf(',')
  return close === -1 ? end : end + 1 + close + 1
}

/** "accused Kabul police": the words belong to what follows. */
function isPartOfPhrase(reading: Reading, { name }: Toponym): boolean {
  const next = reading.names[name.index + 1]
  return next !== undefined && next.start - name.end <= 1 && isAdjacent(wordAfter(reading.text, name.end))
}
