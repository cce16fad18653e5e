import { WordFlag } from '@wirewatch/taxonomy/language/split-words.js'
import { type Group, groupOf, type NounPhrase, type Phrase, type VerbGroup } from './chunk-phrases.js'
import type { Units } from './read-units.js'

/** Joins noun phrases that play one part: lists, "of" and "along with", appositions, "including"; hangs groups on their prepositions. */
export function joinGroups(units: Units, phrases: readonly Phrase[]): Phrase[] {
  const joined: Phrase[] = []
  let at = 0
  while (at < phrases.length) {
    const phrase = phrases[at]!
    const next = phrases[at + 1]
    const timed = phrases[at + 2]
    if (phrase.kind === 'preposition' && next?.kind === 'time' && timed?.kind === 'group' && isOfTime(units, next)) {
      const group = groupOf(timed.items[0]!, phrase.start)
      joined.push(next)
      at = absorb(units, phrases, at + 3, group, joined)
      joined.push(group)
    } else if (phrase.kind === 'preposition' && next?.kind === 'group') {
      const group = groupOf(next.items[0]!, phrase.start)
      at = absorb(units, phrases, at + 2, group, joined)
      joined.push(group)
    } else if (phrase.kind === 'group') {
      const group = groupOf(phrase.items[0]!, -1)
      at = absorb(units, phrases, at + 1, group, joined)
      joined.push(group)
    } else {
      joined.push(phrase)
      at++
    }
  }
  return joined
}

/** "in Tuesday's raid": the day belongs to the noun, and the noun hangs on the preposition. */
const isOfTime = (units: Units, time: Phrase): boolean => (units.flags[time.start]! & WordFlag.possessive) !== 0

/** Takes into the group what follows it and belongs to it; returns where the next phrase begins. */
function absorb(
  units: Units,
  phrases: readonly Phrase[],
  from: number,
  group: Group,
  before: readonly Phrase[],
): number {
  let at = from
  for (;;) {
    const phrase = phrases[at]
    if (phrase === undefined) return at
    const taken =
      takeOf(units, phrases, at, group) ||
      takeIncluded(units, phrases, at, group) ||
      takeCompany(units, phrases, at, group) ||
      takeAge(units, phrases, at) ||
      takeNames(units, phrases, at, group) ||
      takeApposition(units, phrases, at, group) ||
      takeList(units, phrases, at, group, before)
    if (taken === 0) return at
    at += taken
    group.end = phrases[at - 1]!.end
  }
}

/** "of the police", "a group of militants". */
function takeOf(units: Units, phrases: readonly Phrase[], at: number, group: Group): number {
  const link = phrases[at]!
  const skip = phrases[at + 1]?.kind === 'adverb' ? 1 : 0
  const next = phrases[at + 1 + skip]
  if (link.kind !== 'preposition' || next?.kind !== 'group') return 0
  const text = units.lexeme[link.start]?.text
  if (text === 'belonging to' || text === 'of') {
    group.attached.push(...next.items)
    return 2 + skip
  }
  return 0
}

/** "including two children": they are counted already. */
function takeIncluded(units: Units, phrases: readonly Phrase[], at: number, group: Group): number {
  const first = phrases[at]!
  const skip = isComma(units, first) ? 1 : 0
  const link = phrases[at + skip]
  if (link === undefined || link.kind !== 'preposition') return 0
  if (units.lexeme[link.start]?.cues.include !== true) return 0
  let taken = skip + 1
  for (;;) {
    const next = phrases[at + taken]
    if (next?.kind === 'group') {
      group.included.push(...next.items)
      taken++
    } else if (next !== undefined && (isComma(units, next) || next.kind === 'conjunction' || isOf(units, next))) {
      if (phrases[at + taken + 1]?.kind !== 'group' || beginsClause(phrases, at + taken + 2)) return taken
      taken++
    } else return taken
  }
}

/** "along with four fighters": they are more. */
function takeCompany(units: Units, phrases: readonly Phrase[], at: number, group: Group): number {
  const first = phrases[at]!
  const skip = isComma(units, first) ? 1 : 0
  const link = phrases[at + skip]
  const next = phrases[at + skip + 1]
  if (link?.kind !== 'preposition' || next?.kind !== 'group') return 0
  const lexeme = units.lexeme[link.start]
  if (lexeme?.cues.accompany !== true || lexeme.text === 'with' || group.preposition >= 0) return 0
  group.items.push(...next.items)
  return skip + 2
}

