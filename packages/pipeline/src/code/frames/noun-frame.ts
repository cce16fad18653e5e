import type { Trigger } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordFlag } from '@wirewatch/taxonomy/language/split-words.js'
import { complementsOf, complementWith } from '../phrases/complements-of.js'
import { isPeople, namesPeople } from '../phrases/is-people.js'
import { modifierOf } from '../phrases/modifier-of.js'
import { objectOf } from '../phrases/object-of.js'
import { type Group, groupOf, type NounPhrase, type Phrase, regrouped } from '../phrases/phrase.js'
import { antecedentOf } from '../phrases/relative-clause.js'
import { subjectOf } from '../phrases/subject-of.js'
import { isBareName } from '../phrases/take-names.js'
import type { Units } from '../words/read-units.js'
import { accusedOf } from './charge-of.js'
import { meantTrigger } from './check-trigger.js'
import { agentWords, betweenWords, type Frame, frameOf, sides, toWords, uponWords, withWords } from './frame.js'
import type { FrameStatus } from './frame-status.js'
import { type GoverningVerb, governingVerb } from './governing-verb.js'
import type { NounPlace } from './noun-place.js'
import { nounStatus } from './noun-status.js'

/** "an attack on", "the killing of two men", "injuries to 12": what a noun says happened, and to whom by whom; null where it says nothing of its own. */
export function nounFrame(place: NounPlace, unit: number): Frame | null {
  const { units, sentence, phrases, at, group, item } = place
  const lexeme = units.lexeme[unit]!
  if (isModifierOnly(units, item, unit)) return null
  const complements = complementsOf(phrases, at)
  const trigger = meantTrigger(lexeme.nounTriggers, {
    units,
    sentence,
    at: unit,
    subject: null,
    object: null,
    complements,
  })
  if (trigger === null) return null
  const bearer = trigger.id === 'found-dead' ? whoseBody(units, phrases, at, item, sentence.index === 0) : null
  if (
    trigger.id === 'found-dead' &&
    bearer === null &&
    isKnownBody(units, item, group) &&
    !isFoundLater(units, phrases, at, item)
  )
    return null
  const { roles } = trigger
  const governing = governingVerb(units, phrases, at, group)
  const meant = nounStatus(place, governing)
  const status = roles.own === 'count' && isClaimed(governing, units, meant) ? { ...meant, recalledBy: null } : meant
  const of = ofGroup(units, group, item)
  const by = complementWith(units, complements, agentWords)
  const upon = complementWith(units, complements, uponWords)
  const between = complementWith(units, complements, betweenWords)
  const companion = complementWith(units, complements, withWords)
  const modifier = modifierOf(units, item, unit, trigger)
  let agent =
    by ??
    (roles.of === 'agent' ? of : null) ??
    (roles.modifier === 'patient' || roles.modifier === 'none' ? null : modifier)
  const struck = isWhereHurt(units, trigger, of, upon) ? null : upon
  let patient: Group | null =
    roles.on === 'none' ? null : roles.undergo === 'patient' ? peopleOnly(units, struck) : struck
  if (roles.of === null || roles.of === 'patient') patient ??= of
  if (roles.modifier === 'patient') patient ??= modifier
  else if (of === null && by === null && trigger.measure !== null) patient ??= ownerOf(units, item, unit)
  if (roles.to === 'patient') patient ??= peopleOnly(units, complementWith(units, complements, toWords))
  if (roles.undergo === 'patient') patient ??= bearerOf(units, phrases, at, group) ?? takerOf(units, phrases, at)
  patient ??= bearer
  if (roles.between === 'both' && between !== null) {
    agent ??= between
    patient ??= between.items.length > 1 ? second(between) : null
  }
  if (roles.with === 'both') patient ??= companion
  if (governing !== null) {
    if (governing.does) agent ??= governing.subject
    if (governing.undergoes) patient ??= governing.subject
    if (announcesOwn(units, governing, trigger)) agent ??= governing.subject
  }
  if (status.recalledBy !== null && isDeed(trigger)) agent ??= accusedOf(units, phrases, status.recalledBy)
  const figure = roles.own === 'count' || (trigger.measure !== null && roles.own !== 'none') ? item.figure : null
  return frameOf({ trigger, at: unit, sentence, status, figure, verb: null }, sides(units, agent, patient))
}

/** "the stabbing of a man on Pine Street": the man was hurt, and the street says where. */
const isWhereHurt = (units: Units, { measure, roles }: Trigger, of: Group | null, upon: Group | null): boolean =>
  measure !== null &&
  (roles.of === null || roles.of === 'patient') &&
  of !== null &&
  upon !== null &&
  isPeople(units, of) &&
  !namesPeople(units, upon)

/** What somebody can have done: not an arrest, nor what is found. */
const isDeed = ({ happening }: Trigger): boolean => happening === 'violence' || happening === 'crowd'

