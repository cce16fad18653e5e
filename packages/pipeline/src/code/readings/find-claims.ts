import type { Lexeme } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordFlag } from '@wirewatch/taxonomy/language/split-words.js'
import { Trait } from '@wirewatch/taxonomy/language/traits.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import { toWords } from '../frames/frame.js'
import { partiesOf } from '../parties/find-parties.js'
import { type NamedParty, namedParty } from '../parties/named-party.js'
import { agentsOf, referredParty } from '../parties/resolve-reference.js'
import { sideOf } from '../parties/side-of.js'
import { unlistedClaimants } from '../parties/unlisted-group.js'
import { complementsOf, complementWith } from '../phrases/complements-of.js'
import { objectOf } from '../phrases/object-of.js'
import type { Group } from '../phrases/phrase.js'
import { relativeObjectOf } from '../phrases/relative-clause.js'
import { subjectOf } from '../phrases/subject-of.js'
import type { Units } from '../words/read-units.js'
import { accusedIn, heldResponsible, mayBeBlamed, partyBehind, suspectedKind } from './find-accused.js'
import { newGroupsIn } from './new-group.js'
import type { Reading } from './read-sentences.js'

/** Who says they did it, and who is said to have done it. */
export interface Claims {
  readonly claimants: readonly NamedParty[]
  readonly blamed: readonly NamedParty[]
}

const onWords = new Set(['on', 'to'])

/** Reads claims of responsibility and accusations out of a sentence. */
export function claimantsIn(reading: Reading, taxonomy: Taxonomy): Claims {
  const { units, phrases } = reading
  const nobodyClaims = hasOverlay(reading, ({ noneClaimed }) => noneClaimed)
  const claimants = nobodyClaims ? [] : whoOwnUp(reading, taxonomy)
  if (!saysWhoDidIt(reading)) return { claimants, blamed: [] }
  const blamed = accusedIn(reading, taxonomy)
  for (const [at, phrase] of phrases.entries()) {
    if (phrase.start < reading.start || phrase.start >= reading.end) continue
    const link = phrase.kind === 'group' && phrase.preposition >= 0 ? phrase.preposition : phrase.start
    const first = units.lexeme[link] ?? null
    if (first?.cues.claimedBy === true && isOnBehalf(reading, first.text)) {
      const next = phrase.kind === 'group' ? phrase : phrases[at + 1]
      if (next?.kind === 'group')
        claimants.push(...armedOrUnlisted(units, next, partiesOf(units, next, taxonomy), taxonomy))
      continue
    }
    if (phrase.kind !== 'verb') continue
    const main = phrase.verbs.at(-1)
    const lexeme = main === undefined || phrase.negated ? null : (units.lexeme[main] ?? null)
    if (lexeme === null) continue
    if (lexeme.cues.claimedBy || lexeme.verbClasses.claim) {
      const isClaim =
        lexeme.text.includes('responsib') ||
        lexeme.text.includes('credit') ||
        hasResponsibility(reading) ||
        claimsTheEvent(reading, at)
      if (!isClaim || nobodyClaims) continue
      const subject = subjectOf(units, phrases, at)
      const known = armedOrUnlisted(units, subject, agentsOf(units, subject, taxonomy), taxonomy)
      const named = known.length > 0 ? known : spokenFor(reading, phrase.start, taxonomy)
      claimants.push(...(named.length > 0 ? named : newGroupsIn(units, phrases, at, taxonomy.naming)))
    } else if (lexeme.verbClasses.blame && suspectedKind(reading, main!) === null) {
      const links = lexeme.cues.traceTo ? toWords : onWords
      const on = complementWith(units, complementsOf(phrases, at), links)
      const object = phrase.passive
        ? subjectOf(units, phrases, at)
        : (objectOf(units, phrases, at) ?? relativeObjectOf(units, phrases, at))
      const whom = on ?? object
      if (whom !== null && units.lexeme[whom.items[0]!.head]?.number != null) continue
      const isMeant = on !== null && object !== null && namesDeed(units, object) ? mayHaveDone : mayBeBlamed
      const known = partiesOf(units, whom, taxonomy).filter(isMeant)
      const accused = known.length > 0 || on !== null ? known : partyBehind(reading, main!, taxonomy).filter(isNamed)
      blamed.push(...accused.map((party) => ({ ...party, attribution: 'state_alleged' as const })))
    }
  }
  return { claimants, blamed: [...blamed, ...heldResponsible(reading, taxonomy)] }
}

/** "the massacre", "the crime"; a slow response or a rise in prices is no deed. */
const namesDeed = (units: Units, { items }: Group): boolean =>
  items.some(({ head }) => {
    const lexeme = units.lexeme[head] ?? null
    if (lexeme === null) return false
    return (
      lexeme.cues.deed ||
      lexeme.cues.incidentWord ||
      lexeme.nounTriggers.some(({ happening }) => happening === 'violence')
    )
  })

/** "was blamed on the army": forces of a state as well. */
const mayHaveDone = (party: NamedParty): boolean => mayBeBlamed(party) || party.class === 'state_force'

/** "A spokesman for the front, Karim Dad, claimed responsibility": the group of whoever's office stands before the verb. */
function spokenFor(reading: Reading, before: number, taxonomy: Taxonomy): readonly NamedParty[] {
  for (let at = before - 1; at >= reading.start; at--)
    if (reading.units.lexeme[at]?.speaker?.office === true)
      return partyBehind({ ...reading, end: before }, at, taxonomy).filter(isNamed)
  return []
}

