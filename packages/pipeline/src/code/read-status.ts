import { Form, type Lexeme, Pos, type Trigger } from '@wirewatch/taxonomy/language/lexeme.js'
import type { Group, NounPhrase, Phrase, VerbGroup } from './chunk-phrases.js'
import type { GoverningVerb } from './governing-verb.js'
import type { Units } from './read-units.js'
import type { Sentence } from './split-sentences.js'

/** How what is said is meant: as having happened, or as something else. */
export interface FrameStatus {
  readonly kind: 'real' | 'negated' | 'attempted' | 'hypothetical' | 'future' | 'planned' | 'threatened' | 'denied'
  /** Named only because of something else: "arrested in connection with the attack". Its cue; null where it is told for itself. */
  readonly recalledBy: number | null
  readonly alleged: boolean
  /** "had killed": lies before what the text tells. */
  readonly earlier: boolean
}

/** How far back a cue governs, in units. */
const cueReach = 12

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
  const reason = reasonBefore(units, phrases, at, verb) ?? topicBefore(units, phrases, at, unit)
  if (reason !== null) return { kind, recalledBy: reason, alleged: verb.alleged, earlier: verb.perfect }
  const recalledBy =
    verb.finite && !verb.ing ? recallOfRelative(units, sentence, phrases, at) : recallBefore(units, sentence, unit)
  return { kind, recalledBy, alleged: verb.alleged, earlier: verb.perfect }
}

/** "row over border strikes": a plural noun behind a topic that looks like a verb, as headlines have it. */
function topicBefore(units: Units, phrases: readonly Phrase[], at: number, unit: number): number | null {
  const group = phrases[at - 1]
  const lexeme = units.lexeme[unit] ?? null
  if (group?.kind !== 'group' || lexeme === null || lexeme.forms !== Form.third || lexeme.pos & Pos.auxiliary)
    return null
  return topicOf(units, group)
}

/** "charged … for killing two": what somebody is held to account for. */
function reasonBefore(units: Units, phrases: readonly Phrase[], at: number, verb: VerbGroup): number | null {
  if (!verb.ing) return null
  let before = at - 1
  while (phrases[before]?.kind === 'adverb') before--
  const link = phrases[before]
  return link?.kind === 'preposition' && units.lexeme[link.start]?.text === 'for' ? link.start : null
}

/** "the funeral of those who were killed in the attack": what stands in a recalled clause is recalled with it. */
function recallOfClause(units: Units, sentence: Sentence, phrases: readonly Phrase[], at: number): number | null {
  for (let before = at - 1; before >= 0 && before >= at - 4; before--) {
    const phrase = phrases[before]!
    if (phrase.kind === 'verb')
      return phrases[before - 1]?.kind === 'relative' ? recallOfRelative(units, sentence, phrases, before) : null
    if (phrase.kind !== 'group' && phrase.kind !== 'adverb') return null
  }
  return null
}

/** "mastermind of the blast in which four were killed": the clause belongs to what is recalled. */
function recallOfRelative(units: Units, sentence: Sentence, phrases: readonly Phrase[], at: number): number | null {
  let conjoined = false
  for (let before = at - 1; before >= 0 && before >= at - 9; before--) {
    const phrase = phrases[before]!
    if (phrase.kind === 'relative')
      return recallBefore(units, sentence, phrase.start, 2 * cueReach) ?? topicOfRelative(units, phrases, before)
    if (phrase.kind === 'conjunction') conjoined = true
    if ((phrase.kind === 'verb' && !conjoined) || phrase.kind === 'subordinator') return null
  }
  return null
}

