import type { Span } from '@wirewatch/model'
import { WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Naming } from '@wirewatch/taxonomy/naming.js'
import type { NamedParty } from '../parties/named-party.js'
import { nameless } from '../parties/unlisted-group.js'
import type { Group, Phrase } from '../phrases/phrase.js'
import type { Units } from '../words/read-units.js'

/** "A group calling itself the Red Hand", "a previously unknown group, the Army of the South": a group that no list knows, by the name it gives itself. */
export function newGroupsIn(units: Units, phrases: readonly Phrase[], verbAt: number, naming: Naming): NamedParty[] {
  const at = phrases.findLastIndex(
    (phrase, index) => index < verbAt && phrase.kind === 'group' && isGroupWord(units, phrase, naming),
  )
  if (at < 0) return []
  const group = phrases[at] as Group
  const place = nameBehind(units, phrases, at) ?? attachedName(units, group)
  if (place === null) return []
  return [{ ...nameless(units, 0, 1), ...place, text: units.text.slice(place.start, place.end) }]
}

/** "a group", "an organisation": not one of a name. */
const isGroupWord = (units: Units, { items, preposition }: Group, naming: Naming): boolean =>
  preposition < 0 &&
  items.length === 1 &&
  units.mention[items[0]!.head] === null &&
  (naming.antecedents.has(units.word(items[0]!.head)) || naming.armedAntecedents.has(units.word(items[0]!.head)))

/** The words behind "called", "calling itself", "known as". */
function nameBehind(units: Units, phrases: readonly Phrase[], at: number): Span | null {
  const from = (phrases[at] as Group).items[0]!.end
  const end = phrases[at + 1]?.start ?? from
  for (let verb = from; verb < end; verb++) {
    if (units.lexeme[verb]?.verbClasses.identify) return spanOf(units, verb + 1, end)
  }
  const next = phrases[at + 1]
  const beside = phrases[at + 2]
  if (next?.kind === 'mark' && units.word(next.start) === ',' && beside?.kind === 'group' && beside.preposition < 0)
    return spanOf(units, beside.start, (beside.attached.at(-1) ?? beside.items.at(-1)!).end)
  if (next?.kind !== 'verb' || !next.verbs.some((verb) => units.lexeme[verb]?.verbClasses.identify)) return null
  const name = phrases.slice(at + 2, at + 5).find((phrase): phrase is Group => isName(units, phrase))
  return name === undefined
    ? null
    : spanOf(units, name.items[0]!.start, (name.attached.at(-1) ?? name.items.at(-1)!).end)
}

const isName = (units: Units, phrase: Phrase): boolean =>
  phrase.kind === 'group' && !/^(?:itself|themselves)$/.test(units.word(phrase.items[0]!.head))

/** ", the Army of the South,": joined to it as an apposition. */
const attachedName = (units: Units, { attached }: Group): Span | null =>
  attached.length === 0 ? null : spanOf(units, attached[0]!.start, attached.at(-1)!.end)

/** The words without the article and the marks around them. */
function spanOf(units: Units, from: number, to: number): Span | null {
  let [first, end] = [from, to]
  while (first < end && (units.kind[first] === WordKind.mark || /^(?:the|a|an|as)$/.test(units.word(first)))) first++
  while (end > first && units.kind[end - 1] === WordKind.mark) end--
  // "M-20": the number belongs to the letter.
  if (end > first && units.kind[end] === WordKind.number && units.text.charAt(units.start[end]! - 1) === '-') end++
  return end > first ? { start: units.start[first]!, end: units.end[end - 1]! } : null
}
