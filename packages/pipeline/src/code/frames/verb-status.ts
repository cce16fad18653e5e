import { Form } from '@wirewatch/taxonomy/language/lexeme.js'
import { objectOf } from '../phrases/object-of.js'
import type { Phrase, VerbGroup } from '../phrases/phrase.js'
import type { Units } from '../words/read-units.js'
import type { Sentence } from '../words/split-sentences.js'
import { chargeBefore } from './charge-of.js'
import type { FrameStatus } from './frame-status.js'
import { isNotPrevented, kindFromVerb } from './kind-from-verb.js'
import { isClause, isCrowdControl } from './noun-status.js'
import { reasonBefore, recallBefore, recallOfRelative, topicBefore } from './recalled-by.js'

/** How a verb is meant, from its auxiliaries and the verbs and links that govern it. */
export function verbStatus(
  units: Units,
  sentence: Sentence,
  phrases: readonly Phrase[],
  at: number,
  verb: VerbGroup,
  unit: number,
): FrameStatus {
  const kind = kindOfVerb(units, phrases, at, verb, unit)
  const reason =
    reasonBefore(units, phrases, at, verb) ??
    (verb.ing ? chargeBefore(units, phrases, at) : null) ??
    topicBefore(units, phrases, at, unit)
  if (reason !== null) return { kind, recalledBy: reason, alleged: verb.alleged, earlier: verb.perfect }
  const recalledBy =
    verb.finite && !verb.ing ? recallOfRelative(units, sentence, phrases, at) : recallBefore(units, sentence, unit)
  return { kind, recalledBy, alleged: verb.alleged, earlier: verb.perfect }
}

function kindOfVerb(
  units: Units,
  phrases: readonly Phrase[],
  at: number,
  verb: VerbGroup,
  unit: number,
): FrameStatus['kind'] {
  if (verb.negated || isWithout(units, phrases, at, verb)) return 'negated'
  if (verb.modality === 'future') return 'future'
  if (verb.modality === 'hypothetical') return 'hypothetical'
  if (isBeingPlanted(units, verb, unit) || isFeared(units, phrases, at, verb)) return 'planned'
  for (const leading of verb.verbs) {
    if (leading >= unit) break
    const kind = kindFromVerb(units, leading)
    if (kind !== null) return kind
    if (isOnTheWay(units, leading)) return 'planned'
  }
  if (isSpared(units, phrases, at, verb, unit)) return 'negated'
  if (verb.infinitive || verb.ing) {
    const governing = verbBefore(phrases, at)
    const main = governing?.verbs.at(-1)
    if (main !== undefined && isGoverned(units, phrases, at, verb)) {
      if (isNotPrevented(units, phrases, governing!)) return 'real'
      if (governing!.negated) return 'negated'
      const kind = kindFromVerb(units, main)
      if (kind !== null) return kind
      if (verb.infinitive && isDoneWith(units, phrases, at, main, unit)) return 'real'
    }
    if (verb.infinitive) return isWhyFired(units, phrases[at - 1], unit) ? 'real' : 'planned'
  }
  if (goesOnWithInfinitive(units, phrases, at, verb, unit)) return 'planned'
  if (isOfHabit(units, phrases, at, verb, unit) || isOfAnyone(phrases, at, verb)) return 'hypothetical'
  const shared = kindOfAuxiliary(units, phrases, at)
  if (shared !== null) return shared
  if (isDenied(units, phrases, at) || isNotBelieved(units, phrases, at, verb)) return 'denied'
  return isConditional(units, phrases, at, verb) ? 'hypothetical' : 'real'
}

/** "had gone to arrest a smuggler", "came to kill him": why they went, and not what they did. */
const isOnTheWay = (units: Units, leading: number): boolean =>
  units.lexeme[leading]?.verbClasses.motion === true && units.word(leading + 1) === 'to'

