import { Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import type { NounPhrase } from '../phrases/phrase.js'
import { isBareName } from '../phrases/take-names.js'
import type { Units } from '../words/read-units.js'

/** The words without article, figure and what became of them ("2 x soldiers KIA"); of members, of parts and of things with whose they are: "car of a judge", "unit of our front". */
export function wordsOf(units: Units, item: NounPhrase, attached: readonly NounPhrase[], isPart = false): string {
  let from = item.start
  if (item.figure !== null && item.figure.end < item.end) from = item.figure.end
  while (from < item.head && (isArticle(units, from) || units.word(from) === 'x')) from++
  let to = item.end
  while (to > item.head + 1 && (units.lexeme[to - 1]?.adjectiveTriggers.length ?? 0) > 0) to--
  if (isWhatTheyBecame(units, item)) to--
  const name = nameOfOne(units, item, attached)
  if (name !== null) return units.text.slice(units.start[from]!, units.end[name.end - 1]!)
  const last = attached.at(-1)
  const isOwned = units.lexeme[item.head]?.target != null
  const end =
    last !== undefined && (isPart || isOwned || isMemberLexeme(units, item))
      ? units.end[last.end - 1]!
      : units.end[to - 1]!
  return units.text.slice(units.start[from]!, end)
}

/** "took four elders captive", "held the mayor hostage": no part of who they are; "a hostage" and "a rebel prisoner" are somebody. */
const isWhatTheyBecame = (units: Units, { start, head, end }: NounPhrase): boolean =>
  head === end - 1 &&
  head > start &&
  !isArticle(units, head - 1) &&
  units.lexeme[head]?.cues.heldAs === true &&
  (units.lexeme[head - 1]?.plural === true ||
    (units.overlay[start - 1]?.cues.holdsAs === true && !isOfFighters(units, head - 1)))

/** "a rebel prisoner": the word before says of which side he is. */
const isOfFighters = (units: Units, at: number): boolean => units.lexeme[at]?.party?.group === 'militant'

/** "the driver, Karim Dad", "a man identified as Karim Dad": the name of one whom a common word tells of. */
function nameOfOne(units: Units, item: NounPhrase, [name]: readonly NounPhrase[]): NounPhrase | null {
  const head = units.lexeme[item.head] ?? null
  if (name === undefined || head === null || head.plural || head.party === null || item.end > name.start) return null
  return isBareName(units, name) && name.end - name.start > 1 ? name : null
}

/** "members", "activists", "cadres": words for people of somebody. */
export const isMemberLexeme = (units: Units, item: NounPhrase): boolean => {
  const lexeme = units.lexeme[item.head] ?? null
  return (
    lexeme !== null &&
    (lexeme.cues.collective ||
      lexeme.cues.title ||
      /^(?:members?|activists?|workers?|supporters?|cadres?|leaders?|personnel|men)$/.test(lexeme.text))
  )
}

export const isArticle = (units: Units, at: number): boolean => {
  const pos = units.pos[at] ?? 0
  return (pos & Pos.determiner) !== 0 && (pos & Pos.noun) === 0 && units.mention[at] === null
}