/** "The police announced the arrest of two men": a force tells of what it did. */
function announcesOwn(units: Units, { verb, subject }: GoverningVerb, trigger: Trigger): boolean {
  if (trigger.measure !== 'arrested' || verb.passive || subject === null) return false
  if (!verb.verbs.some((at) => /^(?:announc|confirm|claim)/.test(units.lexeme[at]?.text ?? ''))) return false
  return subject.items.every(
    ({ head }) => units.mention[head]?.kind === 'actor' || units.lexeme[head]?.party?.class === 'state_force',
  )
}

/** "injuries to 12 people"; "a wound to the leg" is no leg's. */
const peopleOnly = (units: Units, group: Group | null): Group | null =>
  group !== null && isPeople(units, group) && units.word(group.items[0]!.head) !== 'head' ? group : null

/** "got a bullet in the leg", "took three bullet wounds": who got them. */
function takerOf(units: Units, phrases: readonly Phrase[], at: number): Group | null {
  const verb = phrases[at - 1]
  if (verb?.kind !== 'verb' || !/^(?:got|gets|took|takes|caught)$/.test(units.word(verb.end - 1))) return null
  return peopleOnly(units, subjectOf(units, phrases, at - 1))
}

/** "found a man with a gunshot wound", "leaving four with burns": the group right before "with". */
function bearerOf(units: Units, phrases: readonly Phrase[], at: number, group: Group): Group | null {
  const before = phrases[at - 1]
  if (group.preposition < 0 || units.lexeme[group.preposition]?.text !== 'with') return null
  const patient = takenTo(units, phrases, at)
  if (patient !== null) return patient
  if (before?.kind !== 'group') return null
  const item = before.items.at(-1)!
  const isKnown = units.lexeme[item.end - 1]?.party != null || item.figure !== null
  return isKnown && isPeople(units, before) ? before : null
}

/** "another was taken to Erie Medical Center with a gunshot wound": who is brought somewhere bears the wound. */
function takenTo(units: Units, phrases: readonly Phrase[], at: number): Group | null {
  for (let before = at - 1; before >= 0 && before >= at - 8; before--) {
    const phrase = phrases[before]!
    if (phrase.kind === 'verb') {
      const isBrought =
        isTakenTo(units, phrases[before + 1]) ||
        goesToCare(units, phrase, phrases[at]!.start) ||
        (phrase.passive && phrase.verbs.some((unit) => units.lexeme[unit]?.verbClasses.motion === true))
      if (!isBrought && finds(units, phrase)) return objectOf(units, phrases, before)
      if (isFound(units, phrase)) return subjectOf(units, phrases, before)
      if (phrase.ing || isFound(units, phrases[before - 1])) continue
      return isBrought ? subjectOf(units, phrases, before) : null
    }
    if (isApart(units, phrase) && !finds(units, phrases[before - 1])) return null
  }
  return null
}

/** A mark that is no dot of "St.", or an object that is neither "herself" nor a hospital. */
const isApart = (units: Units, phrase: Phrase): boolean =>
  phrase.kind === 'mark'
    ? units.word(phrase.start) !== '.'
    : phrase.kind === 'group' &&
      phrase.preposition < 0 &&
      !isCarePlace(units, phrase.end - 1) &&
      !/^(?:him|her|them)sel(?:f|ves)$/.test(units.word(phrase.start))

/** "found Karim Dad lying in the hallway with": who is found so. */
const finds = (units: Units, verb: Phrase | undefined): boolean =>
  verb?.kind === 'verb' && !verb.passive && units.lexeme[verb.verbs.at(-1) ?? verb.start]?.verbClasses.find === true

/** "was found lying in the hallway with", "was found slumped over the wheel with". */
const isFound = (units: Units, verb: Phrase | undefined): boolean =>
  verb?.kind === 'verb' && verb.passive && units.lexeme[verb.verbs.at(-1) ?? verb.start]?.verbClasses.find === true

/** "walked into a hospital with": who comes there so. */
function goesToCare(units: Units, verb: Phrase, until: number): boolean {
  for (let at = verb.end; at < until; at++) if (isCarePlace(units, at)) return true
  return false
}

/** "a hospital", also one that was tagged with its name. */
const isCarePlace = (units: Units, at: number): boolean =>
  units.lexeme[at]?.cues.carePlace === true ||
  (units.mention[at]?.kind === 'location' && units.mention[at].text.endsWith('Hospital'))

/** "taken to", "rushed to": a link that says where somebody was brought. */
const isTakenTo = (units: Units, behind: Phrase | undefined): boolean =>
  behind?.kind === 'group' && units.lexeme[behind.preposition]?.cues.relativeOrigin === true

