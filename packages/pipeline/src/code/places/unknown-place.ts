import { Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordFlag, WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Naming } from '@wirewatch/taxonomy/naming.js'
import { isMark, type Units } from '../words/read-units.js'
import type { Stretch } from '../words/split-sentences.js'
import type { PlaceChain } from './find-place.js'

/** Names of more words than this are of something else; "de" and "la" are not counted. */
const longestName = 4

type Relation = 'in' | 'near' | 'between'

/** "in Torvik", "near Old Torvik": a name that nobody knows, where only a place can stand; with a known one behind it the chain is that one's. */
export function unknownPlace(units: Units, sentence: Stretch, at: number, naming: Naming): PlaceChain | null {
  if (at === sentence.start || !isUnknownName(units, at)) return null
  const end = endOfName(units, sentence, at)
  if (!isShort(units, at, end, naming) || (units.flags[end - 1]! & WordFlag.possessive) !== 0) return null
  const relation = relationBefore(units, at, end)
  if (relation === null || (end < sentence.end && !endsName(units, end))) return null
  if (!units.cased && isDescription(units.word(at), naming)) return null
  const until = relation === 'between' ? otherEnd(units, sentence, end) : endOfWritten(units, end)
  const text = units.text.slice(units.start[at]!, units.end[until - 1]!)
  return { start: at, end: until, mentions: [], location: null, text, relation, elsewhere: false }
}

export const isUnknownName = (units: Units, at: number): boolean =>
  units.kind[at] === WordKind.word &&
  (!units.cased || (units.flags[at]! & WordFlag.capital) !== 0) &&
  units.mention[at] === null &&
  units.lexeme[at] === null

function endOfName(units: Units, sentence: Stretch, from: number): number {
  let end = from
  while (end < sentence.end && (isUnknownName(units, end) || isJoinedName(units, end))) end++
  return end
}

/** "Shah-e-Alam". */
const isJoinedName = (units: Units, at: number): boolean =>
  (units.flags[at]! & WordFlag.joined) !== 0 && units.mention[at] === null

function isShort(units: Units, from: number, end: number, { nameParticles }: Naming): boolean {
  let words = 0
  for (let at = from; at < end; at++) if (!nameParticles.has(units.word(at))) words++
  return words > 0 && words <= longestName
}

/** What the words before a name say of it; null where they do not say that it is a place. */
function relationBefore(units: Units, at: number, end: number): Relation | null {
  const before = units.lexeme[at - 1] ?? null
  if (before === null) return null
  if (before.text === 'of' && (isAreaWord(units, at - 2) || units.lexeme[at - 2]?.cues.northOf === true))
    return units.lexeme[at - 2]?.cues.northOf ? 'near' : 'in'
  if (isNaming(units, at)) return 'in'
  if (before.cues.placeBetween && joinsOther(units, end)) return 'between'
  const isNear = /^(?:near|neared|outside|around|on the outskirts of|in the vicinity of)$/
  if (isNear.test(before.text)) return 'near'
  if (/^(?:in|at)$/.test(before.text)) return 'in'
  if (!units.cased) return isBeforeKind(units, at, end) ? 'in' : null
  return /^(?:gripped|rocked|shook|paralysed|engulfed)$/.test(units.word(at - 1)) ? 'in' : null
}

/** "IN THE MOUNTAINS OF TORVIK": the word for its kind announces a name, also where all is written in capitals. */
const isAreaWord = (units: Units, at: number): boolean => units.lexeme[at]?.cues.areaWord === true

/** "a hamlet called Torvik". */
const isNaming = (units: Units, at: number): boolean =>
  /^(?:called|named|known as)$/.test(units.lexeme[at - 1]?.text ?? units.word(at - 1)) &&
  (isAreaWord(units, at - 2) || /^(?:place|places|spot|site|point)$/.test(units.word(at - 2)))

/** "IN THE TORVIK QUARTER", "ON TORVIK STREET"; but "in the shabby quarter of Torvik" is not called so. */
function isBeforeKind(units: Units, at: number, end: number): boolean {
  if (!isAreaWord(units, end) || units.lexeme[end]?.plural === true) return false
  if (units.lexeme[end + 1]?.text === 'of' && isUnknownName(units, end + 2)) return false
  const before = units.lexeme[at - 1]!
  const link = before.text === 'the' ? (units.lexeme[at - 2] ?? null) : before
  return link !== null && (link.cues.placeIn || link.cues.placeNear || link.text === 'on')
}

/** "between Torvik and Zarga". */
const joinsOther = (units: Units, at: number): boolean =>
  units.lexeme[at]?.text === 'and' && (isUnknownName(units, at + 1) || units.mention[at + 1]?.kind === 'location')

function otherEnd(units: Units, sentence: Stretch, and: number): number {
  const end = endOfName(units, sentence, and + 1)
  return end > and + 1 ? end : and + 2
}

/** The word for a street belongs to its name. */
const endOfWritten = (units: Units, end: number): number =>
  /^(?:street|avenue|road|boulevard|highway|hill|river|ranch|plantation|heights)$/.test(units.lexeme[end]?.text ?? '')
    ? end + 1
    : end

/** No noun goes on with the name, and no known place says what it is part of. */
function endsName(units: Units, at: number): boolean {
  const isJoined = joinsOther(units, at)
  for (let next = at; next <= at + 2 && next < units.count; next++)
    if (units.mention[next]?.kind === 'location' && !isJoined) return false
  if (units.mention[at] !== null || units.kind[at] === WordKind.number) return false
  const lexeme = units.lexeme[at] ?? null
  return lexeme === null || units.kind[at] === WordKind.mark || lexeme.cues.areaWord || (lexeme.pos & Pos.noun) === 0
}

/** "IN SOLIDARITY", "AT READINESS": where capitals tell no names, the endings of English words tell what is none. */
const isPlainEnglish = (word: string): boolean =>
  word.length > 5 &&
  /(?:tion|tions|sion|sions|ment|ments|ness|ities|ity|ism|ence|ance|ship|hood|ings?|ed|ly|ous|able|ible|less|ful|ical|ency|ancy)$/.test(
    word,
  )

const isDescription = (word: string, { determiners, directions, placeKinds }: Naming): boolean =>
  isPlainEnglish(word) || determiners.has(word) || directions.has(word) || placeKinds.has(word)

/** "SAN PEDRO" that is known, "SAN PEDRO TORVIK" that is not: the longer name is another place. */
export function longerName(units: Units, sentence: Stretch, end: number): number {
  if (units.cased || isMark(units, end, ',')) return end
  const longer = endOfName(units, sentence, end)
  if (longer === end || longer - end > 2 || isPlainEnglish(units.word(end))) return end
  return longer === sentence.end || endsName(units, longer) ? longer : end
}
