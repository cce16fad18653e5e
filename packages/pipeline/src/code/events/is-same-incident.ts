import type { Happening } from '@wirewatch/taxonomy/language/lexeme.js'
import { isUnder } from '@wirewatch/taxonomy/place-lookups.js'
import type { GazetteerEntry, Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Frame } from '../frames/frame.js'
import { happeningsOf } from '../frames/happenings.js'
import { isOfThoseTold } from '../frames/of-those-told.js'
import { isLinked } from '../places/find-place.js'
import { areApart, mayBeQuarter } from '../places/is-spot.js'
import { isLandmark } from '../places/landmark.js'
import type { PlaceChain } from '../places/place-chain.js'
import type { Reading } from '../readings/read-sentences.js'
import { liesWithin } from '../times/lies-within.js'
import { areOfTheWounded, diesOfWounds } from '../tolls/pronoun-count.js'
import type { Units } from '../words/read-units.js'
import { bringsOthers, tellsOtherDeed } from './brings-others.js'
import { isByMob } from './by-mob.js'
import type { DraftEvent } from './draft-event.js'
import { opensElsewhere } from './opens-elsewhere.js'

/** Whether a sentence can tell of the same happening as an event: a fitting kind, day and place. */
export function isSameIncident(
  draft: DraftEvent,
  reading: Reading,
  frames: readonly Frame[],
  taxonomy: Taxonomy,
): boolean {
  if (isOfTheTaken(draft, reading, frames) || isHowTheyWereTaken(draft, reading, frames)) return true
  return (
    isCompatibleKind(draft, frames, reading) &&
    (isOfTheFound(draft, reading, frames) || isLaterDeath(draft, reading, frames) || !isOtherDay(draft, reading)) &&
    !isOtherPlace(draft, reading, frames, taxonomy) &&
    !isAnswerFromAir(draft, reading, frames) &&
    !isDeedOfNextDay(draft, reading, frames) &&
    !opensElsewhere(draft, reading, frames, taxonomy)
  )
}

/** "Three porters were kidnapped. Their bodies were found in Zarga two days later": wherever and whenever that was. */
const isOfTheTaken = (draft: DraftEvent, { units, separate }: Reading, frames: readonly Frame[]): boolean =>
  !separate &&
  draft.signals.has('abduct') &&
  frames.some(({ trigger }) => trigger.measure === 'killed') &&
  frames.every((frame) => frame.trigger.measure !== 'killed' || isOfThoseTold(units, frame))

/** "A union leader was murdered on Friday. He had been kidnapped the night before by eight men": how it began. */
const isHowTheyWereTaken = (
  { signals, victims }: DraftEvent,
  { units, separate }: Reading,
  frames: readonly Frame[],
): boolean =>
  !separate &&
  signals.has('kill') &&
  victims.length > 0 &&
  frames.some(
    ({ trigger, verb, patient }) =>
      trigger.measure === 'abducted' &&
      verb?.perfect === true &&
      /^(?:he|she|they)$/.test(patient === null ? '' : units.word(patient.start)),
  ) &&
  frames.every(({ trigger }) => trigger.measure === 'abducted' || trigger.weak)

/** Whether sentences of these kinds can tell of one happening. */
function isCompatibleKind(draft: DraftEvent, frames: readonly Frame[], reading: Reading): boolean {
  const before = draft.kinds
  const now = happeningsOf(frames)
  if (startsOperation(draft, frames) || isAnswerToMob(draft, frames, reading) || isRiotAfter(draft, frames, reading))
    return false
  if (before.size === 1 && before.has('arrest') && now.size === 1 && now.has('violence'))
    return isOneRaid(draft, frames) || tellsOfRaid(draft, reading)
  if (now.size === 1 && now.has('arrest'))
    return goesOnWithArrest(draft, before, reading) || isOfTheAttacker(draft, reading, frames)
  if (now.has('strategic') !== before.has('strategic') && !(now.has('violence') && before.has('violence'))) return false
  if (now.has('find') && !now.has('violence') && !now.has('neutral'))
    return before.has('find') || before.has('neutral') || before.has('arrest') || draft.signals.has('clash')
  if (before.has('find') && before.size === 1) return !now.has('violence')
  return true
}

/** Forces that arrested somebody and strike a place do both in one operation. */
const isOneRaid = (draft: DraftEvent, frames: readonly Frame[]): boolean =>
  draft.agents.some((party) => party.side === 'state') &&
  frames.every((frame) => /^(?:attack|storm)$/.test(frame.trigger.id))

/** "Police arrested three bombers. While conducting a raid, they were shot at": the raid in which they were arrested. */
const tellsOfRaid = (draft: DraftEvent, reading: Reading): boolean =>
  !reading.separate &&
  draft.agents.some((party) => party.side === 'state') &&
  reading.frames.some((frame) => frame.trigger.id === 'raid' && frame.status.kind === 'real')

