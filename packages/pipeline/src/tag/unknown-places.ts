import { CHARACTER_KIND, LETTER, LETTER_CASE, type Naming, UPPER } from '@wirewatch/taxonomy'
import type { FoundName, Reading } from './reading.js'
import { wordOf } from './reading.js'
import {
  isCapitalised,
  isPunctuated,
  type NeighbourWord,
  startsSentence,
  wordAfter,
  wordBefore,
} from './words-around.js'

/** A stretch of text that the grammar announces as a place, though the gazetteer does not know it. */
export interface AnnouncedPlace {
  readonly start: number
  readonly end: number
  /** Where the announcement ends, "area" and "village" included: what it lies in is named from here on. */
  readonly phraseEnd: number
  /** A known place may open it, which it then lies in: "Mastung Zarga area". */
  readonly mayOpenWithKnown: boolean
}

/** Longer runs of capitals are headlines. */
const MOST_WORDS = 5

/** Every such stretch, in no order, overlaps included: "Torani area", "the village of Torani", "Killi Torani", "near Torani". */
export function announcedPlaces(reading: Reading, naming: Naming): readonly AnnouncedPlace[] {
  const found: AnnouncedPlace[] = []
  for (const name of reading.names) {
    if (name.words.length > 0) {
      if (wordOf(name, 'place_prefix') !== null) found.push(...openedByPrefix(reading, name, naming))
      const kind = wordOf(name, 'place_kind')
      if (kind !== null && naming.announcing.has(kind.id)) {
        found.push(...namedBeforeKind(reading, name, naming), ...namedAfterKind(reading, name, naming))
      }
      if (wordOf(name, 'place_announcer') !== null) found.push(...namedByAnnouncer(reading, name, naming))
    }
    if (name.places.length > 0) found.push(...namedInside(reading, name, naming))
  }
  return found
}

/** "Killi Torani", "Chak Torani". */
function openedByPrefix({ text }: Reading, prefix: FoundName, naming: Naming): AnnouncedPlace[] {
  if (!isCapitalised(text.charAt(prefix.start))) return []
  const before = wordBefore(text, prefix.start)
  if (before?.gap === ' ' && isPartOfName(before, naming) && !startsSentence(text, before.start)) return []
  const end = endOfName(text, prefix.end, naming)
  return end === prefix.end ? [] : [{ start: prefix.start, end, phraseEnd: end, mayOpenWithKnown: false }]
}

/** "Torani village", "the Torani and Zarga areas", "Torani Bazaar": a word for a facility belongs to the name. */
function namedBeforeKind({ text }: Reading, kind: FoundName, naming: Naming): AnnouncedPlace[] {
  const word = wordOf(kind, 'place_kind')?.id ?? ''
  const from = beforeBracket(text, kind.start)
  const start = startOfName(text, from, naming)
  if (start === null) return []
  const isProper = isCapitalised(text.charAt(kind.start)) && from === kind.start
  if (isProper && goesOnAsOrganisation(text, kind.end, naming)) return []
  const isPartOf = isFacility(word, naming)
  if (isPartOf && !isProper && !isIntroduced(text, start, naming)) return []
  const end = isProper && isPartOf ? kind.end : lastLetterBefore(text, from)
  const placeAt = (first: number, last: number): AnnouncedPlace => ({
    start: first,
    end: last,
    phraseEnd: kind.end,
    mayOpenWithKnown: true,
  })
  const places = [placeAt(start, end)]
  if (from !== kind.start) places.push(placeAt(from + 1, kind.start - 2))
  if (!word.endsWith('s')) return places
  const joined = /(?:,|,? and) $/.exec(text.slice(Math.max(0, start - 6), start))
  const otherStart = joined === null ? null : startOfName(text, start - joined[0].length + 1, naming)
  if (joined !== null && otherStart !== null) places.push(placeAt(otherStart, start - joined[0].length))
  return places
}

/** "Torani Street Journal", "Torani Area Struggle Committee": the name is no place's. */
function goesOnAsOrganisation(text: string, at: number, naming: Naming): boolean {
  let end = at
  for (let words = 0; words < MOST_WORDS; words++) {
    const after = wordAfter(text, end)
    if (after === null || after.gap !== ' ' || !isPartOfName(after, naming)) return false
    if (naming.namedAfter.has(after.word) || naming.organisations.has(after.word)) return true
    end = after.end
  }
  return false
}

/** "Torani Road (Zarga Bazaar) area": the name stands before the bracket. */
function beforeBracket(text: string, at: number): number {
  if (text.charAt(at - 2) !== ')') return at
  const opened = text.slice(Math.max(0, at - 50), at).lastIndexOf('(')
  return opened === -1 ? at : Math.max(0, at - 50) + opened
}

/** A word with a small letter, such as "road", makes a name only after "the", "in", "at". */
function isIntroduced(text: string, start: number, naming: Naming): boolean {
  const before = wordBefore(text, start)
  return before?.gap === ' ' && (naming.determiners.has(before.word) || naming.placePrepositions.has(before.word))
}

const isFacility = (word: string, naming: Naming): boolean => {
  const kinds = naming.placeKinds.get(word)
  if (kinds === undefined || kinds.has('village') || kinds.has('admin3')) return false
  return kinds.has('site') || kinds.has('route') || kinds.has('mountain') || kinds.has('neighbourhood')
}

