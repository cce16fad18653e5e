import type { Naming } from '@wirewatch/taxonomy'
import type { Reading } from './reading.js'
import type { Toponym } from './toponym.js'
import {
  isAdjacent,
  isCapitalised,
  isPunctuated,
  type NeighbourWord,
  startsSentence,
  wordAfter,
  wordBefore,
} from './words-around.js'

/** Why a name of a place is not that place here: it named something else, or somebody. */
export type NoPlace = 'named_after' | 'person' | 'part_of_a_name' | 'other_kind' | 'no_capital' | 'nationality'

/** Whether the words beside a name say that it is no place; null where it may be one. */
export function whyNoPlace(reading: Reading, toponym: Toponym, naming: Naming): NoPlace | null {
  const { text } = reading
  const { name, places, announced, before, after } = toponym
  if (announced !== null) return isOtherKind(toponym, text, naming) ? 'other_kind' : null
  const isOfSomeThing = isSomeThing(text, before)
  if ((!isOfSomeThing && isNamedAfter(text, after, naming)) || isNamedBefore(text, before, naming)) return 'named_after'
  const { isSmall } = name
  const mayBePerson = name.mayBePerson && toponym.within === null
  const placing = before !== null && naming.directions.has(before.word) ? wordBefore(text, before.start) : before
  const isPlacedByWords =
    placing !== null &&
    placing.gap === ' ' &&
    (naming.placePrepositions.has(placing.word) || naming.linking.has(placing.word))
  // "Saudi jets" are of the country; "back from Saudi" is the country.
  if (name.nationality !== null && !isPlacedByWords) return 'nationality'
  if (mayBePerson && isPerson(before, after, isPlacedByWords, naming)) return 'person'
  if (!isCapitalised(text.charAt(name.start)) && /\p{Ll}/u.test(text.charAt(name.start))) {
    return isSmall && !isPlacedByWords && toponym.within === null ? 'no_capital' : null
  }
  if (mayBePerson && !isPlacedByWords && isGivenName(text.slice(name.start, name.end), naming)) return 'person'
  const isCountry = places.some(({ location }) => location.kind === 'country')
  // "a U.S. company": of that country, not in it.
  if (isCountry && before !== null && isIndefinite(before)) return 'nationality'
  if ((isSmall || mayBePerson) && !isPlacedByWords && isUnknownNameBefore(reading, toponym, before, isSmall, naming))
    return 'part_of_a_name'
  if (!isCountry && !isPlacedByWords && !isOfSomeThing && isUnknownNameAfter(reading, toponym, after, isSmall, naming))
    return 'part_of_a_name'
  return null
}

/** "A TORANI BANK", "A TORANI STREET", where all is in capitals: some bank in Torani, for no name takes an indefinite article. */
const isSomeThing = (text: string, before: NeighbourWord | null): boolean =>
  before !== null &&
  isIndefinite(before) &&
  !/\p{Ll}/u.test(text.slice(Math.max(0, before.start - REACH), before.end + REACH))

const isIndefinite = (before: NeighbourWord): boolean => before.gap === ' ' && /^an?$/.test(before.word)

/** "Hassan" is a district and a first name; without a word that places it, it is the name. */
const isGivenName = (written: string, naming: Naming): boolean => naming.givenNames.has(written.toLowerCase())

/** "Multan village" is not Multan, "Kandahar Road" is not Kandahar: the word announces what no candidate is. */
function isOtherKind({ announced, places, name, before }: Toponym, text: string, naming: Naming): boolean {
  if (announced === null || places.some(({ location }) => announced.kinds.has(location.kind))) return false
  const isCountry = places.every(({ location }) => location.kind === 'country')
  if (isCountry && announced.kinds.has('town') && !announced.kinds.has('area')) return true
  const announcesSmall = [...announced.kinds].every(
    (kind) => kind === 'village' || kind === 'town' || kind === 'neighbourhood',
  )
  if (announcesSmall) return places.every(({ location }) => location.kind === 'country' || location.kind === 'admin1')
  // "the river Torani" is not the town; "Torani Road" is not either.
  if (announced.kinds.has('water') && !announced.kinds.has('area')) return true
  if (naming.standingThere.has(announced.word)) return false
  const isFacility = announced.kinds.has('site') || announced.kinds.has('route')
  if (!isFacility || announced.end <= name.end || !isCapitalised(text.slice(name.end + 1, announced.end))) return false
  return !isSomeThing(text, before)
}

