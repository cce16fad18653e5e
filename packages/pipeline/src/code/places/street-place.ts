import { Form, Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordFlag, WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Naming } from '@wirewatch/taxonomy/naming.js'
import type { Units } from '../words/read-units.js'
import type { Stretch } from '../words/split-sentences.js'
import { endOfName as endOfUnknownName } from './name-of-place.js'
import type { PlaceChain } from './place-chain.js'

/** Names of streets have no more words than this before the word for the street. */
const longestName = 5

/** How far before a street that stands before a noun its link is looked for: "behind an empty Torvik Road motel". */
const linkReach = 4

const describing = Pos.determiner | Pos.adjective

/** A street as it is written. */
interface Street {
  readonly end: number
  /** "court", "way": a street only behind "on". */
  readonly doubtful: boolean
}

/**
 * "on Torvik Street", "at 5th and Zarga avenues", "in the 900 block of Torvik Road", "outside a Torvik Avenue motel", "off Highway 9":
 * the street, corner or block where something happened, which no gazetteer knows.
 */
export function streetPlace(units: Units, sentence: Stretch, at: number, naming: Naming): PlaceChain | null {
  const name = startOfName(units, at)
  const street =
    cornerAt(units, sentence, name, naming) ??
    (units.word(name - 1) === 'of' && name > at ? blockOf(units, sentence, name) : null)
  if (street === null) return null
  const isAddress = name > at
  const link = linkBefore(units, sentence, at, street.end, naming)
  if (street.doubtful ? !isAddress && link !== 'on' : link === null && !isAddress) return null
  const relation = link === 'near' || link === 'off' ? 'near' : link === 'between' ? 'between' : 'in'
  const text = units.text.slice(units.start[at]!, units.end[street.end - 1]!)
  const elsewhere = isHome(units, at, naming) || isWayOut(units, sentence, at, naming)
  return { start: at, end: street.end, mentions: [], location: null, text, relation, elsewhere, street: true }
}

/** Whether a word stands here by which a street is known: few sentences have one, and in the others none need be looked for. */
export function tellsOfStreet(units: Units, { start, end }: Stretch, naming: Naming): boolean {
  for (let at = start; at < end; at++) if (isStreetSign(units, at, naming)) return true
  return false
}

function isStreetSign(units: Units, at: number, naming: Naming): boolean {
  if (units.mention[at] !== null) return isWholeStreet(units, at, naming) || naming.streetSigns.has(units.word(at))
  const word = units.word(at)
  return naming.streetSigns.has(word) || ((units.flags[at]! & WordFlag.digit) !== 0 && isOrdinal(word))
}

/** Past a number of a house or a block: "220 Torvik Street", "the 900 block of Torvik Street". */
function startOfName(units: Units, at: number): number {
  if ((units.flags[at]! & WordFlag.digit) === 0 || isOrdinal(units.word(at)) || at + 1 >= units.count) return at
  if (units.word(at + 1) === 'block') return units.word(at + 2) === 'of' ? at + 3 : at + 2
  return units.kind[at] === WordKind.number && /^\d{2,5}$/.test(units.word(at)) ? at + 1 : at
}

/** "the 200 block of Torvik": a block is always one of a street. */
function blockOf(units: Units, sentence: Stretch, at: number): Street | null {
  const end = endOfName(units, sentence, at)
  return end > at ? { end, doubtful: false } : null
}

const isOrdinal = (word: string): boolean => /^\d+(?:st|nd|rd|th)$/.test(word)

/** One street, or the corner of two. */
function cornerAt(units: Units, sentence: Stretch, at: number, naming: Naming): Street | null {
  const first = streetAt(units, sentence, at, naming)
  const and = first?.end ?? endOfName(units, sentence, at)
  if (and === at || and + 1 >= sentence.end || !isAnd(units, and)) return first
  const second = streetAt(units, sentence, and + 1, naming)
  if (second !== null) return { end: second.end, doubtful: first === null && second.doubtful }
  if (first !== null || !isOrdinalName(units, at, naming)) return first
  const end = endOfName(units, sentence, and + 1)
  return end > and + 1 ? { end, doubtful: false } : null
}

