import type { Naming } from '@wirewatch/taxonomy'
import type { FoundName, Reading } from './reading.js'
import { wordOf } from './reading.js'
import { isCapitalised, type NeighbourWord, startsSentence, wordAfter, wordBefore } from './words-around.js'

/** A stretch of text that the grammar announces as a place, though the gazetteer does not know it. */
export interface AnnouncedPlace {
  readonly start: number
  readonly end: number
  /** Where the announcement ends, "area" and "village" included: what it lies in is named from here on. */
  readonly phraseEnd: number
  readonly isOrigin: boolean
}

/** Longer runs of capitals are headlines. */
const MOST_WORDS = 5

/** Every such stretch, in no order, overlaps included: "Torani area", "the village of Torani", "Killi Torani", "near Torani". */
export function announcedPlaces(reading: Reading, naming: Naming): readonly AnnouncedPlace[] {
  const found: AnnouncedPlace[] = []
  for (const name of reading.names) {
    if (wordOf(name, 'place_prefix') !== null) found.push(...openedByPrefix(reading, name, naming))
    if (wordOf(name, 'place_kind') !== null) {
      found.push(...namedBeforeKind(reading, name, naming), ...namedAfterKind(reading, name, naming))
    }
    if (name.places.length > 0) found.push(...namedInside(reading, name, naming))
  }
  return [...found, ...namedByPreposition(reading, naming)]
}

/** "Killi Torani", "Chak Torani". */
function openedByPrefix({ text }: Reading, prefix: FoundName, naming: Naming): AnnouncedPlace[] {
  if (!isCapitalised(text.charAt(prefix.start))) return []
  const before = wordBefore(text, prefix.start)
  if (before?.gap === ' ' && isPartOfName(before, naming) && !startsSentence(text, before.start)) return []
  const end = endOfName(text, prefix.end, naming)
  return end === prefix.end ? [] : [{ start: prefix.start, end, phraseEnd: end, isOrigin: false }]
}

/** "Torani village", "the Torani and Zarga areas", "Torani Bazaar": a word for a facility belongs to the name. */
function namedBeforeKind({ text }: Reading, kind: FoundName, naming: Naming): AnnouncedPlace[] {
  const start = startOfName(text, kind.start, naming)
  if (start === null) return []
  const word = text.slice(kind.start, kind.end).toLowerCase()
  const isProper = isCapitalised(text.charAt(kind.start)) && isFacility(word, naming)
  const end = isProper ? kind.end : lastLetterBefore(text, kind.start)
  const places: AnnouncedPlace[] = [{ start, end, phraseEnd: kind.end, isOrigin: false }]
  if (!word.endsWith('s')) return places
  const joined = /(?:,|,? and) $/.exec(text.slice(Math.max(0, start - 6), start))
  const otherStart = joined === null ? null : startOfName(text, start - joined[0].length + 1, naming)
  if (joined !== null && otherStart !== null) {
    places.push({ start: otherStart, end: start - joined[0].length, phraseEnd: kind.end, isOrigin: false })
  }
  return places
}

const isFacility = (word: string, naming: Naming): boolean => {
  const kinds = naming.placeKinds.get(word)
  return (
    kinds !== undefined && !kinds.has('village') && (kinds.has('site') || kinds.has('route') || kinds.has('mountain'))
  )
}

/** "the village of Torani", "village Torani". */
function namedAfterKind({ text }: Reading, kind: FoundName, naming: Naming): AnnouncedPlace[] {
  const isWord = !isCapitalised(text.charAt(kind.start))
  const isOf = text.startsWith(' of ', kind.end)
  if (!isWord && !isOf) return []
  const before = wordBefore(text, kind.start)
  if (before !== null && before.gap === ' ' && isCapitalised(before.text)) return []
  const from = isOf ? kind.end + 3 : kind.end
  const end = endOfName(text, from, naming)
  return end === from ? [] : [{ start: from + 1, end, phraseEnd: end, isOrigin: false }]
}

/** "at Torani Masjid in Peshawar", "Torani, Bannu district": an unknown name that lies in a known place. */
function namedInside({ text }: Reading, place: FoundName, naming: Naming): AnnouncedPlace[] {
  const link = /(?:,|,? in| of) (?:the )?$/.exec(text.slice(Math.max(0, place.start - 12), place.start))
  if (link === null) return []
  const end = place.start - link[0].length
  const start = startOfName(text, end + 1, naming)
  if (start === null) return []
  const before = wordBefore(text, start)
  if (before === null || before.gap !== ' ' || !PLACING.has(before.word)) return []
  return [{ start, end, phraseEnd: end, isOrigin: false }]
}

const PLACING: ReadonlySet<string> = new Set(['in', 'at', 'near', 'outside', 'of'])

/** "near Torani", "west of Torani", "resident of Torani". */
function namedByPreposition({ text }: Reading, naming: Naming): AnnouncedPlace[] {
  const found: AnnouncedPlace[] = []
  for (const match of text.matchAll(
    /\b(near|residents? of|natives? of|(?:north|south|east|west)(?:[- ]?(?:east|west))? of) (?=\p{Lu})/gu,
  )) {
    const from = match.index + match[0].length - 1
    const end = endOfName(text, from, naming)
    if (end === from) continue
    found.push({
      start: from + 1,
      end,
      phraseEnd: end,
      isOrigin: match[1]?.startsWith('resident') === true || match[1]?.startsWith('native') === true,
    })
  }
  return found
}

/** Where the run of capitalised words begins that ends right before the position; null where there is none. */
function startOfName(text: string, at: number, naming: Naming): number | null {
  let start: number | null = null
  let position = at
  for (let words = 0; words <= MOST_WORDS; words++) {
    const word = wordBefore(text, position)
    if (word === null || (word.gap !== ' ' && word.gap !== '-')) break
    const isParticle = start !== null && naming.nameParticles.has(word.word) && word.word.length <= 2
    const isNumber = start === null && NUMBER.test(word.text)
    if (!isParticle && !isNumber && !isPartOfName(word, naming)) break
    if (words === MOST_WORDS) return null
    position = word.start
    if (!isParticle) start = word.start
  }
  return start !== null && isOnlyNumber(text.slice(start, at)) ? null : start
}

/** Where the run of capitalised words ends that begins right after the position; the position where there is none. */
function endOfName(text: string, at: number, naming: Naming): number {
  let end = at
  let position = at
  for (let words = 0; words <= MOST_WORDS; words++) {
    const word = wordAfter(text, position)
    if (word === null || (word.gap !== ' ' && word.gap !== '-')) break
    const isParticle = end > at && naming.nameParticles.has(word.word) && word.word.length <= 2
    const isNumber = end > at && NUMBER.test(word.text)
    if (!isParticle && !isNumber && !isPartOfName(word, naming)) break
    if (words === MOST_WORDS) return at
    position = word.end
    if (!isParticle) end = word.end
  }
  return isOnlyNumber(text.slice(at, end)) ? at : end
}

/** "Block 6", "Sector 11". */
const NUMBER = /^\d{1,3}$/

const isOnlyNumber = (name: string): boolean => !/\p{Lu}/u.test(name)

function isPartOfName(word: NeighbourWord, naming: Naming): boolean {
  return (
    isCapitalised(word.text) &&
    !naming.determiners.has(word.word) &&
    !naming.calendar.has(word.word) &&
    !naming.placePrepositions.has(word.word) &&
    !naming.offices.has(word.word) &&
    !naming.titles.has(word.word)
  )
}

function lastLetterBefore(text: string, at: number): number {
  let end = at
  while (end > 0 && /[\s-]/.test(text.charAt(end - 1))) end--
  return end
}