/** "Mobs burned shops. Police opened fire and killed two": what forces do to the mob is not what the mob did to others. */
function isAnswerToMob(draft: DraftEvent, frames: readonly Frame[], { units }: Reading): boolean {
  const [first] = draft.agents
  if (first?.class !== 'rioters' || draft.agents.some((party) => party.side === 'state')) return false
  if (draft.victims.some((party) => party.side === 'state') || draft.signals.has('protest')) return false
  const isDeadly = frames.some((frame) => frame.trigger.measure === 'killed' && frame.status.kind === 'real')
  return isDeadly && frames.some((frame) => frame.trigger.says.includes('shoot') && isByForces(units, frame))
}

/** "A guard was stabbed by two men. Mobs then burned shops": a mob does something of its own after a bomb or an attack by others. */
function isRiotAfter(draft: DraftEvent, frames: readonly Frame[], { units }: Reading): boolean {
  if (
    (draft.agents.length === 0 && !draft.signals.has('bomb')) ||
    !draft.kinds.has('violence') ||
    draft.kinds.has('crowd')
  )
    return false
  if (draft.agents.some(({ side }) => side !== 'armed' && side !== 'unknown')) return false
  return frames.some((frame) => frame.status.kind === 'real' && frame.verb !== null && isByMob(units, frame))
}

function isByForces(units: Units, { agent, trigger }: Frame): boolean {
  if (agent === null) return trigger.agent === 'generic.police'
  const { head } = agent.items[0]!
  return units.mention[head]?.kind === 'actor' || units.lexeme[head]?.party?.group === 'security'
}

/** Forces that raid a place after somebody else's attack there do something of their own. */
function startsOperation(draft: DraftEvent, frames: readonly Frame[]): boolean {
  const raid = frames.find((frame) => frame.trigger.id === 'raid' && frame.agent !== null && frame.verb !== null)
  if (raid === undefined || draft.signals.has('raid')) return false
  return ![...draft.agents, ...draft.participants, ...draft.victims].some((party) => party.side === 'state')
}

/** An arrest belongs to a raid, a clash or a protest; after an attack by unknown men it is something of its own. */
function goesOnWithArrest(draft: DraftEvent, before: ReadonlySet<Happening>, reading: Reading): boolean {
  if (before.has('arrest') || before.has('neutral') || before.has('crowd') || before.has('find')) return true
  if (draft.signals.has('clash')) return true
  return reading.sentence.index === draft.readings.at(-1)?.sentence.index
}

/** "The gunman was taken into custody", "a man of 44 is held": right behind the attack that he is said to have made. */
const isOfTheAttacker = (draft: DraftEvent, reading: Reading, frames: readonly Frame[]): boolean =>
  reading.sentence.index - (draft.readings.at(-1)?.sentence.index ?? -9) <= 2 &&
  frames.every((frame) => {
    const item = frame.patient?.items[0]
    if (item === undefined || item.plural) return false
    if (draft.agents.every(({ id }) => id === null) && draft.victims.length > 0 && !draft.signals.has('bomb'))
      return true
    if (item.determiner?.text !== 'the') return false
    return reading.units.lexeme[item.head]?.cues.loneAttacker === true
  })

/** Names the very day of an incident told before. */
export const isSameDay = (draft: DraftEvent, reading: Reading): boolean =>
  reading.times.some(
    (time) =>
      !time.reporting &&
      ((time.partial !== null && time.partial === draft.time?.partial) ||
        (time.precision === 1 && time.date === draft.time?.date)),
  )

/** "The body of a nurse was found on Sunday. She had been strangled on Oct. 6": found on one day, killed on another. */
const isOfTheFound = (draft: DraftEvent, { units }: Reading, frames: readonly Frame[]): boolean =>
  draft.signals.has('body') &&
  frames.length > 0 &&
  frames.every(
    ({ patient, trigger }) =>
      trigger.measure === 'killed' && /^(?:she|he|her|him)$/.test(patient === null ? '' : units.word(patient.start)),
  )

/** "Four were hurt. A woman died of her wounds on Tuesday", "the toll rose to nine overnight": of what happened before. */
const isLaterDeath = ({ counts }: DraftEvent, { units }: Reading, frames: readonly Frame[]): boolean =>
  counts.length > 0 &&
  frames.some((frame) => frame.trigger.measure === 'killed') &&
  frames.every(
    (frame) =>
      frame.trigger.measure !== 'killed' ||
      frame.trigger.roles.toll === 'rises' ||
      diesOfWounds(units, frame) ||
      areOfTheWounded(units, frame) ||
      isOneOfThem(units, frame),
  )

/** "Three were hurt last night. One of them died this morning." */
const isOneOfThem = (units: Units, { trigger, patient }: Frame): boolean =>
  trigger.id === 'die' && patient?.attached.some(({ head }) => units.word(head) === 'them') === true

function isOtherDay(draft: DraftEvent, reading: Reading): boolean {
  const known = draft.time
  if (known === null || known.reporting) return false
  const found = reading.times.find(
    (time) => !time.reporting && time.anchored === null && (time.date !== null || time.partial !== null),
  )
  if (found === undefined) return false
  if (known.partial !== null && found.partial !== null) return known.partial !== found.partial
  if (known.date === null || found.date === null || liesWithin(known, found)) return false
  const shorter = Math.min(known.date.length, found.date.length)
  return known.date.slice(0, shorter) !== found.date.slice(0, shorter)
}

