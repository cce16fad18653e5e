import { WordFlag, WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Units } from '../words/read-units.js'
import type { Group, NounPhrase, Phrase } from './phrase.js'
import { isComma, isOf } from './phrase-marks.js'
import { isBareName, takeAge } from './take-names.js'

/** ", a militia commander," and ", identified as Karim,", from the comma on: tells more of the one before. */
export function takeApposition(units: Units, phrases: readonly Phrase[], at: number, group: Group): number {
  const identified = takeIdentified(units, phrases, at + 1, group, 1)
  if (identified > 0) return identified
  const next = phrases[at + 1]
  if (next?.kind !== 'group') return 0
  let end = at + 2
  const office = isOffice(units, next.items[0]!) && !bearsArms(units, next.items[0]!)
  while (
    (isOf(units, phrases[end]) || (office && isOfficeLink(units, phrases[end]))) &&
    phrases[end + 1]?.kind === 'group'
  )
    end += 2
  const after = phrases[end]
  const closed = after === undefined || isComma(units, after)
  const closing = after === undefined ? 0 : takeAge(units, phrases, end) || 1
  const last = group.items.at(-1)!
  if (!closed || !describes(units, last, next.items[0]!)) return 0
  const isNamed =
    (last.determiner !== null && isBareName(units, next.items[0]!)) ||
    (isBareName(units, last) && isOneOfAKind(units, next.items[0]!)) ||
    (isSomebodyNamed(units, last) && isOffice(units, next.items[0]!))
  if (!isNamed && (group.items.length > 1 || beginsList(units, phrases, end))) return 0
  if (isOrigin(units, next.items[0]!) && isBareName(units, last)) return end - at + closing
  group.attached.push(...next.items)
  for (let part = at + 3; part < end; part += 2) {
    const of = phrases[part]
    if (of?.kind === 'group') group.attached.push(...of.items)
  }
  return end - at + closing
}

/** "identified as Karim", up to the next verb; behind a comma, up to the comma that closes it. */
export function takeIdentified(
  units: Units,
  phrases: readonly Phrase[],
  at: number,
  group: Group,
  skipped: number,
): number {
  const verb = phrases[at]
  if (verb?.kind !== 'verb' || verb.finite === false) return 0
  const main = verb.verbs.at(-1)
  if (main === undefined || units.lexeme[main]?.verbClasses.identify !== true) return 0
  if (verb.start !== main || !/^(?:identified|named|known|dubbed|called)/.test(units.lexeme[main]!.text)) return 0
  if (skipped === 0 && identifiesSomebody(units, main, phrases[at + 1])) return 0
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
  if (group.items.length === 0) return 0
  addIdentified(units, phrases.slice(at + 1, end), group)
  return end - at + skipped
}

/** "A man identified as Karim Dad": one person and his name. */
function addIdentified(units: Units, behind: readonly Phrase[], group: Group): void {
  const last = group.items.at(-1)!
  const name = behind.find((phrase) => phrase.kind === 'group')
  if (name?.kind !== 'group' || (units.lexeme[last.head]?.plural ?? true)) return
  const item = name.items[0]!
  // "identified as 34-year-old Karim Dad": the age is no part of the name.
  const start = units.lexeme[item.start + 1]?.text === 'year old' ? item.start + 2 : item.start
  const bare = { ...item, start, figure: null }
  if (item.end - start > 1 && isBareName(units, bare) && !isBareName(units, last)) group.attached.push(bare)
}

/** "Police identified a baker who was killed": somebody else is identified; "a man named Karim" is told more of. */
const identifiesSomebody = (units: Units, verb: number, next: Phrase | undefined): boolean =>
  /^(?:identified|named)$/.test(units.word(verb)) &&
  next?.kind === 'group' &&
  (next.items[0]!.determiner !== null || units.lexeme[next.items[0]!.head]?.party != null)

/** "Karim Dad, a shopkeeper, and his guard were shot": "a" behind a name says what the named one is. */
const isOneOfAKind = (units: Units, phrase: NounPhrase): boolean =>
  isOrigin(units, phrase) || (/^an?$/.test(phrase.determiner?.text ?? '') && hasTitle(units, phrase))

/** "Private Karim, a resident of the port": where somebody comes from, behind a name. */
const isOrigin = (units: Units, phrase: NounPhrase): boolean =>
  phrase.determiner?.text === 'a' && /^(?:resident|native|inhabitant)$/.test(units.lexeme[phrase.head]?.text ?? '')

/** One of the two is a name and the other a description, or the second begins with an article. */
function describes(units: Units, first: NounPhrase, second: NounPhrase): boolean {
  if (second.figure !== null && second.figure.min > 1) return false
  const article = second.determiner?.cues.article === true
  // "one of them, Corporal Karim Dad, died"
  if (units.word(first.head) === 'one') return isSomebodyNamed(units, second)
  const firstIsName = isBareName(units, first)
  if (firstIsName) return article || hasTitle(units, second)
  if (isSomebodyNamed(units, first) && isOffice(units, second)) return true
  return isBareName(units, second) || (article && first.determiner === null && first.figure === null)
}

/** "Deputy Ana Moras": a name behind what she is. */
function isSomebodyNamed(units: Units, item: NounPhrase): boolean {
  if (isBareName(units, item)) return true
  let at = item.end
  while (at > item.start && isNamePart(units, at - 1)) at--
  const title = units.lexeme[at - 1] ?? null
  return at < item.end && at > item.start && title !== null && (title.cues.title || title.party !== null)
}

const isNamePart = (units: Units, at: number): boolean =>
  units.lexeme[at] === null &&
  units.mention[at] === null &&
  units.kind[at] === WordKind.word &&
  (!units.cased || (units.flags[at]! & WordFlag.capital) !== 0)

/** ", president of the union,": an office without an article. */
const isOffice = (units: Units, item: NounPhrase): boolean =>
  item.determiner === null &&
  item.figure === null &&
  !item.plural &&
  item.head === item.end - 1 &&
  hasTitle(units, item)

/** "commander to the chief": whose man he is says more than the name. */
const bearsArms = (units: Units, { head }: NounPhrase): boolean =>
  /^(?:militant|security)$/.test(units.lexeme[head]?.party?.group ?? '')

/** ", adviser to the union,", ", secretary for finance,": what the office is of. */
const isOfficeLink = (units: Units, link: Phrase | undefined): boolean =>
  link?.kind === 'preposition' && /^(?:to|for|in|at|from)$/.test(units.word(link.start))

const hasTitle = (units: Units, phrase: NounPhrase): boolean =>
  units.lexeme[phrase.head]?.cues.title === true || units.lexeme[phrase.head]?.party != null

const beginsList = (units: Units, phrases: readonly Phrase[], at: number): boolean => {
  const next = phrases[at + 1]
  const after = phrases[at + 2]
  return (
    next?.kind === 'conjunction' || (next?.kind === 'group' && (after?.kind === 'conjunction' || isComma(units, after)))
  )
}
