import { WordFlag, WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Naming } from '@wirewatch/taxonomy/naming.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import { countryOfWord } from '../parties/nationality.js'
import { isMark, type Units } from '../words/read-units.js'
import type { Stretch } from '../words/split-sentences.js'
import {
  endOfCapitals,
  endOfName,
  endOfWritten,
  endsName,
  isDescription,
  isKnownCapital,
  isShort,
  isUnknownName,
} from './name-of-place.js'
import type { PlaceChain } from './place-chain.js'

/** What the words before a name say of it; `owner` where it only says whose somebody is: "the mayor of Torvik". */
type Relation = 'in' | 'near' | 'between' | 'owner'

/** "in Torvik", "near Old Torvik": a name that nobody knows, where only a place can stand. */
export function unknownPlace(units: Units, sentence: Stretch, at: number, taxonomy: Taxonomy): PlaceChain | null {
  const { naming } = taxonomy
  if (at === sentence.start || units.kind[at] !== WordKind.word) return null
  const end = endOfPlaceName(units, sentence, at, naming)
  if (!isShort(units, at, end, naming) || (units.flags[end - 1]! & WordFlag.possessive) !== 0) return null
  if (isTownOfHome(units, at, end)) return chainOf(units, at, end, 'in')
  const relation = isOfEvent(units, at, end) ? null : relationBefore(units, sentence, at, end, naming)
  if (relation === null) return null
  const land = endOfLand(units, at, end, taxonomy)
  if (land > end) return chainOf(units, at, land, relation)
  if (end < sentence.end && !endsPlace(units, end, naming)) return null
  if (!units.cased && (isDescription(units.word(at), naming) || countryOfWord(units.word(at), taxonomy) !== null))
    return null
  const until = relation === 'between' ? otherEnd(units, sentence, end, naming) : endOfWritten(units, end, naming)
  return chainOf(units, at, until, relation)
}

/** Where the name ends; the position itself where none begins. */
function endOfPlaceName(units: Units, sentence: Stretch, at: number, naming: Naming): number {
  if (isUnknownName(units, at)) {
    const end = endOfName(units, sentence, at, naming)
    const longer = endOfCapitals(units, sentence, at, naming)
    return longer > end && isInRunningText(units, sentence, at, longer, naming) ? longer : end
  }
  if (!isKnownCapital(units, at, naming) || isKnownCapital(units, at - 1, naming)) return at
  const end = endOfCapitals(units, sentence, at, naming)
  const isKindAlone =
    end === at + 1 &&
    (units.lexeme[at]?.cues.noPlace === true ||
      naming.spots.has(units.word(at)) ||
      naming.placeKinds.has(units.word(at)))
  return !isKindAlone && isInRunningText(units, sentence, at, end, naming) ? end : at
}

/** "World War II", "World Cup": a name, and of no place. */
function isOfEvent(units: Units, from: number, end: number): boolean {
  for (let at = from; at < end; at++) if (units.lexeme[at]?.cues.namedEvent === true) return true
  return false
}

/** Behind "in", "near", "in downtown", in a sentence whose other words have small letters: "in North Torvik on Monday", not "Shot in Robbery". */
function isInRunningText(
  units: Units,
  { start, end: until }: Stretch,
  at: number,
  end: number,
  naming: Naming,
): boolean {
  const link = linkAt(units, at, naming)
  const text = units.lexeme[link]?.text ?? ''
  if (link < start || !(text === 'in' || naming.nearLinks.has(text))) return false
  if (link - 1 > start) return (units.flags[link - 1]! & WordFlag.capital) === 0 || units.lexeme[link - 1]?.time != null
  const next = isMark(units, end, ',') ? end + 1 : end
  return next < until && units.kind[next] === WordKind.word && (units.flags[next]! & WordFlag.capital) === 0
}

/** The word before the name, past "downtown", "nearby", "southern". */
function linkAt(units: Units, at: number, { directions }: Naming): number {
  let link = at - 1
  while (
    link > 0 &&
    units.cased &&
    directions.has(units.word(link)) &&
    (units.flags[link]! & WordFlag.capital) === 0 &&
    units.lexeme[link]?.cues.placeNear !== true
  )
    link--
  return link
}

/** "in Little Torvia": a name that a country gave a quarter. */
function endOfLand(units: Units, at: number, end: number, { locations }: Taxonomy): number {
  const mention = units.mention[end]
  if (!units.cased || end !== at + 1 || mention?.kind !== 'location' || mention.locationId === null) return end
  if (locations.get(mention.locationId)?.kind !== 'country') return end
  let until = end
  while (units.mention[until] === mention) until++
  return until
}

/** "in her Torvik home", "outside his Torvik apartment". */
const isTownOfHome = (units: Units, at: number, end: number): boolean =>
  units.cased &&
  units.lexeme[end]?.target?.id === 'home' &&
  /^(?:his|her|their)$/.test(units.word(at - 1)) &&
  standsOn(units, at - 2)

const chainOf = (units: Units, start: number, end: number, relation: Relation): PlaceChain => ({
  start,
  end,
  mentions: [],
  location: null,
  text: units.text.slice(units.start[start]!, units.end[end - 1]!),
  relation: relation === 'owner' ? 'in' : relation,
  elsewhere: relation === 'owner',
  street: false,
})

