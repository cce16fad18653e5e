import { Form } from '@wirewatch/taxonomy/language/lexeme.js'
import { areOwnPeople } from '../phrases/is-people.js'
import { type Group, type Phrase, regrouped, type VerbGroup } from '../phrases/phrase.js'
import { isComma } from '../phrases/phrase-marks.js'
import type { Units } from '../words/read-units.js'
import { agentWords } from './frame.js'
import { isMeans } from './is-means.js'
import { isShots } from './kind-of-thing.js'

/** What a bare participle tells of, where that is what stands right before it and not the subject of the sentence. */
export function toldOfByParticiple(
  units: Units,
  phrases: readonly Phrase[],
  at: number,
  verb: VerbGroup,
): Group | null {
  if (verb.verbs[0] !== verb.start || ((units.lexeme[verb.start]?.forms ?? 0) & Form.participle) === 0) return null
  return (
    subjectBehind(units, phrases, at, verb) ??
    namedObjectBefore(units, phrases, at) ??
    weaponBefore(units, phrases, at) ??
    shotsBefore(units, phrases, at, verb)
  )
}

/** "Shot twice in the chest, the clerk was found in a ditch": a participle that opens the sentence tells of its subject, behind the comma. */
export function subjectBehind(
  units: Units,
  phrases: readonly Phrase[],
  at: number,
  { start }: VerbGroup,
): Group | null {
  if (((units.lexeme[start]?.forms ?? 0) & Form.participle) === 0 || !opensSentence(phrases, at)) return null
  const comma = phrases.findIndex((phrase) => isComma(units, phrase))
  const [group, verb] = [phrases[comma + 1], phrases[comma + 2]]
  if (comma < at || phrases.slice(1, comma).some((phrase, index) => isNoComplement(phrase, phrases[index]!)))
    return null
  if (group?.kind !== 'group' || group.preposition >= 0 || verb?.kind !== 'verb' || !verb.finite) return null
  // "Killed in the blast, police said, were two clerks"
  const says = verb.verbs.some((unit) => units.lexeme[unit]?.verbClasses.say === true)
  return areOwnPeople(units, group) && !says ? group : null
}

/** "Beaten", and "robbed" in "Beaten and robbed". */
const opensSentence = (phrases: readonly Phrase[], at: number): boolean =>
  isBareVerb(phrases[0]) && (at === 0 || (at === 2 && phrases[1]!.kind === 'conjunction' && isBareVerb(phrases[2])))

const isBareVerb = (phrase: Phrase | undefined): boolean => phrase?.kind === 'verb' && phrase.verbs[0] === phrase.start

/** An object, or a verb that no "and" joins: the first word is no participle of the subject. */
const isNoComplement = (phrase: Phrase, before: Phrase): boolean =>
  phrase.kind === 'verb'
    ? before.kind !== 'conjunction' || !isBareVerb(phrase)
    : phrase.kind === 'group' && phrase.preposition < 0

/** "walked to the cathedral to honour Bishop Juan Moras, murdered by rebels": behind the name of one who is the object, it tells of that one. */
function namedObjectBefore(units: Units, phrases: readonly Phrase[], at: number): Group | null {
  const [governing, object, comma] = phrases.slice(Math.max(0, at - 3), at)
  const by = phrases[at + 1]
  if (governing?.kind !== 'verb' || object?.kind !== 'group' || !isComma(units, comma)) return null
  if (by?.kind !== 'group' || !agentWords.has(units.lexeme[by.preposition]?.text ?? '')) return null
  const [item] = object.items
  const isOne = object.preposition < 0 && object.items.length === 1 && !item!.plural && item!.figure === null
  return isOne && item!.end - item!.start > 1 && areOwnPeople(units, object) ? object : null
}

/** "stepped on a mine laid by rebels", "a bomb, planted by rebels, went off": the bare participle tells of the weapon before it. */
function weaponBefore(units: Units, phrases: readonly Phrase[], at: number): Group | null {
  const before = at > 0 ? phrases[at - 1] : undefined
  const weapon = at > 1 && isComma(units, before) ? phrases[at - 2] : before
  let behind = at + 1
  while (phrases[behind]?.kind === 'adverb' || phrases[behind]?.kind === 'time') behind++
  const next = phrases[behind]
  if (weapon?.kind !== 'group' || next?.kind !== 'group' || next.preposition < 0) return null
  if (!isMeans(units, weapon) || isCarried(units, phrases, weapon)) return null
  return weapon
}

/** "A man with a rifle opened fire on a crowd": he did, and nothing was done to the rifle. */
function isCarried(units: Units, phrases: readonly Phrase[], weapon: Group): boolean {
  if (units.lexeme[weapon.preposition]?.text !== 'with') return false
  const bearer = phrases[phrases.indexOf(weapon) - 1]
  return bearer?.kind === 'group' && bearer.preposition < 0 && areOwnPeople(units, bearer)
}

/** "Officers called by a report of shots fired found a man dead": the shots were fired, and not by the officers. */
function shotsBefore(units: Units, phrases: readonly Phrase[], at: number, { start }: VerbGroup): Group | null {
  const before = at > 0 ? phrases[at - 1] : undefined
  if (before?.kind !== 'group' || before.end !== start) return null
  if (units.lexeme[start]?.verbTriggers.some(({ says }) => says.includes('shoot')) !== true) return null
  const last = before.attached.at(-1) ?? (before.preposition >= 0 ? before.items.at(-1) : undefined)
  const head = last === undefined ? null : (units.lexeme[last.head] ?? null)
  return head !== null && isShots(head) ? regrouped(before, [last!], [], []) : null
}