/** "A bomb killed two soldiers in Torvik. Hours later jets pounded hideouts in Zarga": forces strike somewhere else. */
const isAnswerFromAir = ({ signals, place }: DraftEvent, reading: Reading, frames: readonly Frame[]): boolean =>
  !signals.has('airstrike') &&
  !signals.has('raid') &&
  place !== null &&
  frames.some((frame) => frame.status.kind === 'real' && isFromAir(reading.units, frame)) &&
  reading.places.some((other) => !other.elsewhere && other.text !== place.text && isLinked(other, frames))

const isFromAir = (units: Units, { trigger, means, patient }: Frame): boolean =>
  trigger.says.includes('airstrike') ||
  [means, patient].some(
    (group) => group?.items.some(({ head }) => units.lexeme[head]?.weapon?.says.includes('airstrike')) === true,
  )

/** "The next day his brother was kidnapped": somebody else, on another day. */
const isDeedOfNextDay = (draft: DraftEvent, reading: Reading, frames: readonly Frame[]): boolean =>
  reading.times.some(({ anchored, reporting }) => anchored !== null && anchored > 0 && !reporting) &&
  bringsOthers(draft, reading, frames)

function isOtherPlace(draft: DraftEvent, reading: Reading, frames: readonly Frame[], taxonomy: Taxonomy): boolean {
  if (draft.place === null) return false
  if (isOtherSpot(draft.place, reading, taxonomy) && isOfOthers(draft, draft.place, reading, frames)) return true
  if (draft.place.location === null) return isOtherName(draft.place, reading, taxonomy)
  const named = reading.places.filter(
    (place) => !place.elsewhere && isLinked(place, reading.frames) && place.location !== null,
  )
  if (named.length === 0) return false
  return !sharesPlace(draft, reading, taxonomy)
}

/** Other people are acted upon, or others act; in what may be a quarter of the town only where they do something else. */
function isOfOthers(draft: DraftEvent, known: PlaceChain, reading: Reading, frames: readonly Frame[]): boolean {
  if (bringsOthers(draft, reading, frames)) return true
  const deed = tellsOtherDeed(draft, reading, frames)
  return deed === 'other' || (deed === 'alike' && !reading.places.some((place) => mayBeQuarter(known, place)))
}

/** Another town or village by name. */
function isOtherSpot(known: PlaceChain, { places }: Reading, taxonomy: Taxonomy): boolean {
  const others = places.filter(({ elsewhere, relation }) => !elsewhere && (relation === 'in' || relation === 'near'))
  return others.length > 0 && others.every((place) => areApart(known, place, taxonomy))
}

/** Two names that nobody knows are two places; a landmark may stand in any of them. */
function isOtherName(known: PlaceChain, reading: Reading, { naming }: Taxonomy): boolean {
  if (isLandmark(known, naming) || (known.street && !tellsOfSomebodyNew(reading))) return false
  const unknown = reading.places.filter(
    (place) =>
      place.mentions.length === 0 &&
      place.location === null &&
      place.street === known.street &&
      !isLandmark(place, naming),
  )
  return known.mentions.length === 0 && unknown.length > 0 && unknown.every(({ text }) => text !== known.text)
}

/** "a clerk was shot on Torvik Street": somebody new; "he was driving near Zarga Road" only names the next street. */
const tellsOfSomebodyNew = ({ frames, separate }: Reading): boolean =>
  separate ||
  frames.some(({ patient }) => {
    const item = patient?.items[0]
    return item !== undefined && (item.figure !== null || item.determiner?.cues.definite === false)
  })

/** Whether one of the reading's places contains the event's place, or lies in it. */
export function sharesPlace(draft: DraftEvent, reading: Reading, taxonomy: Taxonomy): boolean {
  const own = draft.place?.location?.id
  const around = (draft.place?.mentions ?? []).flatMap(({ locationId }) => locationId ?? [])
  // "in Torvik, Zarga province": another town of the province is another place.
  const ids = own === undefined ? around : [own]
  return reading.places.some((place) => {
    if (place.elsewhere || place.location === null) return false
    const found = place.location
    return ids.some((id) => {
      if (isUnder(taxonomy, id, found.id) || isUnder(taxonomy, found.id, id)) return true
      const known = taxonomy.locations.get(id)
      return known !== undefined && areNeighbours(known, found, taxonomy)
    })
  })
}

/** Two places of one district; of a country whose towns are in no district they are two towns. */
const areNeighbours = (known: GazetteerEntry, found: GazetteerEntry, taxonomy: Taxonomy): boolean =>
  known.precision <= 3 && found.precision <= 3 && known.parent === found.parent && !isCountry(known.parent, taxonomy)

const isCountry = (id: string | null, taxonomy: Taxonomy): boolean =>
  id !== null && taxonomy.locations.get(id)?.kind === 'country'
