import { WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import { Trait } from '@wirewatch/taxonomy/language/traits.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import { partiesOf } from '../parties/find-parties.js'
import { type NamedParty, namedParty } from '../parties/named-party.js'
import { sideOf } from '../parties/side-of.js'
import { unlistedGroups } from '../parties/unlisted-group.js'
import { objectOf } from '../phrases/object-of.js'
import type { Group, Phrase } from '../phrases/phrase.js'
import { subjectOf } from '../phrases/subject-of.js'
import type { Units } from '../words/read-units.js'
import { isForDeed } from './for-deed.js'
import type { Reading } from './read-sentences.js'

/** How far behind "attributed to", "signed by" the name may stand, in units. */
const reach = 8

/**
 * Who is said to have done it, by words that stand behind the party ("the front was behind it", "… is suspected") or before
 * it ("leaflets signed by", "put down to"). Nobody where the sentence denies it.
 */
export function accusedIn(reading: Reading, taxonomy: Taxonomy): NamedParty[] {
  const { units, phrases } = reading
  if ((reading.sentence.traits & Trait.claims) === 0) return []
  const accused: NamedParty[] = []
  for (let at = reading.start; at < reading.end; at++) {
    const cues = units.overlay[at]?.cues
    if (cues === undefined || (!cues.doerBefore && !cues.doerAfter) || isDenied(reading, at)) continue
    if (cues.doerBefore && isForDeed(reading, at)) {
      const kind = suspectedKind(reading, at)
      accused.push(...(kind === null ? subjectBefore(units, phrases, at, taxonomy) : partiesOf(units, kind, taxonomy)))
    }
    if (cues.doerAfter) accused.push(...partyBehind(reading, at, taxonomy))
  }
  return accused.filter(mayBeBlamed).map((party) => ({ ...party, attribution: party.attribution ?? 'media_alleged' }))
}

/** "The gunmen fled", "his killers escaped": whoever got away from what was just told did it. */
export function whoGotAway({ units, phrases, start, end }: Reading, taxonomy: Taxonomy): NamedParty[] {
  for (const [at, verb] of phrases.entries()) {
    if (verb.kind !== 'verb' || verb.passive || verb.negated || verb.start < start || verb.start >= end) continue
    if (units.lexeme[verb.verbs.at(-1) ?? verb.start]?.verbClasses.motion !== true) continue
    const subject = subjectOf(units, phrases, at)
    const determiner = subject?.items[0]?.determiner ?? null
    if (determiner === null || !(determiner.cues.definite || determiner.cues.backReference)) continue
    const found = partiesOf(units, subject, taxonomy).filter(({ side, id }) => side === 'armed' && id !== null)
    if (found.length > 0) return found.map((party) => ({ ...party, attribution: 'inferred' }))
  }
  return []
}

/** An organisation that bears no arms openly, and the people of a political party, are blamed as well, but own up to nothing. */
export const mayBeBlamed = (party: NamedParty): boolean =>
  party.side === 'armed' ||
  (party.id !== null && (party.class === 'organisation' || (party.class === 'party' && isItsPeople(party))))

/** "supporters of the party": rivals blame the party itself for whatever goes wrong. */
const isItsPeople = ({ text }: NamedParty): boolean => /\b(?:supporters|workers|activists|members|cadres)\b/i.test(text)

/** "The attackers were suspected members of the front": what somebody is said to be, by a word that is no verb there. */
export function suspectedKind({ units, phrases }: Reading, cue: number): Group | null {
  const at = phrases.findIndex((phrase) => phrase.kind === 'verb' && phrase.start <= cue && cue < phrase.end)
  const [verb, behind] = [phrases[at], phrases[at + 1]]
  if (verb?.kind !== 'verb' || !verb.passive || units.word(verb.end - 1) !== 'suspected') return null
  return behind?.kind === 'group' && behind.preposition < 0 && behind.start === verb.end ? behind : null
}

/** The last group before that no preposition holds. */
function subjectBefore(units: Units, phrases: readonly Phrase[], at: number, taxonomy: Taxonomy): NamedParty[] {
  const before = phrases.findLastIndex(
    (phrase) => phrase.kind === 'group' && phrase.preposition < 0 && phrase.start < at && at - phrase.start < 3 * reach,
  )
  const group = phrases[before]
  if (group?.kind !== 'group') return []
  const unlisted = unlistedGroups(units, group, taxonomy.naming)
  return unlisted.length > 0 ? unlisted : partiesOf(units, group, taxonomy)
}

/** The first name of a party behind the words, else that of a group that no list knows, else the first word for one. */
export function partyBehind({ units, phrases, end }: Reading, at: number, taxonomy: Taxonomy): NamedParty[] {
  let generic: NamedParty | null = null
  for (let next = at + 1; next < Math.min(end, at + reach); next++) {
    const mention = units.mention[next]
    const id = mention?.kind === 'actor' ? mention.actorId : (units.lexeme[next]?.party?.id ?? null)
    const actor = id === null ? undefined : taxonomy.actors.get(id)
    if (actor === undefined) continue
    const place = { start: units.start[next]!, end: units.end[next]! }
    const party = namedParty(actor, units.text.slice(place.start, place.end), place)
    if (!actor.generic) return [party]
    if (sideOf(actor) === 'armed') generic ??= party
  }
  const behind = phrases.find((phrase) => phrase.kind === 'group' && phrase.start > at && phrase.start <= at + 3)
  const unlisted = behind?.kind === 'group' ? unlistedGroups(units, behind, taxonomy.naming) : []
  return unlisted.length > 0 ? unlisted : generic === null ? [] : [generic]
}

/** "held the army responsible for the crime", "blamed the police for the attack", "accused them of murdering him": forces of a state as well. */
export function heldResponsible({ units, phrases, start, end }: Reading, taxonomy: Taxonomy): NamedParty[] {
  const held: NamedParty[] = []
  for (const [at, verb] of phrases.entries()) {
    if (verb.kind !== 'verb' || verb.passive || verb.negated || verb.start < start || verb.start >= end) continue
    const object = objectOf(units, phrases, at)
    if (object === null || !holdsToAccount(units, verb.verbs.at(-1) ?? verb.start, object)) continue
    const parties = partiesOf(units, object, taxonomy).filter(({ side }) => side === 'armed' || side === 'state')
    held.push(...parties.map((party) => ({ ...party, attribution: 'media_alleged' as const })))
  }
  return held
}

function holdsToAccount(units: Units, verb: number, { start, end, attached }: Group): boolean {
  const text = units.lexeme[verb]?.text ?? units.word(verb)
  if (/^h(?:o|e)ld/.test(text)) {
    for (let at = start; at <= end; at++) if (units.word(at) === 'responsible') return true
    return false
  }
  if (/^blam/.test(text)) return units.word(end) === 'for' && isDeedAt(units, end + 1)
  return (
    /^accus/.test(text) &&
    attached.some(({ head }) => units.lexeme[head]?.nounTriggers.some(({ says }) => says.includes('kill')) === true)
  )
}

/** "for the attack", "for killing": not for a mood, a delay or a lack. */
const isDeedAt = (units: Units, from: number): boolean =>
  [from, from + 1].some((at) => {
    const lexeme = units.lexeme[at] ?? null
    return (
      lexeme !== null &&
      [...lexeme.nounTriggers, ...lexeme.verbTriggers].some(({ happening }) => happening === 'violence')
    )
  })

/** "denied that the front was behind it", "no sign that". */
function isDenied({ units, start, phrases }: Reading, before: number): boolean {
  for (let at = start; at < before; at++) {
    if (units.kind[at] === WordKind.word && units.lexeme[at]?.verbClasses.deny) return true
  }
  return phrases.some(
    (phrase) => phrase.kind === 'verb' && phrase.negated && phrase.start <= before && phrase.end >= before - 3,
  )
}