/** "the village of Torani", "village Torani". */
function namedAfterKind({ text }: Reading, kind: FoundName, naming: Naming): AnnouncedPlace[] {
  const isWord = !isCapitalised(text.charAt(kind.start))
  const isOf = text.startsWith(' of ', kind.end)
  if (!isOf && (!isWord || naming.placeKinds.get(wordOf(kind, 'place_kind')?.id ?? '')?.has('site') === true)) return []
  const before = wordBefore(text, kind.start)
  if (before !== null && before.gap === ' ' && isCapitalised(before.text)) return []
  const from = isOf ? kind.end + 3 : kind.end
  const end = endOfName(text, from, naming)
  return end === from ? [] : [{ start: from + 1, end, phraseEnd: end, mayOpenWithKnown: false }]
}

/** "at Torani Masjid in Peshawar", "Torani, Bannu district": an unknown name that lies in a known place. */
function namedInside({ text }: Reading, place: FoundName, naming: Naming): AnnouncedPlace[] {
  // At a glance: what links two places ends in a comma, "in", "of" or "the".
  if (text.charCodeAt(place.start - 1) !== 0x20 || !',nfe'.includes(text.charAt(place.start - 2))) return []
  const link = /(?:,|,? in| of) (?:the )?$/.exec(text.slice(Math.max(0, place.start - 12), place.start))
  if (link === null) return []
  const end = place.start - link[0].length
  const start = startOfName(text, end + 1, naming)
  if (start === null) return []
  const before = wordBefore(text, start)
  if (before === null || before.gap !== ' ' || !naming.standingPrepositions.has(before.word)) return []
  // "the son of Hassan Torani of Bannu"
  if (before.word === 'of' && holdsGivenName(text.slice(start, end), naming)) return []
  if (before.word === 'of' && isOrganisation(wordBefore(text, before.start), naming)) return []
  return [{ start, end, phraseEnd: end, mayOpenWithKnown: false }]
}

/** "the Ministry of Works in Torani": what it is for, and no place. */
const isOrganisation = (word: NeighbourWord | null, naming: Naming): boolean =>
  word?.gap === ' ' && isCapitalised(word.text) && naming.organisations.has(word.word)

const holdsGivenName = (name: string, naming: Naming): boolean =>
  name.split(' ').some((word) => naming.givenNames.has(word.toLowerCase()) || naming.titles.has(word.toLowerCase()))

/** "near Torani", "west of Torani", "resident of Torani". */
function namedByAnnouncer({ text }: Reading, announcer: FoundName, naming: Naming): AnnouncedPlace[] {
  const end = endOfName(text, announcer.end, naming)
  if (end === announcer.end) return []
  return [{ start: announcer.end + 1, end, phraseEnd: end, mayOpenWithKnown: false }]
}

/** Where the run of capitalised words begins that ends right before the position; null where there is none. */
function startOfName(text: string, at: number, naming: Naming): number | null {
  if (!mayEndName(text, at)) return null
  let start: number | null = null
  let position = at
  for (let words = 0; words <= MOST_WORDS; words++) {
    const word = wordBefore(text, position)
    if (word === null || (word.gap !== ' ' && word.gap !== '-')) break
    const isParticle = start !== null && isInsideName(word.word, naming)
    const isNumber = start === null && NUMBER.test(word.text)
    if (!isParticle && !isNumber && !isPartOfName(word, naming) && !(start !== null && isTitle(word, naming))) break
    if (words === MOST_WORDS) return null
    position = word.start
    if (!isParticle) start = word.start
  }
  return start !== null && isOnlyNumber(text.slice(start, at)) ? null : start
}

/** Dismisses most at a glance: whether the word before the position begins with a capital or is a number. */
function mayEndName(text: string, at: number): boolean {
  let first = at - 2
  while (first > 0 && CHARACTER_KIND[text.charCodeAt(first - 1)] === LETTER) first--
  const code = text.charCodeAt(first)
  return LETTER_CASE[code] === UPPER || (code >= 0x30 && code <= 0x39)
}

/** Where a text has lost its points and commas, the next sentence runs on with capitals: then one word is the name. */
const mostWords = (text: string): number => (isPunctuated(text) ? MOST_WORDS : 1)

/** Where the run of capitalised words ends that begins right after the position; the position where there is none. */
function endOfName(text: string, at: number, naming: Naming): number {
  let end = at
  let position = at
  const most = mostWords(text)
  for (let words = 0; words <= most; words++) {
    const word = wordAfter(text, position)
    if (word === null || (word.gap !== ' ' && word.gap !== '-')) break
    const isParticle = end > at && isInsideName(word.word, naming)
    const isNumber = end > at && NUMBER.test(word.text)
    if (!isParticle && !isNumber && !isPartOfName(word, naming)) break
    if (words === most) return most === 1 ? end : at
    position = word.end
    if (!isParticle) end = word.end
  }
  return isOnlyNumber(text.slice(at, end)) ? at : end
}

/** "Gulzar e Torani"; but "Torani of Bannu" is two names. */
const isInsideName = (word: string, naming: Naming): boolean =>
  naming.nameParticles.has(word) && !naming.linking.has(word) && !naming.joining.has(word)

/** "Block 6", "Sector 11". */
const NUMBER = /^\d{1,3}$/

/** Numbers, and acronyms: "IED" is no place, though "area" stands before it. */
const isOnlyNumber = (name: string): boolean => !/\p{Lu}\p{Ll}/u.test(name)

const isPartOfName = (word: NeighbourWord, naming: Naming): boolean =>
  isCapitalised(word.text) && !naming.apartFromNames.has(word.word)

/** "Pir Torani village": inside a name of a place a title is a part of it. */
const isTitle = (word: NeighbourWord, naming: Naming): boolean =>
  isCapitalised(word.text) && naming.titles.has(word.word)

function lastLetterBefore(text: string, at: number): number {
  let end = at
  while (end > 0 && /[\s-]/.test(text.charAt(end - 1))) end--
  return end
}