/** Null where the words before do not say that the name is a place. */
function relationBefore(units: Units, sentence: Stretch, at: number, end: number, naming: Naming): Relation | null {
  const link = Math.max(sentence.start, linkAt(units, at, naming))
  const before = units.lexeme[link] ?? null
  if (before === null) return null
  if (before.text === 'of' && (isAreaWord(units, link - 1, naming) || units.lexeme[link - 1]?.cues.northOf === true))
    return units.lexeme[link - 1]?.cues.northOf ? 'near' : 'in'
  if (isNaming(units, at, naming)) return 'in'
  if (before.cues.placeBetween && joinsOther(units, end)) return 'between'
  if (isOnRoad(units, link)) return before.text.endsWith('from') && joinsOther(units, end) ? 'between' : 'near'
  if (naming.nearLinks.has(before.text)) return 'near'
  if (/^(?:in|at)$/.test(before.text) || isReportedFrom(units, link) || isShotAt(units, link)) return 'in'
  if (units.cased) return isStruck(units, at, end, naming) ? 'in' : null
  if (
    isBeforeKind(units, at, end, naming) ||
    (before.cues.placeIn && naming.placeOpeners.has(units.word(at)) && !/^(?:of|to|from)$/.test(before.text))
  )
    return 'in'
  if (before.text !== 'of') return null
  const isHome = units.word(at - 2) === ',' && isUnknownName(units, at - 3)
  return isHome || isOffice(units, at - 2, naming) ? 'owner' : null
}

/** "was shot at Torvik": the coder reads the two words as one, and behind a passive they say where. */
const isShotAt = (units: Units, at: number): boolean =>
  units.lexeme[at]?.text.endsWith(' at') === true && units.lexeme[at - 1]?.cues.passive === true

/** "Arson was reported from Torvik": it happened there. */
export const isReportedFrom = (units: Units, from: number): boolean =>
  units.lexeme[from]?.text === 'from' && /^reported$/.test(units.word(from - 1))

/** "in the mountains of Torvik": the word for its kind announces a name, and so does "in the community of"; where all is written in capitals also "THE SUBURBS OF TORVIK". */
const isAreaWord = (units: Units, at: number, naming: Naming): boolean =>
  units.lexeme[at]?.cues.areaWord === true ||
  (naming.placeParts.has(units.word(at)) && (!units.cased || standsOn(units, linkAt(units, at, naming)))) ||
  (!units.cased && naming.placeKinds.has(units.word(at)))

/** "the mayor of Torvik", "the farm workers union of Torvik". */
const isOffice = (units: Units, at: number, naming: Naming): boolean => {
  const lexeme = units.lexeme[at] ?? null
  return lexeme?.cues.title === true || lexeme?.party != null || naming.organisations.has(units.word(at))
}

/** "a hamlet called Torvik". */
const isNaming = (units: Units, at: number, naming: Naming): boolean =>
  naming.placeCallers.has(units.lexeme[at - 1]?.text ?? units.word(at - 1)) &&
  (isAreaWord(units, at - 2, naming) || naming.calledPlaces.has(units.word(at - 2)))

/** "IN THE TORVIK QUARTER", "ON TORVIK STREET", "STORMED THE TORVIK FARM"; but "in the shabby quarter of Torvik" is not called so. */
function isBeforeKind(units: Units, at: number, end: number, naming: Naming): boolean {
  if (!isAreaWord(units, end, naming) || units.lexeme[end]?.plural === true) return false
  if (units.lexeme[end + 1]?.text === 'of' && isUnknownName(units, end + 2) && !naming.placeOpeners.has(units.word(at)))
    return false
  return standsOn(units, at - 1)
}

/** "on", "near", "at the". */
const standsOn = (units: Units, at: number): boolean => {
  const lexeme = units.lexeme[units.lexeme[at]?.text === 'the' ? at - 1 : at] ?? null
  return lexeme !== null && (lexeme.cues.placeIn || lexeme.cues.placeNear || lexeme.text === 'on')
}

/** "rocked Torvik", "attacked the Torvik quarter": what is struck is where it happened. */
function isStruck(units: Units, at: number, end: number, { placeShakers }: Naming): boolean {
  if (placeShakers.has(units.word(at - 1))) return true
  const kind = units.lexeme[end] ?? null
  if (kind === null || !kind.cues.areaWord || kind.plural || units.word(end) === 'district') return false
  const verb = units.word(at - 1) === 'the' ? at - 2 : at - 1
  return units.lexeme[verb]?.verbTriggers.some(({ happening }) => happening !== 'strategic') === true
}

/** "ON THE ROAD TO TORVIK", "along the highway from Torvik to Zarga". */
const isOnRoad = (units: Units, link: number): boolean => {
  const text = units.lexeme[link]?.text ?? ''
  if (/^on the road from$/.test(text)) return true
  if (!/^(?:to|from)$/.test(text)) return false
  const road = units.lexeme[link - 1] ?? null
  const stands = units.word(units.lexeme[link - 2]?.text === 'the' ? link - 3 : link - 2)
  return road?.target?.group === 'road' && (standsOn(units, link - 2) || stands === 'alongside')
}

/** "between Torvik and Zarga", "from Torvik to Zarga". */
const joinsOther = (units: Units, at: number): boolean =>
  /^(?:and|to)$/.test(units.lexeme[at]?.text ?? '') &&
  (isUnknownName(units, at + 1) || units.mention[at + 1]?.kind === 'location')

function otherEnd(units: Units, sentence: Stretch, and: number, naming: Naming): number {
  const end = endOfName(units, sentence, and + 1, naming)
  return end > and + 1 ? end : and + 2
}

/** No noun goes on with the name; in a text that has small letters no known place says either what it is part of. */
function endsPlace(units: Units, at: number, naming: Naming): boolean {
  if (units.cased && !joinsOther(units, at))
    for (let next = at; next <= at + 2 && next < units.count; next++)
      if (units.mention[next]?.kind === 'location') return false
  return endsName(units, at) || (!units.cased && naming.placeKinds.has(units.word(at)))
}