/** "had been feared kidnapped": a participle right behind a passive that only fears or expects it. */
function isFeared(units: Units, phrases: readonly Phrase[], at: number, verb: VerbGroup): boolean {
  const before = phrases[at - 1]
  if (before?.kind !== 'verb' || !before.passive || verb.verbs[0] !== verb.start) return false
  const main = before.verbs.at(-1)
  return main !== undefined && kindFromVerb(units, main) === 'planned'
}

/** "were planting a bomb when they were shot": it was not there yet. */
const isBeingPlanted = (units: Units, verb: VerbGroup, unit: number): boolean =>
  verb.ing &&
  /^(?:was|were)$/.test(units.word(verb.start)) &&
  units.lexeme[unit]?.verbTriggers.some(({ id, weak }) => id === 'detonate' && weak) === true

/** "saved the boy from being lynched": done to nobody. "freed from being held" was held, and "suffers from being beaten" was beaten. */
function isSpared(units: Units, phrases: readonly Phrase[], at: number, verb: VerbGroup, unit: number): boolean {
  if (at < 3 || units.word(verb.start) !== 'being') return false
  const [governing, object, from] = [phrases[at - 3], phrases[at - 2], phrases[at - 1]]
  if (from?.kind !== 'preposition' || units.word(from.start) !== 'from') return false
  if (object?.kind !== 'group' || governing?.kind !== 'verb' || governing.passive) return false
  if (units.word(unit) === 'held') return false
  return !governing.verbs.some((verb) => units.lexeme[verb]?.verbClasses.undergo === true)
}

/** "without any shots being fired". */
const isWithout = (units: Units, phrases: readonly Phrase[], at: number, verb: VerbGroup): boolean =>
  phrases[at - 1]?.kind === 'group' &&
  (verb.verbs[0] === verb.start || units.word(verb.start) === 'being') &&
  at > 1 &&
  units.word(phrases[at - 2]!.start) === 'without'

function verbBefore(phrases: readonly Phrase[], at: number): VerbGroup | null {
  for (let before = at - 1; before >= 0 && before >= at - 8; before--) {
    const phrase = phrases[before]!
    if (phrase.kind === 'verb') return phrase
  }
  return null
}

/** An infinitive hangs on the verb before it; an -ing form only where nothing but an object stands between, or "from". */
function isGoverned(units: Units, phrases: readonly Phrase[], at: number, verb: VerbGroup): boolean {
  if (verb.infinitive) return true
  for (let before = at - 1; before >= 0 && before >= at - 4; before--) {
    const phrase = phrases[before]!
    if (phrase.kind === 'verb') return true
    if (phrase.kind === 'mark' || phrase.kind === 'subordinator') return false
    if (phrase.kind === 'preposition') return /^(?:from|of|for|to)$/.test(units.lexeme[phrase.start]?.text ?? '')
  }
  return false
}

/** "used a rocket to attack a post", "fired teargas to disperse a mob": what is done with a weapon in hand is done. */
function isDoneWith(units: Units, phrases: readonly Phrase[], at: number, main: number, unit: number): boolean {
  if (isCrowdControl(units.lexeme[unit]?.verbTriggers)) return isForce(units, phrases, at, main)
  const object = phrases[at - 1]
  if (object?.kind !== 'group' || object.preposition >= 0 || units.lexeme[main]?.verbClasses.do !== true) return false
  return object.items.some((item) => units.lexeme[item.head]?.weapon != null)
}

/** "Six rounds were fired to disperse a mob". */
const isWhyFired = (units: Units, before: Phrase | undefined, unit: number): boolean =>
  before?.kind === 'group' &&
  isClause(units, before.items.at(-1)!.head) &&
  isCrowdControl(units.lexeme[unit]?.verbTriggers)

/** "opened fire to", "fired 30 shells to", "teargas was used to": force was used, with which a crowd is dispersed. */
function isForce(units: Units, phrases: readonly Phrase[], at: number, main: number): boolean {
  if (units.lexeme[main]?.verbTriggers.some((trigger) => /^(?:shoot|crowd-control)$/.test(trigger.says[0] ?? '')))
    return true
  if (units.lexeme[main]?.verbClasses.do !== true) return false
  return phrases
    .slice(Math.max(0, at - 4), at)
    .some((phrase) => phrase.kind === 'group' && phrase.items.some((item) => isMeansOfForce(units, item.head)))
}

