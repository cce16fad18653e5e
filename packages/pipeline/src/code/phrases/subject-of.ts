import { Form } from '@wirewatch/taxonomy/language/lexeme.js'
import type { Units } from '../words/read-units.js'
import {
  isAddress,
  isAmong,
  isMoreOfMeans,
  isOfMoment,
  isPlaceBehindPlace,
  isRuledOut,
  isSpan,
  isWhither,
} from './beside-the-subject.js'
import { clauseReach } from './clause-reach.js'
import { namesPeople } from './is-people.js'
import { withCompany, withFirst } from './more-of-subject.js'
import type { Group, Phrase, VerbGroup } from './phrase.js'
import {
  antecedentOf,
  beforeAdverbs,
  clauseInRelative,
  previousVerb,
  relativeBetweenCommas,
  relativeOpening,
} from './relative-clause.js'
import { isOfWhom } from './take-included.js'

/** The group that does what an active verb says, or that a passive one is about. */
export function subjectOf(units: Units, phrases: readonly Phrase[], verbAt: number): Group | null {
  const verb = phrases[verbAt]
  if (verb?.kind !== 'verb') return null
  const around = verb.finite ? relativeBetweenCommas(units, phrases, verbAt) : -1
  if (around > 0) return firstGroup(units, phrases, around)
  let crossedComma = false
  let conjoined = false
  for (let at = verbAt - 1; at >= 0 && at >= verbAt - clauseReach; at--) {
    const phrase = phrases[at]!
    switch (phrase.kind) {
      case 'adverb':
      case 'time':
        break
      case 'preposition':
        if (isOfObject(units, phrases, at, verbAt)) return phrases[at - 1] as Group
        break
      case 'mark':
        if (isBreak(units, phrase.start)) return null
        crossedComma = true
        break
      case 'conjunction':
        conjoined = true
        break
      case 'subordinator':
        // "who had been missing since Monday was found": a time, and no clause.
        if (phrases[at + 1]?.kind === 'time') break
        if (verb.ing && isOfMoment(units, phrases, at + 1)) break
        if (isParticipial(units, verb)) return onlyOne(mainSubject(units, phrases, at))
        return verb.ing || verb.infinitive || !verb.finite ? mainSubject(units, phrases, at) : null
      case 'relative':
        return antecedentOf(units, phrases, at)
      case 'group':
        if (at === verbAt - 1 && isParticiple(units, verb) && isAmong(units, phrases, at, phrase)) return phrase
        if (at === verbAt - 1 && verb.ing && isWhoseDeed(units, phrase)) return phrase
        if (isDescribedBefore(units, phrases, at, verbAt)) return phrase
        if (phrase.preposition >= 0 && isOfWhom(units, phrase.preposition)) return phrase
        if (phrase.preposition >= 0 || isRuledOut(units, phrases, at) || isSpan(units, phrase)) break
        if (isPlaceBehindPlace(units, phrases, at)) break
        if (isBehindAs(units, phrases, at)) {
          at--
          break
        }
        if (verb.finite && isMoreOfObject(units, phrases, at))
          return inherited(units, phrases, previousVerb(phrases, at), verb)
        if (isWhither(units, phrases, at) || (verb.ing && isOfMoment(units, phrases, at))) break
        if (isAddress(units, phrases, at) || isMoreOfMeans(units, phrases, at)) break
        if (isObjectAt(units, phrases, at)) {
          const governing = previousVerb(phrases, at)
          if (at === verbAt - 1 && isDoneByFound(units, verb, phrases[governing])) return phrase
          const opening = relativeOpening(phrases, governing)
          if (crossedComma && opening >= 0) return firstGroup(units, phrases, opening)
          if (isBackInMain(verb, conjoined, governing, opening)) return antecedentOf(units, phrases, opening)
          const clause = verb.finite && !conjoined ? clauseInRelative(phrases, governing) : null
          if (clause !== null) return antecedentOf(units, phrases, clause)
          const plan = verb.finite && !conjoined ? nounOfInfinitive(units, phrases, governing) : null
          if (plan !== null) return plan
          if (verb.finite && isParticipleClause(units, phrases, governing))
            return inherited(units, phrases, governing, verb)
          if (verb.ing || verb.infinitive || conjoined || crossedComma || opening === governing - 1)
            return inherited(units, phrases, governing, verb)
        }
        return (
          sayerFor(units, phrases, at, phrase, verb) ??
          withCompany(units, phrases, at, verbAt, withFirst(units, phrases, at, verb, phrase))
        )
      case 'verb': {
        const opening = relativeOpening(phrases, at)
        if (verb.finite && verb.passive && conjoined && isReducedOfObject(units, phrases, at))
          return inherited(units, phrases, previousVerb(phrases, at), verb)
        if (isBackInMain(verb, conjoined, at, opening)) return antecedentOf(units, phrases, opening)
        const clause = verb.finite && !conjoined ? clauseInRelative(phrases, at) : null
        if (clause !== null) return antecedentOf(units, phrases, clause)
        if (crossedComma && opening >= 0 && verb.finite && !conjoined) return firstGroup(units, phrases, opening)
        if (!crossedComma || phrases[at - 1]?.kind !== 'subordinator') return inherited(units, phrases, at, verb)
        at--
        break
      }
    }
  }
  return null
}

