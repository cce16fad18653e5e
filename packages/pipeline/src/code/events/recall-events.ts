import { Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import { accusedOf } from '../frames/charge-of.js'
import type { Frame } from '../frames/frame.js'
import { areOwnPeople } from '../phrases/is-people.js'
import type { PlaceChain } from '../places/place-chain.js'
import { isDayOfAnother } from '../readings/day-of-another.js'
import type { Reading } from '../readings/read-sentences.js'
import type { TimeExpression } from '../times/time-expression.js'
import { addNew } from './add-sides.js'
import { type DraftEvent, emptyDraft } from './draft-event.js'
import { fillDraft } from './fill-draft.js'
import { perpetratorsOf } from './find-perpetrators.js'

/** How far what belongs to a recalled incident may stand from its noun, in units. */
const reach = 14

/** Past incidents that a sentence names while it tells something else: "wanted for the 2023 bombing of a market". */
export function recalledEvents(
  reading: Reading,
  told: readonly Frame[],
  current: DraftEvent | null,
  taxonomy: Taxonomy,
): DraftEvent[] {
  const recalled = reading.frames.filter(
    ({ status }) => status.recalledBy !== null && /^(?:real|attempted)$/.test(status.kind),
  )
  if (recalled.length === 0) return []
  const names = recalled.filter(
    (frame) =>
      (isDeed(frame) || isChargedDeed(reading, frame, told)) &&
      !isClaimCue(reading, frame.status.recalledBy) &&
      !told.includes(frame) &&
      !isBareCharge(reading, frame),
  )
  const drafts: DraftEvent[] = []
  for (const [index, frame] of names.entries()) {
    if (isOnlyKind(reading, frame, names[index + 1])) continue
    const time = timeOf(reading, frame, names)
    const isCase = taxonomy.region.profile.ordinaryCrime && isDeedToSomebody(reading, frame, told)
    if (time === null && !isCase && !isNamedDeed(reading, frame, told)) continue
    const draft = emptyDraft(true, false)
    const near = recalled.filter((other) => other === frame || isPartOf(other, frame, names))
    const places = placesOfDeed(reading, frame)
    fillDraft(draft, { ...reading, places, times: time === null ? [] : [time], frames: [] }, near, taxonomy)
    draft.time = time
    draft.place ??= referredPlace(reading, frame, current)
    if (draft.agents.length === 0) addNew(draft.agents, perpetratorsOf(reading, frame, current, taxonomy))
    drafts.push(draft)
  }
  return drafts
}

/** What somebody claims or denies is what the article is about, not something older. */
export function isClaimCue(reading: Reading, cue: number | null): boolean {
  const lexeme = cue === null ? null : (reading.units.lexeme[cue] ?? null)
  if (lexeme === null || cue === null) return false
  if (lexeme.cues.claimedBy || lexeme.verbClasses.claim || isBlamedFor(reading, cue)) return true
  return lexeme.cues.blameOn || lexeme.cues.traceTo
}

/** "blamed the front for the bombing", "has claimed responsibility for the bombing". */
function isBlamedFor(reading: Reading, cue: number): boolean {
  const { units } = reading
  if (units.lexeme[cue]?.text !== 'for') return false
  if (units.lexeme[cue - 1]?.cues.claimedBy === true) return true
  for (let at = cue - 1; at >= reading.start && at >= cue - 6; at--)
    if (units.lexeme[at]?.cues.blameOn === true) return true
  return false
}

const isDeed = (frame: Frame): boolean => !frame.trigger.weak && frame.verb === null

/** "convicted of killing three in 2013"; "was arrested for setting fire to a shop on Monday" has the day of the arrest. */
const isChargedDeed = (reading: Reading, frame: Frame, told: readonly Frame[]): boolean =>
  isAccusation(reading, frame) &&
  (told.length === 0 || reading.units.lexeme[frame.status.recalledBy!]?.cues.charge === true)

/** "accused of killing three", "sentenced in the death of a nurse": somebody is held to account for it. */
const isAccusation = ({ units, phrases }: Reading, { status, trigger }: Frame): boolean =>
  status.recalledBy !== null &&
  trigger.happening === 'violence' &&
  accusedOf(units, phrases, status.recalledBy) !== null

/** An accusation before any verdict: where nothing else tells what happened, it does. */
export const isFreshCharge = (reading: Reading, frame: Frame): boolean =>
  isAccusation(reading, frame) && reading.units.lexeme[frame.status.recalledBy!]?.cues.verdict !== true

/** Without a day: known by the place in its name, or tried; not where somebody is only arrested for it. */
const isNamedDeed = (reading: Reading, frame: Frame, told: readonly Frame[]): boolean =>
  told.length === 0
    ? isPlaceName(reading, frame) || isTriedDeed(reading, frame)
    : isPlaceName(reading, frame) && !isAccusation(reading, frame)

/**
 * "was sentenced for killing two brothers", "was arrested in the killing of a clerk": where every crime counts, what a court is said to have heard
 * or somebody is taken for, also without a day.
 */
const isDeedToSomebody = (reading: Reading, frame: Frame, told: readonly Frame[]): boolean =>
  told.every(({ trigger }) => trigger.measure === 'arrested') &&
  frame.patient !== null &&
  isAccusation(reading, frame) &&
  (told.length === 0 || !mayBeMishap(reading, frame))

/** "arrested in an explosion at a mill": things blow up by themselves; a bombing, and whatever hurt somebody, was done. */
const mayBeMishap = ({ units }: Reading, { at, verb, patient }: Frame): boolean =>
  verb === null && /\b(?:explosion|blast)s?$/.test(units.lexeme[at]?.text ?? '') && !areOwnPeople(units, patient!)

/** "was arrested in Torvik in the killing of a clerk in Zarga": where he was taken stands before the charge, where it was done behind. */
function placesOfDeed(reading: Reading, frame: Frame): Reading['places'] {
  if (!isAccusation(reading, frame)) return reading.places
  const behind = reading.places.filter(({ start }) => start > frame.at)
  return behind.length > 0 ? behind : reading.places
}

/** A deed that somebody was tried for, with its victim and where it was done. */
const isTriedDeed = (reading: Reading, frame: Frame): boolean =>
  frame.patient !== null &&
  isAccusation(reading, frame) &&
  reading.places.some((place) => place.start > frame.at && !place.elsewhere && place.relation !== 'other')

/** "held for rioting in the port on Monday", "charged with murder": a bare charge has no day and no place of its own. */
function isBareCharge({ units }: Reading, { at, patient, verb, status }: Frame): boolean {
  const cue = status.recalledBy
  if (cue === null || verb !== null) return false
  const { text, cues } = units.lexeme[cue] ?? { text: '', cues: null }
  if (cue === at - 1 && text === 'for') return true
  if (cues?.charge !== true || patient !== null) return false
  for (let unit = cue + 1; unit < at; unit++) {
    const lexeme = units.lexeme[unit] ?? null
    if (units.kind[unit] === WordKind.number || (lexeme !== null && lexeme.pos & Pos.determiner)) return false
  }
  return true
}

/** "previous attacks, including …", "attacks such as …": the kind, and then the instances. */
const isOnlyKind = (reading: Reading, frame: Frame, next: Frame | undefined): boolean =>
  next !== undefined &&
  reading.units.lexeme[frame.at]?.plural === true &&
  next.at - frame.at <= reach &&
  !isPlaceName(reading, frame)

/** The nearest of its times. */
function timeOf(reading: Reading, frame: Frame, names: readonly Frame[]): TimeExpression | null {
  const own = reading.times.filter((time) => isTimeOf(reading, time, frame, names))
  const [first, ...more] = own
  if (first === undefined) return null
  return more.reduce((best, time) => (distanceTo(time, frame) < distanceTo(best, frame) ? time : best), first)
}

/** In units, from the noun, or from whom it befell. */
function distanceTo({ start }: TimeExpression, { at, patient }: Frame): number {
  return start < at ? at - start : start - Math.max(at, (patient?.end ?? 0) - 1)
}

/** A year anywhere near, a day right beside it, and no other name between. */
function isTimeOf(reading: Reading, time: TimeExpression, frame: Frame, names: readonly Frame[]): boolean {
  if (time.precision === null || time.reporting || isBeforeCue(time, frame)) return false
  const from = Math.min(time.start, frame.at)
  const to = Math.max(time.start, frame.at)
  if (names.some((other) => other.at > from && other.at < to)) return false
  if (isDayOfAnother(reading, time, frame)) return false
  return distanceTo(time, frame) <= (time.dated ? 9 : 5)
}

/** "a sit-in on Monday over the killing": the day is that of the sit-in. */
const isBeforeCue = (time: TimeExpression, frame: Frame): boolean =>
  frame.status.recalledBy !== null && frame.status.recalledBy < frame.at && time.start < frame.status.recalledBy

/** "the Moscow concert hall massacre". */
const isPlaceName = (reading: Reading, frame: Frame): boolean =>
  reading.places.some((place) => place.end <= frame.at && frame.at - place.end <= 2)

/** What was done in it: "…, which killed 23", up to the next name. */
function isPartOf(other: Frame, frame: Frame, names: readonly Frame[]): boolean {
  if (other.trigger.measure === null && !other.trigger.weak) return false
  if (other.at < frame.at - 2 || other.at > frame.at + reach) return false
  return !names.some((name) => name.at > frame.at && name.at < other.at)
}

/** "on the city's outskirts": the place of what was told before. */
function referredPlace(reading: Reading, frame: Frame, current: DraftEvent | null): PlaceChain | null {
  const known = current?.place ?? null
  if (known === null) return null
  for (let at = frame.at; at < Math.min(reading.end, frame.at + reach); at++) {
    if (reading.units.overlay[at]?.cues.placeBackReference === true) return { ...known, relation: 'near' }
  }
  return null
}