/** ", 24,": an age. */
function takeAge(units: Units, phrases: readonly Phrase[], at: number): number {
  const age = phrases[at + 1]
  if (isComma(units, phrases[at]!) && age?.kind === 'group' && /^age[sd]?$/.test(units.word(age.start)))
    return agesFrom(units, phrases, at + 1) - at
  if (!isComma(units, phrases[at]!) || age?.kind !== 'group' || age.preposition >= 0) return 0
  const item = age.items[0]!
  if (item.end - item.start !== 1 || !/^\d{1,3}$/.test(units.word(item.start))) return 0
  const after = phrases[at + 2]
  if (after === undefined) return 2
  return isComma(units, after) ? 3 : 0
}

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

/** "two constables Asif and Imran", "his brother Karim": names that tell who was counted. */
function takeNames(units: Units, phrases: readonly Phrase[], at: number, group: Group): number {
  const last = group.items.at(-1)!
  if (isComma(units, phrases[at]!) && last.figure !== null && last.figure.min > 1) {
    const named = phrases[at + 1]
    if (named?.kind !== 'group' || !isBareName(units, named.items[0]!)) return 0
    return 1 + takeNames(units, phrases, at + 1, group)
  }
  let taken = 0
  for (;;) {
    const next = phrases[at + taken]
    if (next?.kind === 'group' && isBareName(units, next.items[0]!) && (taken > 0 || last.figure !== null)) {
      taken++
      continue
    }
    const after = phrases[at + taken + 1]
    const links = next !== undefined && taken > 0 && (next.kind === 'conjunction' || isComma(units, next))
    if (!links || after?.kind !== 'group' || !isBareName(units, after.items[0]!)) return taken
    taken += 2
  }
}

function isBareName(units: Units, phrase: NounPhrase): boolean {
  if (phrase.figure !== null || phrase.determiner !== null || !units.cased) return false
  for (let at = phrase.start; at < phrase.end; at++) {
    if (units.mention[at] !== null || (units.flags[at]! & WordFlag.capital) === 0) return false
    const lexeme = units.lexeme[at]
    const isTitle = at === phrase.start && phrase.end - phrase.start > 1 && units.lexeme[phrase.end - 1] === null
    if (lexeme != null && !isTitle && (lexeme.party !== null || lexeme.target !== null)) return false
  }
  return true
}

/** ", a militia commander," and ", identified as Karim,": tells more of the one before. */
function takeApposition(units: Units, phrases: readonly Phrase[], at: number, group: Group): number {
  if (!isComma(units, phrases[at]!)) return takeIdentified(units, phrases, at, group, 0)
  const identified = takeIdentified(units, phrases, at + 1, group, 1)
  if (identified > 0) return identified
  const next = phrases[at + 1]
  if (next?.kind !== 'group') return 0
  let end = at + 2
  while (isOf(units, phrases[end]) && phrases[end + 1]?.kind === 'group') end += 2
  const after = phrases[end]
  const closed = after === undefined || isComma(units, after)
  const last = group.items.at(-1)!
  if (!closed || !describes(units, last, next.items[0]!)) return 0
  const isNamed =
    (last.determiner !== null && isBareName(units, next.items[0]!)) ||
    (isBareName(units, last) && isOneOfAKind(units, next.items[0]!))
  if (!isNamed && (group.items.length > 1 || beginsList(units, phrases, end))) return 0
  if (isOrigin(units, next.items[0]!) && isBareName(units, last)) return end - at + (after === undefined ? 0 : 1)
  group.attached.push(...next.items)
  for (let part = at + 3; part < end; part += 2) {
    const of = phrases[part]
    if (of?.kind === 'group') group.attached.push(...of.items)
  }
  return end - at + (after === undefined ? 0 : 1)
}

function takeIdentified(units: Units, phrases: readonly Phrase[], at: number, group: Group, skipped: number): number {
  const verb = phrases[at]
  if (verb?.kind !== 'verb' || verb.finite === false) return 0
  const main = verb.verbs.at(-1)
  if (main === undefined || units.lexeme[main]?.verbClasses.identify !== true) return 0
  if (verb.start !== main || !/^(?:identified|named|known|dubbed|called)/.test(units.lexeme[main]!.text)) return 0
  let end = at + 1
  while (end < phrases.length && end < at + 14) {
    const phrase = phrases[end]!
    if (phrase.kind === 'verb' || phrase.kind === 'relative') break
    if (phrase.kind === 'subordinator' && units.lexeme[phrase.start]?.text !== 'as') break
    if (phrase.kind === 'preposition' && !/^(?:of|as)$/.test(units.lexeme[phrase.start]?.text ?? '')) break
    if (isComma(units, phrase) && skipped > 0) {
      end += takeAge(units, phrases, end) || 1
      break
    }
    end++
  }
  if (group.items.length > 0) return end - at + skipped
  return 0
}

/** "Karim Dad, a shopkeeper, and his guard were shot": "a" behind a name says what the named one is. */
const isOneOfAKind = (units: Units, phrase: NounPhrase): boolean =>
  isOrigin(units, phrase) || (/^an?$/.test(phrase.determiner?.text ?? '') && hasTitle(units, phrase))