/** "nine men shot", "nine men being shot". */
const isParticiple = (units: Units, verb: VerbGroup): boolean =>
  verb.verbs[0] === verb.start || (verb.passive && units.word(verb.start) === 'being')

/** "died in army firing on a march", "killed in rebel shelling of a town": whose deed it was, without an article. */
const isWhoseDeed = (units: Units, { items, preposition }: Group): boolean => {
  const [item] = items
  if (items.length > 1 || item!.determiner !== null || units.word(preposition) !== 'in') return false
  const group = units.lexeme[item!.head]?.party?.group
  return group === 'security' || group === 'militant'
}

/** "Agitating students wrecked an office", "fleeing rebels burnt a bus": a participle that opens the clause only describes whoever acts. */
function isDescribedBefore(units: Units, phrases: readonly Phrase[], at: number, verbAt: number): boolean {
  const [before, participle, group] = [phrases[at - 2], phrases[at - 1], phrases[at]]
  if (group?.kind !== 'group' || group.items[0]!.determiner !== null || group.items[0]!.figure !== null) return false
  if (participle?.kind !== 'verb' || !participle.ing || participle.finite) return false
  if (participle.end - participle.start > 1 || units.word(group.start - 1) === ',') return false
  if (before !== undefined && !/^(?:mark|conjunction|subordinator)$/.test(before.kind)) return false
  const verb = phrases[verbAt]
  return (
    at === verbAt - 1 && verb?.kind === 'verb' && verb.finite && namesPeople(units, group) && group.items[0]!.plural
  )
}

/** "stop the mob from burning", "accused troops of firing", "charged him with killing": the object is the one who does it. */
const isOfObject = (units: Units, phrases: readonly Phrase[], linkAt: number, verbAt: number): boolean =>
  linkAt === verbAt - 1 &&
  phrases[linkAt]?.kind === 'preposition' &&
  /^(?:from|of|with|for)$/.test(units.lexeme[phrases[linkAt]!.start]?.text ?? '') &&
  phrases[linkAt - 1]?.kind === 'group' &&
  isObjectAt(units, phrases, linkAt - 1)

/** "found a man suffering from wounds", "saw a youth firing": what is seen does it. */
const isDoneByFound = (units: Units, verb: VerbGroup, governing: Phrase | undefined): boolean =>
  verb.ing &&
  verb.verbs[0] === verb.start &&
  governing?.kind === 'verb' &&
  governing.verbs.some((unit) => {
    const lexeme = units.lexeme[unit]
    return lexeme?.verbClasses.find === true || lexeme?.cues.witnessing === true
  })

/** "opened a parcel left at his door and was killed": the bare participle only describes the parcel. */
const isReducedOfObject = (units: Units, phrases: readonly Phrase[], at: number): boolean => {
  const verb = phrases[at]
  return (
    verb?.kind === 'verb' &&
    verb.verbs[0] === verb.start &&
    ((units.lexeme[verb.start]?.forms ?? 0) & Form.participle) !== 0 &&
    phrases[at - 1]?.kind === 'group' &&
    isObjectAt(units, phrases, at - 1)
  )
}

/** Right behind an active verb; behind a passive one, which has no object, something new begins. */
const isObjectAt = (units: Units, phrases: readonly Phrase[], groupAt: number): boolean => {
  const at = beforeAdverbs(phrases, groupAt - 1)
  if (at < 0) return false
  const before = isObjectOver(units, phrases, groupAt, at) ? phrases[at - 1] : phrases[at]
  return before?.kind === 'verb' && !before.passive
}

/** "poured petrol over nine carts": the number behind "over" counts no subject. */
const isObjectOver = (units: Units, phrases: readonly Phrase[], groupAt: number, at: number): boolean =>
  at > 0 && at === groupAt - 2 && phrases[at]!.kind === 'group' && units.word(phrases[groupAt - 1]!.start) === 'over'

/** "Rebels, posing as passengers, blew up": only what they passed for. */
const isBehindAs = (units: Units, phrases: readonly Phrase[], at: number): boolean => {
  const [verb, as] = [phrases[at - 2], phrases[at - 1]]
  return as?.kind === 'subordinator' && units.word(as.start) === 'as' && verb?.kind === 'verb' && !verb.finite
}