/** "sentenced for the bombing of a bus that killed nine": what is told of a topic belongs to it. */
function topicOfRelative(units: Units, phrases: readonly Phrase[], relativeAt: number): number | null {
  for (let at = relativeAt - 1; at >= 0 && at >= relativeAt - 4; at--) {
    const phrase = phrases[at]!
    if (phrase.kind !== 'group') return null
    const head = units.lexeme[phrase.items[0]!.head]?.nounTriggers.length ?? 0
    if (head > 0) return topicOf(units, phrase)
  }
  return null
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
  for (const leading of verb.verbs) {
    if (leading >= unit) break
    const kind = kindFromVerb(units, leading)
    if (kind !== null) return kind
  }
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
    if (verb.infinitive) return 'planned'
  }
  if (goesOnWithInfinitive(units, phrases, at, verb, unit)) return 'planned'
  if (isOfHabit(units, phrases, at, verb, unit)) return 'hypothetical'
  if (isDenied(units, phrases, at)) return 'denied'
  return isConditional(units, phrases, at, verb) ? 'hypothetical' : 'real'
}

/** "failed to stop a mob from burning", "could not prevent", "did nothing to stop": what nobody prevented was done. */
function isNotPrevented(units: Units, phrases: readonly Phrase[], verb: VerbGroup): boolean {
  const main = verb.verbs.at(-1)
  if (main === undefined || units.lexeme[main]?.verbClasses.prevent !== true) return false
  // "a film in which police fail to stop a mob": what is told in the present tense is nobody's past.
  if (units.lexeme[verb.verbs[0]!]?.forms === Form.third) return false
  if (verb.negated || verb.verbs.some((unit) => units.lexeme[unit]?.verbClasses.fail === true)) return true
  return verb.infinitive && isIdle(units, phrases, phrases.indexOf(verb))
}

/** "did nothing", "did little", "made no attempt", "refused" before an infinitive. */
function isIdle(units: Units, phrases: readonly Phrase[], infinitiveAt: number): boolean {
  const before = phrases[infinitiveAt - 1]
  if (before?.kind === 'verb') return before.verbs.some((unit) => units.lexeme[unit]?.verbClasses.fail === true)
  if (before?.kind !== 'group') return false
  return /^(?:nothing|little)$/.test(units.word(before.start)) || units.lexeme[before.start]?.cues.none === true
}

/** "without any shots being fired". */
const isWithout = (units: Units, phrases: readonly Phrase[], at: number, verb: VerbGroup): boolean =>
  phrases[at - 1]?.kind === 'group' &&
  (verb.verbs[0] === verb.start || units.word(verb.start) === 'being') &&
  at > 1 &&
  units.word(phrases[at - 2]!.start) === 'without'

/** "used a rocket to attack a post", "fired teargas to disperse a mob": what is done with a weapon in hand is done. */
function isDoneWith(units: Units, phrases: readonly Phrase[], at: number, main: number, unit: number): boolean {
  if (isCrowdControl(units.lexeme[unit]?.verbTriggers)) return isForce(units, phrases, at, main)
  const object = phrases[at - 1]
  if (object?.kind !== 'group' || object.preposition >= 0 || units.lexeme[main]?.verbClasses.do !== true) return false
  return object.items.some((item) => units.lexeme[item.head]?.weapon != null)
}

const isCrowdControl = (triggers: readonly Trigger[] | undefined): boolean =>
  triggers?.some((trigger) => trigger.id === 'crowd-control') === true

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

/** "those who burn shops": the present tense behind a relative tells what somebody is like, not what was done. */
function isOfHabit(units: Units, phrases: readonly Phrase[], at: number, verb: VerbGroup, unit: number): boolean {
  const forms = units.lexeme[unit]?.forms ?? 0
  return (
    (forms & (Form.base | Form.third)) !== 0 &&
    (forms & Form.past) === 0 &&
    verb.verbs[0] === verb.start &&
    phrases[at - 1]?.kind === 'relative'
  )
}