const isAnd = (units: Units, at: number): boolean => units.word(at) === 'and' || units.text[units.start[at]!] === '&'

/** "Third and Main", "5th and Torvik": a corner without any word for a street. */
const isOrdinalName = (units: Units, at: number, { streetOrdinals }: Naming): boolean =>
  isOrdinal(units.word(at)) || (isCapital(units, at) && streetOrdinals.has(units.word(at)))

function streetAt(units: Units, sentence: Stretch, at: number, naming: Naming): Street | null {
  if (at >= sentence.end) return null
  const opened = endOfOpened(units, sentence, at, naming)
  if (opened > at) return { end: opened, doubtful: false }
  return namedStreet(units, sentence, at, naming)
}

/** "Calle 45", "Avenida Torvik", "Avenue K": where such a name ends; the position itself where none stands here. */
function endOfOpened(units: Units, sentence: Stretch, at: number, naming: Naming): number {
  if (!naming.streetOpeners.has(units.word(at)) || !isCapital(units, at) || units.mention[at] !== null) return at
  if (units.kind[at + 1] === WordKind.number && at + 1 < sentence.end) return at + 2
  const end = Math.max(endOfName(units, sentence, at + 1), endOfUnknownName(units, sentence, at + 1, naming))
  return end === at + 1 ? at : end
}

/** "Highway", "I", "U.S.": with a number behind it a road. */
const isRoadSign = (word: string, { numberedRoads }: Naming): boolean => numberedRoads.has(word.replaceAll('.', ''))

/** "Highway 9", "I-95", "U.S. 36". */
const isNumbered = (units: Units, { end }: Stretch, at: number, naming: Naming): boolean =>
  at + 1 < end &&
  isRoadSign(units.word(at), naming) &&
  isCapital(units, at) &&
  units.kind[at + 1] === WordKind.number &&
  /^\d{1,4}$/.test(units.word(at + 1))

/** "Torvik Road" that was tagged as one name, of a place that no gazetteer knows. */
function isWholeStreet(units: Units, at: number, { streetWords }: Naming): boolean {
  const mention = units.mention[at]
  if (mention?.kind !== 'location' || mention.locationId !== null) return false
  return streetWords.has(mention.text.toLowerCase().split(' ').at(-1)!)
}

function namedStreet(units: Units, sentence: Stretch, from: number, naming: Naming): Street | null {
  let found: Street | null = null
  let words = 0
  for (let at = from; at < sentence.end && words <= longestName + 1; at = pastDot(units, at), words++) {
    if (isNumbered(units, sentence, at, naming)) return { end: at + 2, doubtful: false }
    if (isWholeStreet(units, at, naming)) return { end: at + 1, doubtful: false }
    const word = units.word(at)
    const isKnown = naming.streetWords.has(word)
    if (at > from && (isKnown || naming.streetWordsWithOn.has(word)) && isEndOfName(units, at, naming)) {
      const end = endOfKind(units, sentence, at, naming)
      if (end !== null) found = { end, doubtful: !isKnown }
    }
    if (!isNamePart(units, at, naming)) break
  }
  return found
}

/** "Avenue", also "avenues" behind two names; of "st" and "dr" the name stands before, and no other name behind. */
function isEndOfName(units: Units, at: number, { streetTitles }: Naming): boolean {
  const word = units.word(at)
  if (units.cased && !isCapital(units, at) && !word.endsWith('s')) return false
  if (!streetTitles.has(word)) return true
  const next = units.word(at + 1) === '.' ? at + 2 : at + 1
  return next >= units.count || !isCapital(units, next) || units.lexeme[next] !== null
}

/** Behind the word for the street, its dot, and the quarter of the town: "Torvik Avenue South", "9th St. NW". */
function endOfKind(units: Units, { end }: Stretch, at: number, naming: Naming): number | null {
  const dot = units.word(at + 1) === '.' && units.word(at).length <= 4 && at + 2 < end ? at + 2 : at + 1
  if (dot >= end) return Math.min(at + 1, end)
  return isCapital(units, dot) && isDirection(units.word(dot), naming) && !isCapital(units, dot + 1) ? dot + 1 : at + 1
}

