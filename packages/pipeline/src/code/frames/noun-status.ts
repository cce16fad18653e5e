import type { Trigger } from '@wirewatch/taxonomy/language/lexeme.js'
import type { NounPhrase, Phrase, VerbGroup } from '../phrases/phrase.js'
import type { Units } from '../words/read-units.js'
import { chargeOf } from './charge-of.js'
import type { FrameStatus } from './frame-status.js'
import type { GoverningVerb } from './governing-verb.js'
import { isNotPrevented, kindFromVerb } from './kind-from-verb.js'
import type { NounPlace } from './noun-place.js'
import { condemnedBy, recallBefore, recallInside, recallOfClause, topicOf } from './recalled-by.js'

/** How a noun is meant, from its own determiner, the verb that governs it and the links before it. */
export function nounStatus(
  { units, sentence, phrases, at, group, item }: NounPlace,
  governing: GoverningVerb | null,
): FrameStatus {
  const recalledBy =
    recallBefore(units, sentence, item.start) ??
    recallInside(units, group, item) ??
    topicOf(units, group) ??
    chargeOf(units, phrases, at, group) ??
    (group.preposition >= 0 || (at > 0 && phrases[at - 1]!.kind === 'verb')
      ? recallOfClause(units, sentence, phrases, at)
      : null) ??
    condemnedBy(units, phrases, at)
  const told = kindOfNoun(units, phrases, at, item, governing)
  const kind = told === 'real' && isAttempted(units, item) ? 'attempted' : told
  return { kind, recalledBy, alleged: false, earlier: governing?.verb.perfect ?? false }
}

/** "the attempted murder of a judge"; an attempted robbery that was foiled is what became of it. */
function isAttempted(units: Units, { start, head }: NounPhrase): boolean {
  for (let unit = start; unit < head; unit++) if (units.lexeme[unit]?.verbClasses.attempt === true) return true
  return false
}

function kindOfNoun(
  units: Units,
  phrases: readonly Phrase[],
  at: number,
  item: NounPhrase,
  governing: GoverningVerb | null,
): FrameStatus['kind'] {
  if (isNoneOf(units, phrases[at], item)) return 'negated'
  if (isSetFor(units, phrases, at)) return 'planned'
  const way = phrases[at - 1]?.kind === 'conjunction' ? phrases[at - 2] : phrases[at]
  if (isWayTo(units, way, item)) return 'hypothetical'
  for (let unit = item.start - 1; unit < item.end; unit++) {
    if (unit < 0) continue
    const lexeme = units.lexeme[unit] ?? null
    if (lexeme === null) continue
    const { cues, text } = lexeme
    if (cues.none || (unit < item.start ? text === 'without' : text.startsWith('no '))) return 'negated'
    if (cues.planNoun && units.mention[unit] === null) return isFailed(units, unit) ? 'real' : 'planned'
  }
  if (isClause(units, item.head) && isToScatter(units, predicateOf(units, phrases, at))) return 'real'
  const before = governing?.verb ?? objectVerb(phrases, at)
  const verb = before ?? predicateOf(units, phrases, at)
  if (verb === null || isNotPrevented(units, phrases, verb)) return 'real'
  if (before === null && verb.negated && doesNothingTo(phrases, verb)) return 'real'
  if (verb.negated || isWithout(units, verb)) return 'negated'
  const modal = verb.modality
  if (modal !== 'real') return modal
  for (const unit of verb.verbs) {
    const kind = kindFromVerb(units, unit)
    if (kind !== null) return kind
  }
  return verb.infinitive ? 'planned' : 'real'
}

/** "Six rounds were fired to disperse a mob" tells that it was done; shots "fired to start a race" or "to celebrate" were fired at nobody. */
const isToScatter = (units: Units, why: VerbGroup | null): boolean =>
  why?.infinitive === true && why.verbs.some((unit) => isCrowdControl(units.lexeme[unit]?.verbTriggers))

export const isCrowdControl = (triggers: readonly Trigger[] | undefined): boolean =>
  triggers?.some((trigger) => trigger.id === 'crowd-control') === true

/** "Six rounds were fired": a clause that is read as one noun. */
export const isClause = (units: Units, head: number): boolean =>
  /\b(?:was|were|been) fired$/.test(units.lexeme[head]?.text ?? '')

/** "want power through bombs and murder", "on his way to attack": a way to something, and no happening. */
const isWayTo = (units: Units, group: Phrase | undefined, { determiner, figure }: NounPhrase): boolean =>
  group?.kind === 'group' &&
  group.preposition >= 0 &&
  (units.word(group.preposition) === 'through' || units.lexeme[group.preposition]?.text.endsWith('way to') === true) &&
  determiner === null &&
  figure === null

/** "called a strike for Friday", "a march for the next day": what is set for a day is not done yet. */
const isSetFor = (units: Units, phrases: readonly Phrase[], at: number): boolean =>
  phrases[at + 1]?.kind === 'preposition' &&
  phrases[at + 2]?.kind === 'time' &&
  units.word(phrases[at + 1]!.start) === 'for'

/** "failed to prevent the lynching". */
const isFailed = (units: Units, plan: number): boolean => units.lexeme[plan - 1]?.verbClasses.fail === true

/** "The blast did not cause any damage": it went off all the same. */
function doesNothingTo(phrases: readonly Phrase[], verb: VerbGroup): boolean {
  const object = phrases[phrases.indexOf(verb) + 1]
  return !verb.passive && verb.modality === 'real' && object?.kind === 'group' && object.preposition < 0
}

/** "without causing casualties". */
const isWithout = (units: Units, { ing, start }: VerbGroup): boolean =>
  ing && units.lexeme[start - 1]?.text === 'without'

/** "no report of any arrest": nothing of what is none. */
const isNoneOf = (units: Units, group: Phrase | undefined, item: NounPhrase): boolean =>
  group?.kind === 'group' && group.attached.includes(item) && units.lexeme[group.start]?.cues.none === true

/** The verb directly before the group, whose object it is. */
function objectVerb(phrases: readonly Phrase[], at: number): VerbGroup | null {
  const group = phrases[at]
  if (group?.kind !== 'group' || group.preposition >= 0) return null
  const before = at > 0 ? phrases[at - 1] : undefined
  return before?.kind === 'verb' && !before.passive ? before : null
}

/** The verb that has the group as its subject: "the strike will not be observed", "a rally scheduled for Sunday". */
function predicateOf(units: Units, phrases: readonly Phrase[], at: number): VerbGroup | null {
  const group = phrases[at]
  if (group?.kind !== 'group' || group.preposition >= 0) return null
  for (let next = at + 1; next < phrases.length && next <= at + 7; next++) {
    const phrase = phrases[next]!
    if (phrase.kind === 'verb') return isTelling(units, phrase) ? phrase : null
    if (phrase.kind === 'group' && phrase.preposition < 0) return null
    // 'The attack "could well happen"': in somebody's words as in the reporter's.
    if (phrase.kind === 'mark' && /^["“‘]$/.test(units.word(phrase.start))) continue
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
