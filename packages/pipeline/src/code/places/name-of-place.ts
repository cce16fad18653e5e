import { Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordFlag, WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Naming } from '@wirewatch/taxonomy/naming.js'
import { isMark, type Units } from '../words/read-units.js'
import type { Stretch } from '../words/split-sentences.js'

/** Names of more words than this are of something else; "de" and "la" are not counted. */
const longestName = 4

/** A word that may be a name nobody knows: in a text of capitals only, whatever no list knows. */
export const isUnknownName = (units: Units, at: number): boolean =>
  units.kind[at] === WordKind.word &&
  (!units.cased || (units.flags[at]! & WordFlag.capital) !== 0) &&
  units.mention[at] === null &&
  units.lexeme[at] === null

/** Where the name ends that begins here; the position itself where none does. */
export function endOfName(units: Units, sentence: Stretch, from: number, naming: Naming): number {
  let end = from
  while (
    end < sentence.end &&
    (isUnknownName(units, end) || isJoinedName(units, end) || isOpened(units, from, end, naming))
  )
    end += isShortened(units, end, naming) ? 2 : 1
  while (end > from && naming.nameParticles.has(units.word(end - 1))) end--
  return end
}

/**
 * "North Torvik", "Fort Zarga", "Canton": where capitals tell names from words, a known word with one is a part of a name. Where the run of them
 * ends; the position itself where none begins.
 */
export function endOfCapitals(units: Units, { end }: Stretch, from: number, naming: Naming): number {
  const until = Math.min(end, from + longestName + 1)
  let at = from
  while (at < until && (isUnknownName(units, at) || isKnownCapital(units, at, naming))) at++
  return at
}

/** A word with a capital that is no day, nobody, no deed, no office and no part of a government. */
export function isKnownCapital(units: Units, at: number, naming: Naming): boolean {
  const lexeme = units.lexeme[at] ?? null
  if (!units.cased || lexeme === null || units.kind[at] !== WordKind.word || units.mention[at] !== null) return false
  if ((units.flags[at]! & (WordFlag.capital | WordFlag.capitals | WordFlag.possessive)) !== WordFlag.capital)
    return false
  const { party, weapon, nounTriggers, time, speaker, cues, text, pos } = lexeme
  if ((pos & (Pos.noun | Pos.adjective | Pos.verb)) === 0 || text.includes(' ')) return false
  if (party !== null || weapon !== null || speaker !== null || time !== null || nounTriggers.length > 0) return false
  return !cues.title && !cues.carePlace && !naming.organisations.has(text) && !naming.seats.has(text)
}

/** "St. Torvik", "Ft. Zarga": a dot inside the name. */
const isShortened = (units: Units, at: number, { nameAbbreviations }: Naming): boolean =>
  nameAbbreviations.has(units.word(at)) && isMark(units, at + 1, '.') && isUnknownName(units, at + 2)

/** "Shah-e-Alam". */
const isJoinedName = (units: Units, at: number): boolean =>
  (units.flags[at]! & WordFlag.joined) !== 0 && units.mention[at] === null

/** "LA UNION", "SANTA ROSA DE TORVIK": behind such a word stands a part of the name, whatever else it means. */
const isOpened = (units: Units, from: number, at: number, { placeOpeners, nameParticles }: Naming): boolean => {
  if (units.cased || at === from || units.kind[at] !== WordKind.word) return false
  const before = units.word(at - 1)
  return (
    placeOpeners.has(before) ||
    before === 'del' ||
    (nameParticles.has(before) && units.mention[at]?.kind === 'location')
  )
}

export function isShort(units: Units, from: number, end: number, { nameParticles }: Naming): boolean {
  let words = 0
  for (let at = from; at < end; at++) if (!nameParticles.has(units.word(at))) words++
  return words > 0 && words <= longestName
}

/** The word for a street or a hill belongs to its name, and one with a capital: "Torvik Colony". */
export const endOfWritten = (units: Units, end: number, { writtenKinds }: Naming): number =>
  (units.cased && units.lexeme[end]?.cues.areaWord === true && (units.flags[end]! & WordFlag.capital) !== 0) ||
  writtenKinds.has(units.lexeme[end]?.text ?? '')
    ? end + 1
    : end

/** No noun goes on with the name. */
export function endsName(units: Units, at: number): boolean {
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

export const isDescription = (word: string, { determiners, directions, placeKinds }: Naming): boolean =>
  isPlainEnglish(word) || determiners.has(word) || directions.has(word) || placeKinds.has(word)

/** "SAN PEDRO" that is known, "SAN PEDRO TORVIK" that is not: the longer name is another place. */
export function longerName(units: Units, sentence: Stretch, end: number, naming: Naming): number {
  if (units.cased || isMark(units, end, ',')) return end
  const longer = endOfName(units, sentence, end, naming)
  if (longer === end || longer - end > 2 || isPlainEnglish(units.word(end))) return end
  return longer === sentence.end || endsName(units, longer) ? longer : end
}