const isDirection = (word: string, { directions }: Naming): boolean =>
  /^[nsew]$|^[ns][ew]$/.test(word) || (/^(?:north|south|east|west)/.test(word) && directions.has(word))

/** The next word, past the dot of "N." and "Jr.". */
const pastDot = (units: Units, at: number): number =>
  units.word(at + 1) === '.' && /(?:^|\s)\w{1,2}$/.test(units.text.slice(units.start[at]!, units.end[at]!))
    ? at + 2
    : at + 1

function isNamePart(units: Units, at: number, { calendar, titles }: Naming): boolean {
  const word = units.word(at)
  if (isOrdinal(word)) return true
  if (units.kind[at] !== WordKind.word || calendar.has(word) || units.mention[at]?.kind === 'actor') return false
  if (!units.cased) return units.lexeme[at] === null || /^(?:north|south|east|west)$/.test(word)
  return isCapital(units, at) && !isArticle(units, at) && (!titles.has(word) || word.length <= 3)
}

/** "The" and "A"; "Main" and "Second" are names here. */
const isArticle = (units: Units, at: number): boolean => /^(?:the|an?)$/.test(units.word(at))

/** A run of capitalised words or one ordinal, as far as it goes. */
function endOfName(units: Units, sentence: Stretch, from: number): number {
  let end = from
  while (end < sentence.end && end - from < longestName && (isOrdinal(units.word(end)) || isPlainCapital(units, end)))
    end++
  return end
}

const isPlainCapital = (units: Units, at: number): boolean =>
  units.cased && isCapital(units, at) && units.kind[at] === WordKind.word && units.lexeme[at]?.time == null

const isCapital = (units: Units, at: number): boolean =>
  at < units.count && (!units.cased || (units.flags[at]! & WordFlag.capital) !== 0)

/** The word that says something is at the street; before a noun that the street describes also across its article. */
function linkBefore(
  units: Units,
  sentence: Stretch,
  at: number,
  end: number,
  { streetLinks, streetParts, determiners }: Naming,
): string | null {
  const before = units.lexeme[at - 1] ?? null
  if (at - 1 < sentence.start || before === null) return null
  const word = units.word(at - 1)
  if (word === 'of') return streetParts.has(units.word(at - 2)) ? 'in' : null
  const last = before.text.split(' ').at(-1)!
  if (streetLinks.has(last)) return last
  if (before.cues.placeNear || before.cues.placeBetween) return before.cues.placeNear ? 'near' : 'between'
  const isDescribing = end < sentence.end && units.kind[end] === WordKind.word && !isCapital(units, end)
  const isBehindArticle = determiners.has(word) || (before.pos & describing) !== 0
  if (!isBehindArticle || (!isDescribing && word !== 'the')) return null
  for (let link = at - 2; link >= sentence.start && link >= at - 1 - linkReach; link--) {
    const lexeme = units.lexeme[link] ?? null
    if (lexeme !== null && streetLinks.has(lexeme.text)) return lexeme.text === 'on' ? 'on' : 'in'
    if (lexeme === null || (lexeme.pos & describing) === 0) return null
  }
  return null
}

/** "Ana Moras, 34, of 220 Torvik Street": where somebody lives. */
const isHome = (units: Units, at: number, { streetParts, homeVerbs }: Naming): boolean =>
  (units.word(at - 1) === 'of' && !streetParts.has(units.word(at - 2))) || homeVerbs.has(units.word(at - 2))

/** "fled on Torvik Street", "ran north on Torvik Street": which way somebody went; "walking on Torvik Street" is where he was. */
function isWayOut(units: Units, sentence: Stretch, at: number, { ways }: Naming): boolean {
  for (let before = at - 2; before >= sentence.start && before >= at - 4; before--) {
    const lexeme = units.lexeme[before] ?? null
    if (lexeme?.verbClasses.motion === true) return (lexeme.forms & Form.past) !== 0
    if (!ways.has(units.word(before))) return false
  }
  return false
}