function isNamedAfter(text: string, after: NeighbourWord | null, naming: Naming): boolean {
  if (!isAdjacent(after) || after.gap === '\n' || !isCapitalised(after.text)) return false
  if (naming.namedAfter.has(after.word)) return true
  const second = wordAfter(text, after.end)
  return isAdjacent(second) && naming.namedAfter.has(`${after.word} ${second.word}`)
}

function isNamedBefore(text: string, before: NeighbourWord | null, naming: Naming): boolean {
  if (!isAdjacent(before)) return false
  if (isCapitalised(before.text) && naming.namedBefore.has(before.word)) return true
  if (before.word !== 'of') return false
  const head = wordBefore(text, before.start)
  return isAdjacent(head) && isCapitalised(head.text) && naming.namedBefore.has(`${head.word} of`)
}

function isPerson(
  before: NeighbourWord | null,
  after: NeighbourWord | null,
  isPlaced: boolean,
  naming: Naming,
): boolean {
  if (before !== null && /^\.? $/.test(before.gap) && isCapitalised(before.text)) {
    if (naming.titles.has(before.word) || naming.givenNames.has(before.word)) return true
  }
  return !isPlaced && isAdjacent(after) && isCapitalised(after.text) && naming.givenNames.has(after.word)
}

/** "SSP Malir": an office, not a first name. */
const isAcronym = (word: string): boolean => /^\p{Lu}+$/u.test(word)

function isUnknownNameBefore(
  reading: Reading,
  { name }: Toponym,
  before: NeighbourWord | null,
  isSmall: boolean,
  naming: Naming,
): boolean {
  if (before === null || before.gap !== ' ' || !isUnknownName(before, naming)) return false
  if (!isSmall && (isAcronym(before.text) || !isPunctuated(reading.text))) return false
  const known = reading.names[name.index - 1]
  if (known !== undefined && known.end > before.start) return false
  return !startsSentence(reading.text, before.start) && !isTitleLine(reading.text, name.start)
}

function isUnknownNameAfter(
  reading: Reading,
  { name }: Toponym,
  after: NeighbourWord | null,
  isSmall: boolean,
  naming: Naming,
): boolean {
  if (after === null || after.gap !== ' ' || !isPunctuated(reading.text)) return false
  // "Sindh Governor" is the governor of Sindh; "Torani Governor" would be a longer name.
  if (!isUnknownName(after, naming) && !(isSmall && isCapitalised(after.text) && naming.offices.has(after.word)))
    return false
  const known = reading.names[name.index + 1]
  if (known !== undefined && known.start < after.end) return false
  return !isTitleLine(reading.text, name.start)
}

function isUnknownName(word: NeighbourWord, naming: Naming): boolean {
  return (
    isCapitalised(word.text) &&
    !naming.calendar.has(word.word) &&
    !naming.directions.has(word.word) &&
    !naming.placeKinds.has(word.word) &&
    !naming.placePrepositions.has(word.word) &&
    !naming.determiners.has(word.word) &&
    !naming.openers.has(word.word) &&
    !naming.offices.has(word.word)
  )
}

/** How much of the line is looked at, in characters each way. */
const REACH = 120

/** Headlines write every word with a capital, or with nothing else; there a capital says nothing. */
export function isTitleLine(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - REACH), at)
  const after = text.slice(at, at + REACH)
  const line =
    before.slice(before.lastIndexOf('\n') + 1) + (after.includes('\n') ? after.slice(0, after.indexOf('\n')) : after)
  if (/[.!?](?:\s|$)/.test(line)) return false
  const words = line.match(/\p{L}{4,}/gu) ?? []
  return words.length >= 3 && words.filter(isCapitalised).length > words.length * 0.7
}
