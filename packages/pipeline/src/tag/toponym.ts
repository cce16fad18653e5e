import type { LocationKind } from '@wirewatch/model'
import type { Naming } from '@wirewatch/taxonomy'
import { type FoundName, type Reading, wordOf } from './reading.js'
import type { PlaceUse } from './senses.js'
import { isCapitalised, isPunctuated, type NeighbourWord, wordAfter, wordBefore } from './words-around.js'

/** A name that may be a place, with what the words beside it say. */
export interface Toponym {
  readonly name: FoundName
  /** What it can stand for, by its name alone. */
  readonly places: readonly PlaceUse[]
  /** The words beside it, null at the ends of the text. */
  readonly before: NeighbourWord | null
  readonly after: NeighbourWord | null
  /** Kinds that a word beside it announces ("district", "village of"); null where none does. */
  readonly announced: Announced | null
  /** Index in `Reading.names` of the place it is said to lie in ("Bagh, in the Tirah valley"); null where none is. */
  readonly within: number | null
}

export interface Announced {
  /** The word, folded. */
  readonly word: string
  readonly kinds: ReadonlySet<LocationKind>
  /** Where the name ends together with the word that follows it. */
  readonly end: number
  readonly isPlural: boolean
}

/** The places that a text may name, with their surroundings, in the order of the text. */
export function toponymsOf(reading: Reading, naming: Naming): readonly Toponym[] {
  const toponyms: Toponym[] = []
  let next: Toponym | null = null
  // From the end, so that "Bajaur and Mohmand districts" tells the first what the second is.
  for (let index = reading.names.length - 1; index >= 0; index--) {
    const name = reading.names[index]!
    if (name.places.length === 0) continue
    const announced: Announced | null = announcedBy(reading, name, naming) ?? sharedWith(reading, name, next)
    const within: number | null =
      next !== null && saysWithin(reading.text, announced?.end ?? name.end, next.name.start, naming)
        ? next.name.index
        : null
    next = {
      name,
      places: name.places,
      before: wordBefore(reading.text, name.start),
      after: wordAfter(reading.text, name.end),
      announced,
      within,
    }
    toponyms.push(next)
  }
  return toponyms.reverse()
}

function announcedBy(reading: Reading, name: FoundName, naming: Naming): Announced | null {
  const after = reading.names[name.index + 1]
  const kindAfter = wordOf(after, 'place_kind')
  if (after !== undefined && kindAfter !== null && isOneSpace(reading.text, name.end, after.start)) {
    const kinds = naming.placeKinds.get(kindAfter.id)
    const isPlural = isPluralKind(kindAfter.id, naming)
    if (kinds !== undefined) return { word: kindAfter.id, kinds, end: after.end, isPlural }
  }
  const before = name.index > 0 ? reading.names[name.index - 1] : undefined
  const kindBefore = wordOf(before, 'place_kind')
  if (before === undefined || kindBefore === null) return null
  const between = reading.text.slice(before.end, name.start)
  if (between !== ' ' && between !== ' of ') return null
  // "districts of Torani": what has districts is none.
  if (between === ' of ' && isPluralKind(kindBefore.id, naming)) return null
  // "Katlang village of Mardan": the village is Katlang. "the village of Katlang": it is what follows.
  const owner = wordBefore(reading.text, before.start)
  if (owner !== null && owner.gap.length === 1 && isCapitalised(owner.text)) return null
  const kinds = naming.placeKinds.get(kindBefore.id)
  return kinds === undefined ? null : { word: kindBefore.id, kinds, end: name.end, isPlural: false }
}

const isPluralKind = (word: string, naming: Naming): boolean =>
  word.endsWith('s') && naming.placeKinds.has(word.slice(0, -1))

function sharedWith(reading: Reading, name: FoundName, next: Toponym | null): Announced | null {
  if (next?.announced?.isPlural !== true) return null
  const between = reading.text.slice(name.end, Math.min(next.name.start, name.end + 8))
  // A text that lost its commas strings the names of a list together.
  const isJoined = /^(?:,|,? and|,? &) $/.test(between) || (between === ' ' && !isPunctuated(reading.text))
  return isJoined ? { ...next.announced, end: name.end } : null
}

/** The longest stretch between a place and what it lies in, in characters. */
const LONGEST_WITHIN = 60

/** Whether nothing but "in the … valley of" stands between: then the first may lie in the second. */
export function saysWithin(text: string, from: number, to: number, naming: Naming): boolean {
  if (to <= from || to - from > LONGEST_WITHIN) return false
  const first = wordAfter(text, from)
  if (first !== null && first.gap === ' ' && first.end < to && !isLinking(first.word, naming)) return false
  const between = text.slice(from, to)
  if (/[.;:!?"”]|\n\s*\n/.test(between)) return false
  const words = between.replace(/\([^)]*\)/g, ' ').match(/[\p{L}\p{N}]+/gu)
  if (words === null) return between.includes(',') || between.includes('(')
  return words.every((word) => isLinking(word.toLowerCase(), naming))
}

const isLinking = (word: string, naming: Naming): boolean =>
  naming.linking.has(word) || naming.placeKinds.has(word) || naming.directions.has(word) || naming.determiners.has(word)

export const isOneSpace = (text: string, from: number, to: number): boolean =>
  to - from === 1 &&
  (text.charCodeAt(from) === 0x20 || text.charCodeAt(from) === 0x2d || text.charCodeAt(from) === 0x0a)