function isMeansOfForce(units: Units, head: number): boolean {
  const lexeme = units.lexeme[head] ?? null
  if (lexeme === null) return false
  return lexeme.weapon !== null || isCrowdControl(lexeme.nounTriggers) || /^(?:force|rounds?|shots?)$/.test(lexeme.text)
}

/** "urged them to rise and kill": a bare form behind "and" goes on with the infinitive. */
function goesOnWithInfinitive(
  units: Units,
  phrases: readonly Phrase[],
  at: number,
  verb: VerbGroup,
  unit: number,
): boolean {
  const forms = units.lexeme[unit]?.forms ?? 0
  if ((forms & Form.base) === 0 || (forms & Form.past) !== 0 || verb.verbs[0] !== verb.start) return false
  if (phrases[at - 1]?.kind !== 'conjunction') return false
  const before = verbBefore(phrases, at)
  return before !== null && (before.infinitive || before.verbs.length > 1 || before.modality !== 'real')
}

/** "will be tried and executed", "would be stopped or burned": a participle behind "and" shares the auxiliary of the passive before it. */
function kindOfAuxiliary(units: Units, phrases: readonly Phrase[], at: number): FrameStatus['kind'] | null {
  if (phrases[at - 1]?.kind !== 'conjunction' || !inheritsPassiveOver(phrases, at)) return null
  if (objectOf(units, phrases, at) !== null) return null
  const before = verbBefore(phrases, at)!
  if (before.modality !== 'real') return before.modality
  return before.infinitive ? 'planned' : null
}

/** A bare form whose next verb before it is a passive. */
function inheritsPassiveOver(phrases: readonly Phrase[], at: number): boolean {
  const verb = phrases[at]
  return verb?.kind === 'verb' && verb.verbs[0] === verb.start && verbBefore(phrases, at)?.passive === true
}

/** "those who burn shops and kill their owners": the present tense behind a relative tells what somebody is like, not what was done. */
function isOfHabit(units: Units, phrases: readonly Phrase[], at: number, verb: VerbGroup, unit: number): boolean {
  if (!isPresent(units, verb, unit)) return false
  if (phrases[at - 1]?.kind === 'relative') return true
  const before = phrases[at - 1]?.kind === 'conjunction' ? verbBefore(phrases, at) : null
  const first = before?.verbs.at(-1)
  return first !== undefined && isOfHabit(units, phrases, phrases.indexOf(before!), before!, first)
}

function isPresent(units: Units, verb: VerbGroup, unit: number): boolean {
  const forms = units.lexeme[unit]?.forms ?? 0
  return (forms & (Form.base | Form.third)) !== 0 && (forms & Form.past) === 0 && verb.verbs[0] === verb.start
}

/** "pay for every policeman killed", "the price paid in judges and journalists killed": a participle behind anybody of a kind. */
function isOfAnyone(phrases: readonly Phrase[], at: number, verb: VerbGroup): boolean {
  if (verb.verbs[0] !== verb.start || verb.ing) return false
  const group = phrases[at - 1]
  if (group?.kind !== 'group') return false
  const item = [...group.items, ...group.attached].at(-1)!
  if (!item.plural && /^(?:every|each|any)$/.test(item.determiner?.text ?? '')) return true
  const next = phrases[at + 1]
  if (next !== undefined && next.kind !== 'mark') return false
  const isBare = item.plural && item.figure === null && item.determiner === null
  return isBare && isListedBehind(phrases, at - 1) && verbBefore(phrases, at) !== null
}