/** "Private Karim, a resident of the port": where somebody comes from, behind a name. */
const isOrigin = (units: Units, phrase: NounPhrase): boolean =>
  phrase.determiner?.text === 'a' && /^(?:resident|native|inhabitant)$/.test(units.lexeme[phrase.head]?.text ?? '')

/** One of the two is a name and the other a description, or the second begins with an article. */
function describes(units: Units, first: NounPhrase, second: NounPhrase): boolean {
  if (second.figure !== null && second.figure.min > 1) return false
  const article = second.determiner !== null && /^(?:a|an|the|his|her|their|its)$/.test(second.determiner.text)
  const firstIsName = isBareName(units, first)
  if (firstIsName) return article || hasTitle(units, second)
  return isBareName(units, second) || (article && first.determiner === null && first.figure === null)
}

const hasTitle = (units: Units, phrase: NounPhrase): boolean =>
  units.lexeme[phrase.head]?.cues.title === true || units.lexeme[phrase.head]?.party != null

const beginsList = (units: Units, phrases: readonly Phrase[], at: number): boolean => {
  const next = phrases[at + 1]
  const after = phrases[at + 2]
  return (
    next?.kind === 'conjunction' || (next?.kind === 'group' && (after?.kind === 'conjunction' || isComma(units, after)))
  )
}

/** "and a civilian", ", two guards and a driver". */
function takeList(
  units: Units,
  phrases: readonly Phrase[],
  at: number,
  group: Group,
  before: readonly Phrase[],
): number {
  const link = phrases[at]!
  const skip = isComma(units, link) && phrases[at + 1]?.kind === 'conjunction' ? 1 : 0
  const connector = phrases[at + skip]!
  const next = phrases[at + skip + 1]
  const isAnd = connector.kind === 'conjunction' && isAndWord(units, connector.start)
  if (!isAnd && !(isComma(units, connector) && isListAhead(units, phrases, at + 1))) return 0
  if (next?.kind !== 'group' || isPlaceBesideParty(units, group, next)) return 0
  const verb = verbAfter(units, phrases, at + skip + 2)
  if (verb !== null && group.preposition < 0 && startsOwnClause(before, verb)) return 0
  if (verb !== null && group.preposition >= 0) return 0
  group.items.push(...next.items)
  return skip + 2
}

/** "KABUL, Afghanistan - An army patrol": a dateline is no member of the list. */
const isPlaceBesideParty = (units: Units, group: Group, next: Group): boolean =>
  units.mention[group.items[0]!.head]?.kind === 'location' && units.mention[next.items[0]!.head]?.kind !== 'location'

const isAndWord = (units: Units, at: number): boolean => /^(?:and|&|or)$/.test(units.lexeme[at]?.text ?? '')

/** A comma belongs to a list when "and" follows before any verb. */
function isListAhead(units: Units, phrases: readonly Phrase[], from: number): boolean {
  for (let at = from; at < phrases.length && at < from + 10; at++) {
    const phrase = phrases[at]!
    if (phrase.kind === 'conjunction') return isAndWord(units, phrase.start) && phrases[at + 1]?.kind === 'group'
    if (phrase.kind === 'group' || isComma(units, phrase) || isOf(units, phrase)) continue
    return false
  }
  return false
}

/** The verb that has the coming group as its subject, if there is one. */
function verbAfter(units: Units, phrases: readonly Phrase[], from: number): VerbGroup | null {
  for (let at = from; at < phrases.length && at < from + 8; at++) {
    const phrase = phrases[at]!
    if (phrase.kind === 'verb') return phrase.finite ? phrase : null
    if (phrase.kind === 'preposition' || phrase.kind === 'group' || phrase.kind === 'adverb') continue
    if (phrase.kind === 'conjunction' && isAndWord(units, phrase.start) && phrases[at + 1]?.kind !== 'verb') continue
    return null
  }
  return null
}

/** "… killed three soldiers and two militants fled": the second part has its own verb, and the first was an object. */
function startsOwnClause(before: readonly Phrase[], verb: VerbGroup): boolean {
  const previous = before.at(-1)
  const isObject = previous?.kind === 'verb' && !previous.passive
  return isObject || verb.singular === true
}

const beginsClause = (phrases: readonly Phrase[], at: number): boolean => phrases[at]?.kind === 'verb'

const isComma = (units: Units, phrase: Phrase | undefined): boolean =>
  phrase?.kind === 'mark' && (units.word(phrase.start) === ',' || units.word(phrase.start) === '-')

const isOf = (units: Units, phrase: Phrase | undefined): boolean =>
  phrase?.kind === 'preposition' && units.lexeme[phrase.start]?.text === 'of'
