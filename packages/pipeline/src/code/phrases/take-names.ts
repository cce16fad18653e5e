import { WordFlag, WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import { isAge } from '../words/is-age.js'
import type { Units } from '../words/read-units.js'
import type { Group, NounPhrase, Phrase } from './phrase.js'
import { isComma } from './phrase-marks.js'

/** "two constables Asif and Imran", "his brother Karim": names that tell who was counted. */
export function takeNames(units: Units, phrases: readonly Phrase[], at: number, group: Group): number {
  const last = group.items.at(-1)!
  if (isComma(units, phrases[at]!) && last.figure !== null && last.figure.min > 1) {
    const named = phrases[at + 1]
    if (named?.kind !== 'group' || !isBareName(units, named.items[0]!, 1)) return 0
    return 1 + takeRow(units, phrases, at + 1, group, 1)
  }
  return takeRow(units, phrases, at, group, 2)
}

/** "Asif and Imran": a row of names of at least so many words. */
function takeRow(units: Units, phrases: readonly Phrase[], at: number, group: Group, leastWords: number): number {
  const isCounted = group.items.at(-1)!.figure !== null
  let taken = 0
  for (;;) {
    const next = phrases[at + taken]
    if (next?.kind === 'group' && isBareName(units, next.items[0]!, leastWords) && (taken > 0 || isCounted)) {
      taken++
      continue
    }
    const after = phrases[at + taken + 1]
    const links = next !== undefined && taken > 0 && (next.kind === 'conjunction' || isComma(units, next))
    if (!links || after?.kind !== 'group' || !isBareName(units, after.items[0]!, leastWords)) return taken
    taken += 2
  }
}

/** Capitalised words that are nobody's and nothing's known name; where case tells nothing, from so many unknown words on. */
export function isBareName(units: Units, phrase: NounPhrase, leastWords = 2): boolean {
  if (phrase.figure !== null || phrase.determiner !== null) return false
  if (!units.cased) return areUnknownWords(units, phrase, leastWords)
  for (let at = phrase.start; at < phrase.end; at++) {
    if (units.mention[at] !== null || (units.flags[at]! & WordFlag.capital) === 0) return false
    const lexeme = units.lexeme[at]
    const isTitle = at === phrase.start && phrase.end - phrase.start > 1 && units.lexeme[phrase.end - 1] === null
    if (lexeme != null && !isTitle && (lexeme.party !== null || lexeme.target !== null)) return false
  }
  return true
}

/** Where case tells nothing: up to four words that no list knows. */
function areUnknownWords(units: Units, { start, end }: NounPhrase, least: number): boolean {
  if (end - start < least || end - start > 4) return false
  for (let at = start; at < end; at++)
    if (units.lexeme[at] !== null || units.mention[at] !== null || units.kind[at] !== WordKind.word) return false
  return true
}

/** "Ana Moras, 23, Luis Prado, 30, and": behind an age and its comma the next name of a list, with its own age or "and" behind it. */
export function takeNextAged(units: Units, phrases: readonly Phrase[], at: number, group: Group): number {
  const [age, comma, next, link] = [phrases[at - 2], phrases[at - 1], phrases[at], phrases[at + 1]]
  if (next?.kind !== 'group' || comma === undefined || !isComma(units, comma) || age?.kind !== 'group') return 0
  if (!/^\d{1,3}$/.test(units.word(age.start)) || age.items[0]!.end - age.start !== 1) return 0
  const behind = phrases[at + 2]
  const goesOn =
    link?.kind === 'conjunction' ||
    (link !== undefined && isComma(units, link) && behind?.kind === 'group' && isAge(units, behind.start))
  if (!goesOn || !isBareName(units, next.items[0]!)) return 0
  group.items.push(...next.items)
  return 1
}

/** "a girl aged 6": the number is hers and counts nobody. */
export function takeAged(units: Units, phrases: readonly Phrase[], at: number, group: Group): number {
  const [last, age] = [group.items.at(-1)!, phrases[at]]
  if (units.word(last.head) !== 'aged' || last.head <= last.start || age?.kind !== 'group') return 0
  const number = age.items[0]!
  if (age.items.length > 1 || number.end - number.start !== 1 || !/^\d{1,3}$/.test(units.word(number.start))) return 0
  group.items[group.items.length - 1] = { ...last, head: last.head - 1, end: last.head }
  return 1
}

/** ", 24,": an age. */
export function takeAge(units: Units, phrases: readonly Phrase[], at: number, of?: NounPhrase): number {
  const age = phrases[at + 1]
  if (isComma(units, phrases[at]!) && age?.kind === 'group' && /^age[sd]?$/.test(units.word(age.start)))
    return agesFrom(units, phrases, at + 1) - at
  if (!isComma(units, phrases[at]!) || age?.kind !== 'group' || age.preposition >= 0) return 0
  const item = age.items[0]!
  if (item.end - item.start !== 1 || !/^\d{1,3}$/.test(units.word(item.start))) return 0
  const after = phrases[at + 2]
  if (after === undefined) return 2
  const both = after.kind === 'conjunction' && of !== undefined ? bothAges(units, phrases, at + 1, of) : 0
  if (both > 0) return both
  if (isComma(units, after)) return isDescription(phrases[at + 3]) ? 2 : 3
  return of !== undefined && isBareName(units, of) && isAge(units, item.start) ? 2 : 0
}

/** "two brothers, 8 and 10, were": as many ages as there are people, between commas. */
function bothAges(units: Units, phrases: readonly Phrase[], from: number, of: NounPhrase): number {
  const [first, and, second, close] = phrases.slice(from, from + 4)
  if (first?.kind !== 'group' || second?.kind !== 'group' || close === undefined || !isComma(units, close)) return 0
  const areBare = [first, second].every(({ start, end }) => end - start === 1 && /^\d{1,2}$/.test(units.word(start)))
  return areBare && units.word(and!.start) === 'and' && of.plural && of.figure?.min === 2 ? 5 : 0
}

/** "Ana Moras, 31, a nurse,": the comma behind the age opens what the named one is. */
const isDescription = (next: Phrase | undefined): boolean =>
  next?.kind === 'group' && next.items[0]!.determiner?.cues.article === true

/** ", ages 4, 6 and 19,": up to the comma behind the last. */
function agesFrom(units: Units, phrases: readonly Phrase[], from: number): number {
  let at = from + 1
  while (at < phrases.length && at < from + 12) {
    const phrase = phrases[at]!
    const isAge = phrase.kind === 'group' && /^\d{1,3}$/.test(units.word(phrase.start))
    if (!isAge && phrase.kind !== 'conjunction' && !isComma(units, phrase)) break
    at++
  }
  return at
}
