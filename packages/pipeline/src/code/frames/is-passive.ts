import { Form, type Lexeme, type Trigger } from '@wirewatch/taxonomy/language/lexeme.js'
import { complementsOf, complementWith } from '../phrases/complements-of.js'
import { hasGroup } from '../phrases/group-has.js'
import { inheritsPassive } from '../phrases/inherits-passive.js'
import { isPeople } from '../phrases/is-people.js'
import type { Group, Phrase, VerbGroup } from '../phrases/phrase.js'
import { isComma } from '../phrases/phrase-marks.js'
import type { Units } from '../words/read-units.js'
import { agentWords, withWords } from './frame.js'
import { subjectBehind } from './told-of-by-participle.js'

/** "were killed", "three killed in a raid", "two soldiers killed and three hurt". */
export function isPassive(
  units: Units,
  phrases: readonly Phrase[],
  at: number,
  verb: VerbGroup,
  unit: number,
  object: Group | null,
): boolean {
  if (verb.passive) return true
  const lexeme = units.lexeme[unit]!
  if ((lexeme.forms & Form.participle) === 0 || unit !== verb.start) return false
  if (leftSo(units, phrases, at) !== null || subjectBehind(units, phrases, at, verb) !== null) return true
  // "blocked the highway", read as one verb, holds its object in itself.
  if (object !== null || / (?:the|an?) [a-z-]+$/.test(lexeme.text)) return false
  if (lexeme.verbTriggers.every((trigger) => trigger.roles.object === 'none')) return false
  let before = at - 1
  while (phrases[before]?.kind === 'adverb' || isQuote(units, phrases[before])) before--
  const previous = phrases[before]
  const next = phrases[at + 1]
  if (isAgainst(units, lexeme.verbTriggers, next) || isTimeOf(units, next, phrases[at + 2])) return false
  if (isDoneBy(units, phrases, at) || inheritsPassive(units, phrases, at) || isSaidToBe(units, previous)) return true
  if (previous?.kind === 'group')
    return (
      !doAttack(units, phrases, at, lexeme.verbTriggers, before) && isSufferer(units, lexeme.verbTriggers, previous)
    )
  return previous?.kind === 'conjunction' || isBehindComma(units, phrases, before, next)
}

/** "Two hauliers robbed by men", "two hauliers ambushed and killed by men": who did it is told behind the last of the participles. */
function isDoneBy(units: Units, phrases: readonly Phrase[], at: number): boolean {
  const [next, verb, last] = [phrases[at + 1], phrases[at + 2], phrases[at + 3]]
  const isBy = (phrase: Phrase | undefined): boolean =>
    phrase?.kind === 'group' && agentWords.has(units.lexeme[phrase.preposition]?.text ?? '')
  if (isBy(next)) return true
  if (next?.kind !== 'conjunction' || verb?.kind !== 'verb' || verb.start !== verb.verbs[0]) return false
  return isBy(last) && last?.kind === 'group' && isPeople(units, last)
}

/** "held the second day of talks": the day is the object. */
const isTimeOf = (units: Units, time: Phrase | undefined, of: Phrase | undefined): boolean => {
  if (time?.kind === 'group')
    return time.preposition < 0 && time.attached.length > 0 && units.lexeme[time.items[0]!.head]?.cues.unit === true
  return time?.kind === 'time' && of?.kind === 'group' && units.lexeme[of.preposition]?.text === 'of'
}

/** "burnt a bus and clashed with the police": who fights with somebody does so. */
const isAgainst = (units: Units, triggers: readonly Trigger[], next: Phrase | undefined): boolean =>
  next?.kind === 'group' &&
  withWords.has(units.lexeme[next.preposition]?.text ?? '') &&
  triggers.every(({ roles }) => roles.with === 'both')

/** "The accused, picked up in a raid, …": a participle between commas describes the subject before it. */
function isBehindComma(units: Units, phrases: readonly Phrase[], markAt: number, next: Phrase | undefined): boolean {
  const [mark, group] = [phrases[markAt], phrases[markAt - 1]]
  if (mark?.kind !== 'mark' || units.word(mark.start) !== ',' || group?.kind !== 'group') return false
  if (next?.kind !== 'group' || next.preposition < 0 || !isPeople(units, group)) return false
  return group.preposition < 0 && phrases[markAt - 2]?.kind !== 'verb'
}

/** "seven fighters said killed", "a volunteer reported shot", "a man found stabbed": as headlines leave out the auxiliaries. */
const isSaidToBe = (units: Units, before: Phrase | undefined): boolean =>
  before?.kind === 'verb' &&
  before.verbs[0] === before.start &&
  before.verbs.length === 1 &&
  (units.lexeme[before.start]?.verbClasses.say === true || units.word(before.start) === 'found') &&
  (units.lexeme[before.start]!.forms & Form.participle) !== 0

const isQuote = (units: Units, phrase: Phrase | undefined): boolean =>
  phrase?.kind === 'mark' && /^['"]$/.test(units.word(phrase.start))

/** "left a guard and three people injured", "had his car stolen": what became of the objects; null where nothing was left so. */
export function leftSo(units: Units, phrases: readonly Phrase[], at: number): readonly Group[] | null {
  const groups: Group[] = []
  for (let before = at - 1; before >= 0 && before >= at - 6; before--) {
    const phrase = phrases[before]!
    if (phrase.kind === 'group' && phrase.preposition < 0) groups.push(phrase)
    else if (phrase.kind === 'verb')
      return groups.length > 0 && /^(?:left|leaving|leaves|had)$/.test(units.word(phrase.verbs.at(-1) ?? phrase.start))
        ? groups.reverse()
        : null
    else if (phrase.kind !== 'conjunction' && phrase.kind !== 'adverb' && !isComma(units, phrase)) return null
  }
  return null
}

/**
 * "A soldier died when militants attacked near the port", "a mob attacked late in the night": of fighters it is said who did so, and whom is
 * told elsewhere; of a group by its name where the words can only be a clause. "Militants attacked in a raid" were raided.
 */
function doAttack(
  units: Units,
  phrases: readonly Phrase[],
  verbAt: number,
  triggers: readonly Trigger[],
  subjectAt: number,
): boolean {
  if (!triggers.some(({ says, measure }) => measure === null && says.includes('attack'))) return false
  const [link, subject, next] = [phrases[subjectAt - 1], phrases[subjectAt], phrases[verbAt + 1]]
  if (subject?.kind !== 'group' || complementWith(units, complementsOf(phrases, verbAt), agentWords) !== null)
    return false
  if (next?.kind === 'group' && (units.lexeme[next.items[0]!.head]?.nounTriggers.length ?? 0) > 0) return false
  if (hasGroup(units, subject, isFighterOrMob, false)) return true
  return link?.kind === 'subordinator' && subject.items.every(({ head }) => units.mention[head]?.kind === 'actor')
}

const isFighterOrMob = ({ party }: Lexeme): boolean => party?.group === 'militant' || party?.class === 'rioters'

/** "Two soldiers killed in a raid" is a headline's passive; "rebels stormed into a house" is no passive at all. */
const isSufferer = (units: Units, triggers: readonly Trigger[], group: Group): boolean =>
  triggers.some((trigger) => trigger.measure !== null) || !isPeople(units, group)