const isNamed = (party: NamedParty): boolean => mayBeBlamed(party) && party.id?.startsWith('generic.') !== true

/** The name of a group that no list knows says more than the word for its kind: "the Torvik Guerrilla Front". */
function armedOrUnlisted(
  units: Units,
  group: Group | null,
  known: readonly NamedParty[],
  { naming }: Taxonomy,
): readonly NamedParty[] {
  const listed = armed(known)
  if (listed.some(({ id }) => id?.startsWith('generic.') === false)) return listed
  const unlisted = unlistedClaimants(units, group, naming)
  return unlisted.length > 0 ? unlisted : listed
}

/** "claimed by", "in the name of"; "on behalf of" only where responsibility is taken. */
const isOnBehalf = (reading: Reading, words: string): boolean =>
  /^(?:claimed by|in the name of)$/.test(words) || (words === 'on behalf of' && hasResponsibility(reading))

const saysWhoDidIt = (reading: Reading): boolean => (reading.sentence.traits & Trait.claims) !== 0

/** Claims of the one happening told before, in a sentence that goes on to general matters: "claimed the killings, part of a wave of …". */
export function definiteClaims(reading: Reading, taxonomy: Taxonomy): readonly NamedParty[] {
  if (!saysWhoDidIt(reading)) return []
  const { units, phrases } = reading
  const isDefinite = phrases.some(
    (phrase, at) =>
      phrase.kind === 'verb' &&
      phrase.verbs.some((verb) => units.lexeme[verb]?.verbClasses.claim === true) &&
      claimsTheEvent(reading, at),
  )
  return isDefinite ? claimantsIn(reading, taxonomy).claimants : []
}

/** "claimed the bombing", "has claimed Sunday's killings": one happening, not "has claimed similar attacks". */
function claimsTheEvent(reading: Reading, verbAt: number): boolean {
  const { units, phrases } = reading
  const item = objectOf(units, phrases, verbAt)?.items[0]
  if (item === undefined || item.figure !== null) return false
  if (item.end - item.start === 1 && units.word(item.head) === 'it') return true
  const head = units.lexeme[item.head] ?? null
  if (head === null || (head.nounTriggers.length === 0 && !head.cues.incidentWord)) return false
  const opening = units.lexeme[item.start]?.text
  return opening === 'the' || opening === 'this' || !head.plural || isPossessive(units, item.start)
}

const isPossessive = (units: Units, at: number): boolean => (units.flags[at]! & WordFlag.possessive) !== 0

/** "The front said it had carried out the blast", "… was behind the raid", "… the blockade was its work". */
function whoOwnUp(reading: Reading, taxonomy: Taxonomy): NamedParty[] {
  const { units, phrases } = reading
  if ((reading.sentence.traits & (Trait.says | Trait.claims)) === 0) return []
  const own: NamedParty[] = []
  for (const frame of reading.frames) {
    const item = frame.agent?.items[0]
    if (item === undefined || frame.status.kind !== 'real' || !isReported(reading, frame.at)) continue
    const party = referredParty(units, item, taxonomy)
    if (party !== null) own.push(party)
  }
  if (hasOverlay(reading, ({ ownUp }) => ownUp)) {
    for (const [at, phrase] of phrases.entries()) {
      if (phrase.kind !== 'verb' || phrase.start < reading.start || phrase.start >= reading.end) continue
      const main = phrase.verbs.at(-1)
      if (main === undefined || units.lexeme[main]?.verbClasses.say !== true) continue
      own.push(...agentsOf(units, subjectOf(units, phrases, at), taxonomy))
    }
  }
  return armed(own)
}

/** A verb of saying stands before it in the sentence. */
function isReported(reading: Reading, before: number): boolean {
  for (let at = reading.sentence.start; at < before; at++) {
    if (reading.units.traits[at]! & Trait.says) return true
  }
  return false
}

function hasOverlay(reading: Reading, isMeant: (cues: Lexeme['cues']) => boolean): boolean {
  if (!saysWhoDidIt(reading)) return false
  for (let at = reading.start; at < reading.end; at++) {
    const overlay = reading.units.overlay[at] ?? null
    if (overlay !== null && isMeant(overlay.cues)) return true
  }
  return false
}

/** "The dead men belonged to the front": the named group of those who were told of without a name. */
export function identifiedIn(reading: Reading, taxonomy: Taxonomy): NamedParty[] {
  if (!saysWhoDidIt(reading)) return []
  const { units } = reading
  for (let at = reading.start; at < reading.end; at++) {
    if (units.overlay[at]?.cues.membership !== true) continue
    for (let next = at + 1; next < Math.min(reading.end, at + 8); next++) {
      const mention = units.mention[next]
      if (mention?.kind !== 'actor' || mention.actorId === null) continue
      const actor = taxonomy.actors.get(mention.actorId)
      if (actor === undefined || actor.generic || sideOf(actor) !== 'armed') break
      const place = { start: units.start[next]!, end: units.end[next]! }
      const party = namedParty(actor, units.text.slice(place.start, place.end), place)
      return [{ ...party, attribution: 'state_alleged' }]
    }
  }
  return []
}

function hasResponsibility({ units, start, end }: Reading): boolean {
  for (let at = start; at < end; at++)
    if (units.word(at) === 'responsibility' || /responsibility|credit/.test(units.lexeme[at]?.text ?? '')) return true
  return false
}

/** Only armed groups claim attacks; a spokesman claims for his group. */
const armed = (parties: readonly NamedParty[]): NamedParty[] =>
  parties.filter((party) => party.side === 'armed' && party.id !== null)
