import type { Units } from '../words/read-units.js'
import { namesPeople } from './is-people.js'
import type { Group, Phrase } from './phrase.js'

/**
 * "were among the 17 killed", "of the five people shot, two died", "with six of them arrested", "a brawl ended with two
 * men stabbed": the participle belongs to the group before it.
 */
export function isAmong(units: Units, phrases: readonly Phrase[], at: number, group: Group): boolean {
  if (group.preposition < 0) return false
  const word = units.word(group.preposition)
  if (word === 'of') return at === 0
  if (word !== 'with') return /^among(?:st)?$/.test(word)
  const [item] = group.items
  // "ended with a boy shot dead"
  if (item!.figure === null)
    return item!.determiner?.cues.article === true && !item!.plural && isLeftSo(units, phrases, at, group)
  return units.word(group.preposition - 1) === ',' || isOfThem(units, group) || isLeftSo(units, phrases, at, group)
}

/** "three guards, and not five": said not to be meant. */
export const isRuledOut = (units: Units, phrases: readonly Phrase[], at: number): boolean =>
  at > 0 && units.word(phrases[at - 1]!.start) === 'not'

/** "last month", "multiple times": says when or how often. */
export function isSpan(units: Units, group: Group): boolean {
  const lexeme = units.lexeme[group.items[0]!.head] ?? null
  return lexeme !== null && lexeme.party === null && (lexeme.time?.kind === 'unit' || lexeme.text === 'times')
}

/** "a device in the port, Zarga, was found": the second name tells where the first place lies. */
export function isPlaceBehindPlace(units: Units, phrases: readonly Phrase[], at: number): boolean {
  if (at < 2) return false
  const [place, comma, group] = [phrases[at - 2], phrases[at - 1], phrases[at]]
  if (group?.kind !== 'group' || units.mention[group.items[0]!.head]?.kind !== 'location') return false
  if (comma?.kind !== 'mark' || units.word(comma.start) !== ',' || group.items[0]!.determiner !== null) return false
  if (place?.kind !== 'group') return false
  const isNamed =
    units.mention[place.items.at(-1)!.head]?.kind === 'location' || units.lexeme[place.items.at(-1)!.head] == null
  return isNamed && (place.preposition >= 0 || isPlaceBehindPlace(units, phrases, at - 2))
}

/** "was followed home and killed": a bare noun behind a passive, before "and", says where or how and does nothing. */
export function isWhither(units: Units, phrases: readonly Phrase[], at: number): boolean {
  if (at < 1) return false
  const [before, group, after] = [phrases[at - 1], phrases[at], phrases[at + 1]]
  if (before?.kind !== 'verb' || !before.passive || group?.kind !== 'group') return false
  if (after?.kind !== 'conjunction' || phrases[at + 2]?.kind !== 'verb') return false
  const [item] = group.items
  return group.items.length === 1 && item!.determiner === null && item!.figure === null && !namesPeople(units, group)
}

/** "shortly after the first bell, killing two": behind such a link a group without a verb says when. */
export const isOfMoment = (units: Units, phrases: readonly Phrase[], at: number): boolean => {
  const group = phrases[at]
  return (
    phrases[at - 1]?.kind === 'subordinator' &&
    phrases[at + 1]?.kind !== 'verb' &&
    group?.kind === 'group' &&
    !namesPeople(units, group)
  )
}

/** "near the mill, Zarga district, and seized": a place behind a comma is more of where it was, and does nothing. */
export const isAddress = (units: Units, phrases: readonly Phrase[], at: number): boolean => {
  if (at < 2) return false
  const [before, group] = [phrases[at - 2], phrases[at]]
  if (group?.kind !== 'group' || before?.kind !== 'group') return false
  if (!isPlaceGroup(units, group) && !isPlainName(units, before, group)) return false
  if (phrases[at - 1]?.kind !== 'mark' || phrases[at + 1]?.kind !== 'mark') return false
  return before.preposition >= 0 || isArea(units, before) || isAddress(units, phrases, at - 2)
}

/** "a mob armed with knives and clubs attacked": the second weapon does nothing either. */
export function isMoreOfMeans(units: Units, phrases: readonly Phrase[], at: number): boolean {
  if (at < 2) return false
  const [before, link, group] = [phrases[at - 2], phrases[at - 1], phrases[at]]
  if (group?.kind !== 'group' || before?.kind !== 'group') return false
  if (link?.kind !== 'conjunction' && !(link?.kind === 'mark' && isWeapon(units, before))) return false
  return before.preposition >= 0 && units.lexeme[group.items[0]!.head]?.weapon != null
}

/** "six of them": the phrase goes back to a group before it. */
function isOfThem(units: Units, group: Group): boolean {
  for (let at = group.start; at < group.end + 2; at++) if (/^(?:of )?(?:them|whom)$/.test(units.word(at))) return true
  return false
}

/** "ended with two men stabbed", "clashed, with six killed": nothing that the participle could have done stands behind it. */
function isLeftSo(units: Units, phrases: readonly Phrase[], at: number, group: Group): boolean {
  const behind = phrases[at + 2]
  const [item] = group.items
  const isNumber = item?.figure != null && item.figure.end >= item.end
  return (isNumber || namesPeople(units, group)) && !(behind?.kind === 'group' && behind.preposition < 0)
}

const isPlaceGroup = (units: Units, { items }: Group): boolean =>
  items.every((item) => units.mention[item.start]?.kind === 'location' || units.mention[item.head]?.kind === 'location')

/** "the town of Torvik". */
const isArea = (units: Units, { items, attached }: Group): boolean =>
  attached.length > 0 && units.lexeme[items[0]!.head]?.cues.areaWord === true

/** "IN LA UNION, TORVIK, FOR A NIGHT": where capitals tell nothing, one word that nobody knows behind a place. */
function isPlainName(units: Units, before: Group, { items }: Group): boolean {
  const [item] = items
  if (units.cased || items.length > 1 || item!.end - item!.start > 1 || units.lexeme[item!.head] !== null) return false
  return isArea(units, before) || /^(?:in|at|near)$/.test(units.lexeme[before.preposition]?.text ?? '')
}

const isWeapon = (units: Units, { items }: Group): boolean => units.lexeme[items[0]!.head]?.weapon != null