/** "Ana Moras's murder": whoever owns the deed suffered it. */
function ownerOf(units: Units, item: NounPhrase, unit: number): Group | null {
  for (let at = unit - 1; at >= item.start; at--) {
    if ((units.flags[at]! & WordFlag.possessive) === 0) continue
    const owner: NounPhrase = { ...item, end: at + 1, head: at, figure: null, plural: false }
    const group = groupOf(owner, -1)
    return units.lexeme[at]?.time == null && units.lexeme[at]?.cues.areaWord !== true && isPeople(units, group)
      ? group
      : null
  }
  return null
}

/** A blast that "claimed nine lives" claims no responsibility. */
const isClaimed = (governing: GoverningVerb | null, units: Units, { recalledBy }: FrameStatus): boolean =>
  governing?.verb.verbs.some((verb) => verb === recalledBy && units.lexeme[verb]?.verbClasses.claim === true) === true

/** "near the body", "his body", "whose body": of somebody who was told of before. */
const isKnownBody = (units: Units, item: NounPhrase, group: Group): boolean =>
  (item.determiner?.cues.definite === true || isWhose(units, item)) &&
  group.attached.length === 0 &&
  units.lexeme[item.head]?.plural !== true

/** "a woman whose body was found in a ditch": hers, where the clause tells of the find. */
function whoseBody(
  units: Units,
  phrases: readonly Phrase[],
  at: number,
  { start, end }: NounPhrase,
  isLead: boolean,
): Group | null {
  const [relative, verb] = [phrases[at - 1], phrases[at + 1]]
  if (relative?.kind !== 'relative' || units.word(relative.start) !== 'whose' || end - start !== 1) return null
  if (verb?.kind !== 'verb' || !verb.verbs.some((unit) => units.lexeme[unit]?.verbClasses.find === true)) return null
  const whose = antecedentOf(units, phrases, at - 1)
  // In the lead "the woman whose body was found" is told of for the first time as well.
  const item = whose?.items[0] ?? null
  const isNew =
    item !== null && (item.figure !== null || (item.determiner !== null && (isLead || !item.determiner.cues.definite)))
  return isNew ? peopleOnly(units, whose) : null
}

/** "His body was found the next day": of somebody who was taken before. */
function isFoundLater(units: Units, phrases: readonly Phrase[], at: number, item: NounPhrase): boolean {
  if (!/^(?:his|her)$/.test(units.word(item.start))) return false
  const verb = phrases[at + 1]
  return verb?.kind === 'verb' && verb.verbs.some((unit) => units.lexeme[unit]?.verbClasses.find === true)
}

const isWhose = (units: Units, item: NounPhrase): boolean => units.word(item.start - 1) === 'whose'

/** In "murder case", "blast victims", "bombing suspect" the first noun only describes the next; not in "a fight between inmates". */
function isModifierOnly(units: Units, item: NounPhrase, unit: number): boolean {
  if (/ (?:between|among)$/.test(units.lexeme[unit]?.text ?? '')) return false
  const next = unit + 1 < units.count ? (units.lexeme[unit + 1] ?? null) : null
  if (units.overlay[unit + 1]?.cues.ofADeed === true) return true
  if (isJoined(units, unit + 1) && units.overlay[unit + 1]?.cues.deedOfLate === true) return true
  if (unit >= item.end - 1) return false
  if (next?.cues.thing === true || units.overlay[unit + 1]?.cues.describedByDeed === true) return true
  return unit < item.head && isHolder(units, item.head)
}

const isJoined = (units: Units, at: number): boolean => at < units.count && (units.flags[at]! & WordFlag.joined) !== 0

/** In "attack helicopter", "bombing suspect" or "blast victims" the first noun only describes the second. */
function isHolder(units: Units, head: number): boolean {
  const lexeme = units.lexeme[head] ?? null
  if (lexeme === null || units.mention[head]?.kind === 'location') return false
  return lexeme.nounTriggers.length === 0 && (lexeme.party !== null || lexeme.cues.title)
}

/** "the killing of a priest and of two nuns of the parish": the parish was not killed. */
function ofGroup(units: Units, group: Group, item: NounPhrase): Group | null {
  const next = group.items[group.items.indexOf(item) + 1]
  const own = group.attached.filter(({ start }) => start >= item.end && (next === undefined || start < next.start))
  const [first, ...more] = own
  if (first === undefined) return null
  const others = more.filter(
    (other) =>
      (units.word(other.start - 1) !== 'of' || units.word(other.start - 2) === 'and') &&
      !isItsName(units, first, other),
  )
  return regrouped(group, [first, ...others], [], [])
}

/** "the killing of the bishop of the port, Carlos Moras,", "of a man named Karim Dad": the name is his whom the words before describe. */
const isItsName = (units: Units, first: NounPhrase, other: NounPhrase): boolean =>
  first.determiner !== null && /^(?:,|named|called)$/.test(units.word(other.start - 1)) && isBareName(units, other)

const second = (group: Group): Group => regrouped(group, group.items.slice(1))