/** "in judges and journalists": the last of what stands behind a preposition. */
function isListedBehind(phrases: readonly Phrase[], at: number): boolean {
  const group = phrases[at]
  if (group?.kind !== 'group') return false
  if (group.preposition >= 0) return true
  const before = phrases[at - 1]
  return (before?.kind === 'conjunction' || before?.kind === 'mark') && isListedBehind(phrases, at - 2)
}

/** "denied that its men had fired": the clause behind "that" did not happen, they say. */
function isDenied(units: Units, phrases: readonly Phrase[], at: number): boolean {
  for (let before = at - 1; before >= 0 && before >= at - 8; before--) {
    const phrase = phrases[before]!
    if (phrase.kind === 'verb') return false
    if (isDeniedCharge(units, phrases, before)) return true
    if (phrase.kind !== 'relative' && phrase.kind !== 'subordinator') continue
    const governing = phrases[before - 1]
    if (isFear(units, governing, phrase) || isDeniedReport(units, phrases, before)) return true
    const main = governing?.kind === 'verb' ? governing.verbs.at(-1) : undefined
    return main !== undefined && units.lexeme[main]?.verbClasses.deny === true
  }
  return false
}

/** "ended fears that they had been kidnapped". */
const isFear = (units: Units, group: Phrase | undefined, link: Phrase): boolean =>
  group?.kind === 'group' &&
  units.word(link.start) === 'that' &&
  /^(?:fears?|rumou?rs?)$/.test(units.word(group.items.at(-1)!.head))

/** "dismissed allegations that": read as one phrase behind the verb. */
const isDeniedCharge = (units: Units, phrases: readonly Phrase[], at: number): boolean =>
  phrases[at]!.kind === 'adverb' &&
  units.lexeme[phrases[at]!.start]?.cues.charge === true &&
  isDenial(units, phrases[at - 1])

const isDenial = (units: Units, verb: Phrase | undefined): boolean =>
  verb?.kind === 'verb' && verb.verbs.some((unit) => units.lexeme[unit]?.verbClasses.deny === true)

/** "rejected reports that a drone had struck a school". */
function isDeniedReport(units: Units, phrases: readonly Phrase[], link: number): boolean {
  const [verb, group] = [phrases[link - 2], phrases[link - 1]]
  if (group?.kind !== 'group' || units.word(phrases[link]!.start) !== 'that') return false
  return (
    /^(?:reports?|claims?|allegations?|suggestions?|accusations?|rumou?rs?)$/.test(units.word(group.items[0]!.head)) &&
    isDenial(units, verb)
  )
}

/** "do not believe that the fire was set"; of "do not believe the man shot on Monday was a guard" the shots were fired. */
function isNotBelieved(units: Units, phrases: readonly Phrase[], at: number, verb: VerbGroup): boolean {
  if (verb.verbs[0] === verb.start || phrases[at - 1]?.kind !== 'group') return false
  const governing = phrases[phrases[at - 2]?.kind === 'verb' ? at - 2 : at - 3]
  if (governing?.kind !== 'verb' || !governing.negated) return false
  return units.lexeme[governing.verbs.at(-1)!]?.cues.opinion === true
}

/** "if", "unless"; "until the last rebel is killed" is still to come, "until they were killed" is not. */
const isOpen = (units: Units, link: number, verb: VerbGroup): boolean =>
  units.lexeme[link]?.cues.hypothetical === true ||
  (/^(?:until|till)$/.test(units.word(link)) && /^(?:is|are|has|have)$/.test(units.word(verb.start)))

/** "if they attack", "if the police start killing protesters": behind a condition, also where another verb begins it. */
function isConditional(units: Units, phrases: readonly Phrase[], at: number, verb: VerbGroup): boolean {
  let isBegun = verb.ing && phrases[at - 1]?.kind === 'verb'
  for (let before = at - 1; before >= 0 && before >= at - 8; before--) {
    const phrase = phrases[before]!
    if (phrase.kind === 'subordinator') return isOpen(units, phrase.start, verb)
    if (phrase.kind !== 'verb') continue
    if (!isBegun) return false
    isBegun = false
  }
  return false
}