/** "A mob carrying axes and cans set fire to": before the first finite verb, what is carried takes no verb of its own. */
function isMoreOfObject(units: Units, phrases: readonly Phrase[], at: number): boolean {
  if (
    phrases[at - 1]?.kind !== 'conjunction' ||
    phrases[at - 2]?.kind !== 'group' ||
    !isObjectAt(units, phrases, at - 2)
  )
    return false
  const carrying = phrases[previousVerb(phrases, at)]
  if (carrying?.kind !== 'verb' || !carrying.ing || carrying.finite) return false
  for (let before = previousVerb(phrases, at) - 1; before >= 0; before--) {
    const phrase = phrases[before]!
    if (phrase.kind === 'subordinator' || phrase.kind === 'mark') break
    if (phrase.kind === 'verb') return false
  }
  return phrases[previousVerb(phrases, at) - 1]?.kind === 'group'
}

const isBreak = (units: Units, at: number): boolean => units.word(at) === ':' || units.word(at) === '…'

/** "before being shot", "after having killed". */
const isParticipial = (units: Units, verb: VerbGroup): boolean => units.lexeme[verb.start]?.cues.gerund === true

/** Somebody single or counted: "gunmen held a hotel before being killed" says not how many were. */
const onlyOne = (group: Group | null): Group | null =>
  group?.items.every((item) => !item.plural || item.figure !== null) === true ? group : null

/** The subject of the clause that stands before a subordinator: "… , after killing two". */
function mainSubject(units: Units, phrases: readonly Phrase[], before: number): Group | null {
  for (let at = before - 1; at >= 0 && at >= before - clauseReach; at--) {
    if (phrases[at]!.kind === 'verb') return subjectOf(units, phrases, at)
  }
  return null
}

/** A relative clause between commas ends before the verb: the subject is the first group of the clause, behind the dateline. */
function firstGroup(units: Units, phrases: readonly Phrase[], before: number): Group | null {
  let first: Group | null = null
  for (let at = before - 1; at >= 0 && at >= before - clauseReach; at--) {
    const phrase = phrases[at]!
    if (phrase.kind === 'verb' || phrase.kind === 'subordinator') break
    if (phrase.kind === 'mark' && isBreak(units, phrase.start)) break
    if (phrase.kind === 'group' && phrase.preposition < 0) first = phrase
  }
  return first
}

/** "a trader whom the police had beaten died": a finite verb behind a clause with a subject of its own goes on with the main one. */
const isBackInMain = (verb: VerbGroup, conjoined: boolean, clauseVerb: number, opening: number): boolean =>
  opening >= 0 && opening < clauseVerb - 1 && verb.finite && !conjoined

/** "an attempt to blow up a bridge was foiled": the noun on which the infinitive hangs is the subject of what follows. */
function nounOfInfinitive(units: Units, phrases: readonly Phrase[], verbAt: number): Group | null {
  const verb = phrases[verbAt]
  const noun = phrases[verbAt - 1]
  if (verb?.kind !== 'verb' || !verb.infinitive || noun?.kind !== 'group' || noun.preposition >= 0) return null
  return isObjectAt(units, phrases, verbAt - 1) ? null : noun
}

/** "a man carrying water was hurt", "two men suspected to be spies were shot": the participle and its object only describe the subject. */
function isParticipleClause(units: Units, phrases: readonly Phrase[], verbAt: number): boolean {
  const verb = phrases[verbAt]
  if (verb?.kind !== 'verb' || phrases[verbAt - 1]?.kind !== 'group') return false
  return verb.ing || (verb.verbs[0] === verb.start && units.word(verb.end - 1) === 'be')
}

/** The subject of an earlier verb. "Police kept students from marching and detained nine": what goes on is the finite one. */
function inherited(units: Units, phrases: readonly Phrase[], verbAt: number, from: VerbGroup): Group | null {
  const verb = phrases[verbAt]
  if (verb?.kind !== 'verb' || verb === from) return null
  if (from.finite && verb.ing && isOfObject(units, phrases, verbAt - 1, verbAt))
    return inherited(units, phrases, previousVerb(phrases, verbAt), from)
  return subjectOf(units, phrases, verbAt)
}

/** "The army said it had killed two": the pronoun is the one who says so. */
function sayerFor(units: Units, phrases: readonly Phrase[], at: number, group: Group, of: VerbGroup): Group | null {
  const item = group.items[0]!
  if (item.end - item.start !== 1 || !/^(?:it|they|we)$/.test(units.word(item.start))) return null
  let before = at - 1
  while (before >= 0 && (phrases[before]!.kind === 'subordinator' || phrases[before]!.kind === 'adverb')) before--
  const verb = phrases[before]
  if (verb?.kind !== 'verb' || verb.passive) return null
  const says = verb.verbs.some((unit) => isSayingVerb(units, unit))
  const sayer = says ? subjectOf(units, phrases, before) : null
  // "The army says that they were killed": they are others than the one who says so.
  const isOther =
    of.passive && units.word(item.start) === 'they' && sayer?.items.every(({ plural }) => !plural) === true
  return isOther ? null : sayer
}

const isSayingVerb = (units: Units, unit: number): boolean => {
  const classes = units.lexeme[unit]?.verbClasses
  return classes !== undefined && (classes.say || classes.claim)
}