function kindFromVerb(units: Units, unit: number): FrameStatus['kind'] | null {
  const classes = units.lexeme[unit]?.verbClasses
  if (classes === undefined) return null
  if (classes.fail || classes.prevent) return 'negated'
  if (classes.attempt) return 'attempted'
  if (classes.threaten) return 'threatened'
  if (classes.deny) return 'denied'
  if (classes.plan) return 'planned'
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

function verbBefore(phrases: readonly Phrase[], at: number): VerbGroup | null {
  for (let before = at - 1; before >= 0 && before >= at - 8; before--) {
    const phrase = phrases[before]!
    if (phrase.kind === 'verb') return phrase
  }
  return null
}

/** "denied that its men had fired": the clause behind "that" did not happen, they say. */
function isDenied(units: Units, phrases: readonly Phrase[], at: number): boolean {
  for (let before = at - 1; before >= 0 && before >= at - 8; before--) {
    const phrase = phrases[before]!
    if (phrase.kind === 'verb') return false
    if (phrase.kind !== 'relative' && phrase.kind !== 'subordinator') continue
    const governing = phrases[before - 1]
    const main = governing?.kind === 'verb' ? governing.verbs.at(-1) : undefined
    return main !== undefined && units.lexeme[main]?.verbClasses.deny === true
  }
  return false
}

/** "if they attack", "if the police start killing protesters": behind a condition, also where another verb begins it. */
function isConditional(units: Units, phrases: readonly Phrase[], at: number, verb: VerbGroup): boolean {
  let isBegun = verb.ing && phrases[at - 1]?.kind === 'verb'
  for (let before = at - 1; before >= 0 && before >= at - 8; before--) {
    const phrase = phrases[before]!
    if (phrase.kind === 'subordinator') return units.lexeme[phrase.start]?.cues.hypothetical === true
    if (phrase.kind !== 'verb') continue
    if (!isBegun) return false
    isBegun = false
  }
  return false
}

/** How a noun is meant, from its own determiner, the verb that governs it and the links before it. */
export function nounStatus(
  units: Units,
  sentence: Sentence,
  phrases: readonly Phrase[],
  at: number,
  group: Group,
  item: NounPhrase,
  governing: GoverningVerb | null,
): FrameStatus {
  const recalledBy =
    recallBefore(units, sentence, item.start) ??
    recallInside(units, group, item) ??
    topicOf(units, group) ??
    chargeOf(units, phrases, at, group) ??
    (group.preposition >= 0 || phrases[at - 1]?.kind === 'verb' ? recallOfClause(units, sentence, phrases, at) : null)
  const alleged = false
  const kind = kindOfNoun(units, phrases, at, item, governing)
  const condemned = isCondemned(units, phrases, at)
  return { kind, recalledBy: recalledBy ?? condemned, alleged, earlier: governing?.verb.perfect ?? false }
}

function kindOfNoun(
  units: Units,
  phrases: readonly Phrase[],
  at: number,
  item: NounPhrase,
  governing: GoverningVerb | null,
): FrameStatus['kind'] {
  if (isNoneOf(units, phrases[at], item)) return 'negated'
  for (let unit = item.start - 1; unit < item.end; unit++) {
    if (unit < 0) continue
    const cues = units.lexeme[unit]?.cues
    if (cues === undefined) continue
    if (cues.none || (unit < item.start && units.lexeme[unit]!.text === 'without')) return 'negated'
    if (cues.planNoun && units.mention[unit] === null) return 'planned'
  }
  const verb = governing?.verb ?? objectVerb(phrases, at) ?? predicateOf(units, phrases, at)
  if (verb === null || isNotPrevented(units, phrases, verb)) return 'real'
  if (verb.negated) return 'negated'
  const modal = verb.modality
  if (modal !== 'real') return modal
  for (const unit of verb.verbs) {
    const kind = kindFromVerb(units, unit)
    if (kind !== null) return kind
  }
  return verb.infinitive ? 'planned' : 'real'
}

/** "no report of any arrest": nothing of what is none. */
const isNoneOf = (units: Units, group: Phrase | undefined, item: NounPhrase): boolean =>
  group?.kind === 'group' && group.attached.includes(item) && units.lexeme[group.start]?.cues.none === true

/** The verb that has the group as its subject: "the strike will not be observed", "a rally scheduled for Sunday". */
function predicateOf(units: Units, phrases: readonly Phrase[], at: number): VerbGroup | null {
  const group = phrases[at]
  if (group?.kind !== 'group' || group.preposition >= 0) return null
  for (let next = at + 1; next < phrases.length && next <= at + 7; next++) {
    const phrase = phrases[next]!
    if (phrase.kind === 'verb') return isTelling(units, phrase) ? phrase : null
    if (phrase.kind === 'group' && phrase.preposition < 0) return null
    if (phrase.kind === 'mark' || phrase.kind === 'subordinator' || phrase.kind === 'relative') return null
  }
  return null
}

/** A verb of planning behind a noun plans it only as a participle. */
function isTelling(units: Units, verb: VerbGroup): boolean {
  const main = verb.verbs.at(-1)
  if (main === undefined) return true
  const classes = units.lexeme[main]?.verbClasses
  if (classes?.plan === true) return verb.passive || verb.verbs[0] === verb.start
  return classes?.fail !== true && classes?.attempt !== true
}

/** The verb directly before the group, whose object it is. */
function objectVerb(phrases: readonly Phrase[], at: number): VerbGroup | null {
  const group = phrases[at]
  if (group?.kind !== 'group' || group.preposition >= 0) return null
  const before = phrases[at - 1]
  return before?.kind === 'verb' && !before.passive ? before : null
}

/** "condemned the attack": the noun names what the reaction is about. */
function isCondemned(units: Units, phrases: readonly Phrase[], at: number): number | null {
  for (let before = at - 1; before >= 0 && before >= at - 4; before--) {
    const phrase = phrases[before]!
    if (phrase.kind === 'verb') {
      const unit = phrase.verbs.find((verb) => isTalkedAbout(units.lexeme[verb] ?? null))
      return unit ?? null
    }
    if (phrase.kind === 'mark' || phrase.kind === 'subordinator') return null
  }
  return null
}

/** What is condemned, claimed, denied, protested or blamed on somebody has been told before. */
function isTalkedAbout(lexeme: Lexeme | null): boolean {
  if (lexeme === null) return false
  const { condemn, claim, blame } = lexeme.verbClasses
  return condemn || claim || blame || isProtest(lexeme)
}

/** The nearest cue before the unit that makes it a mention of something else; null where a verb or a mark stands between. */
function recallBefore(units: Units, sentence: Sentence, unit: number, reach = cueReach): number | null {
  const from = Math.max(sentence.start, unit - reach)
  for (let at = unit - 1; at >= from; at--) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme === null) {
      if (units.kind[at] === 3 && /[:"]/.test(units.word(at))) return null
      continue
    }
    if (lexeme.cues.recall) return at
    if (lexeme.pos & (Pos.subordinator | Pos.relative)) return null
    if (lexeme.pos & Pos.auxiliary) return null
    if (lexeme.pos & Pos.verb && lexeme.verbTriggers.length > 0 && !(lexeme.pos & Pos.noun)) return null
  }
  return null
}

/** "protests against the killing". */
const isProtestedAgainst = (units: Units, at: number): boolean =>
  /^(?:against|at)$/.test(units.lexeme[at]?.text ?? '') && at > 0 && isProtest(units.lexeme[at - 1] ?? null)

const isProtest = (lexeme: Lexeme | null): boolean =>
  lexeme !== null && [...lexeme.verbTriggers, ...lexeme.nounTriggers].some((trigger) => trigger.id === 'protest')

/** "taken into custody for rioting and arson": what those who are taken are charged with. */
function chargeOf(units: Units, phrases: readonly Phrase[], at: number, group: Group): number | null {
  const verb = phrases[at - 1]
  if (group.preposition < 0 || verb?.kind !== 'verb' || units.lexeme[group.preposition]?.text !== 'for') return null
  const takes = verb.verbs.some((unit) => units.lexeme[unit]?.verbTriggers.some(({ id }) => id === 'arrest') === true)
  return takes ? group.preposition : null
}

/** "outrage over the murder": talked about, not told. */
function topicOf(units: Units, group: Group): number | null {
  if (group.preposition < 0) return null
  if (isProtestedAgainst(units, group.preposition)) return group.preposition
  return units.lexeme[group.preposition]?.cues.topic === true ? group.preposition : null
}

function recallInside(units: Units, group: Group, item: NounPhrase): number | null {
  for (let at = group.start; at < item.head; at++) if (units.lexeme[at]?.cues.recall === true) return at
  return null
}
