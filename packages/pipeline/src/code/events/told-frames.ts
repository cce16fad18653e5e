import { Form } from '@wirewatch/taxonomy/language/lexeme.js'
import type { Frame } from '../frames/frame.js'
import { ownersOfBody } from '../frames/of-those-told.js'
import type { Group } from '../phrases/phrase.js'
import { isFigureOfSpeech } from '../readings/is-figure-of-speech.js'
import { isMadeUp } from '../readings/is-made-up.js'
import { isScore } from '../readings/is-score.js'
import type { Reading } from '../readings/read-sentences.js'
import type { Units } from '../words/read-units.js'
import { diedByAccident, isDoneByDriving, isDoneByNature } from './accident.js'
import { isClaimCue, isFreshCharge } from './recall-events.js'
import { isToldByDenial } from './told-by-denial.js'

/** What a sentence tells for itself; nothing where all of it is general. */
export function toldFrames(reading: Reading, known: boolean): Frame[] {
  const told = reading.frames.filter(
    (frame) =>
      isTold(frame, reading, known) &&
      !isOfTheCaught(reading, frame) &&
      !isOfThose(reading, frame) &&
      !isMadeUp(reading, frame) &&
      !isScore(reading, frame) &&
      !isFigureOfSpeech(reading, frame) &&
      !isOwnHand(reading, frame, known) &&
      !isFalseAlarm(reading, frame) &&
      !isPrisonTerm(reading, frame) &&
      !diedByAccident(reading, frame) &&
      !isDoneByNature(reading, frame) &&
      !isDoneByDriving(reading, frame),
  )
  if (told.length === 0 && !known)
    return reading.frames.flatMap((frame) =>
      isToldByDenial(reading, frame) ? asHappened(frame) : isToldByCharge(reading, frame) ? frame : [],
    )
  return told.every((frame) => isGeneral(reading, frame, known)) ? [] : withCharges(reading, told)
}

/** "A woman killed herself": nobody did it to anybody; "killed two guards and himself", and an attacker who was told of before, count. */
const isOwnHand = ({ units, frames }: Reading, frame: Frame, known: boolean): boolean =>
  !known &&
  isOneself(units, frame.patient) &&
  !frame.trigger.says.includes('suicide') &&
  frames.every(({ trigger, patient }) => trigger.happening !== 'violence' || isOneself(units, patient))

const isOneself = (units: Units, patient: Group | null): boolean =>
  patient !== null && /^(?:him|her|them)sel(?:f|ves)$/.test(units.word(patient.items[0]!.head))

/** "was jailed for nine years", "for life": a sentence, and no arrest. */
function isPrisonTerm({ units, phrases }: Reading, { trigger, verb }: Frame): boolean {
  if (trigger.happening !== 'arrest' || verb === null || units.word(verb.end) !== 'for') return false
  const term = phrases.find(({ start, end }) => start <= verb.end + 1 && verb.end + 1 < end)
  if (term === undefined || !/^(?:jail|imprison)/.test(units.lexeme[verb.verbs.at(-1) ?? verb.start]?.text ?? ''))
    return false
  const last = units.lexeme[term.end - 1]
  return units.word(term.end - 1) === 'life' || last?.time?.unit === 'year' || last?.time?.unit === 'month'
}

/** "A bomb threat emptied a school, but police found nothing": nothing was there, and nobody is known to have threatened. */
function isFalseAlarm({ units, start, end }: Reading, { trigger, agent }: Frame): boolean {
  if (trigger.id !== 'threat' || agent !== null) return false
  for (let at = start; at < end; at++) if (units.overlay[at]?.cues.falseAlarm === true) return true
  return false
}

/** "the families of those killed", "most of those detained were let off": told of before, or nowhere. */
const isOfThose = ({ units }: Reading, { verb }: Frame): boolean =>
  verb !== null && units.word(verb.start - 1) === 'those' && verb.start === verb.verbs[0]

/** Who denies a part in it does not deny the deed; a frame that is recalled stays the same one. */
const asHappened = (frame: Frame): Frame =>
  frame.status.kind === 'real' ? frame : { ...frame, status: { ...frame.status, kind: 'real' } }

/** "charged with killing two nurses who were found dead": the charge is of what is told of them. */
function withCharges(reading: Reading, told: Frame[]): Frame[] {
  const isOfThem = (frame: Frame): boolean =>
    told.some((other) => isOfSame(other, frame)) && isToldByCharge(reading, frame)
  const charges = reading.frames.filter((frame) => frame.status.recalledBy !== null && isOfThem(frame))
  return charges.length === 0 ? told : reading.frames.filter((frame) => told.includes(frame) || charges.includes(frame))
}

/** Befell the same people. */
const isOfSame = ({ patient }: Frame, other: Frame): boolean =>
  patient !== null && patient.items[0]?.start === other.patient?.items[0]?.start

/** "A baker is accused of stabbing two men on Monday": where nothing else tells it, what somebody is charged with is told so. */
const isToldByCharge = (reading: Reading, frame: Frame): boolean =>
  /^(?:real|attempted)$/.test(frame.status.kind) && isFreshCharge(reading, frame)

/** What a claim is about is told by it, where nothing else told it before. */
export const isTold = (frame: Frame, reading: Reading, known: boolean): boolean =>
  (frame.status.recalledBy === null || (!known && isClaimCue(reading, frame.status.recalledBy))) &&
  (frame.status.kind === 'real' || frame.status.kind === 'attempted' || frame.status.kind === 'negated')

/** "captured a commander who led attacks on convoys": what the one who is caught did before. */
function isOfTheCaught(reading: Reading, frame: Frame): boolean {
  return reading.frames.some((caught) => {
    if (
      frame.trigger.happening === 'crowd' ||
      caught.trigger.measure !== 'arrested' ||
      caught.status.kind !== 'real' ||
      caught.patient === null
    )
      return false
    const opens = relativeBehind(reading, caught.patient.end)
    if (opens === null || frame.at < opens || frame === caught) return false
    return caught.at < opens || frame.at < caught.at
  })
}

/** The "who" that stands behind a group, or behind a comma. */
function relativeBehind(reading: Reading, end: number): number | null {
  const next = reading.phrases.find((phrase) => phrase.start >= end && phrase.kind !== 'mark')
  return next?.kind === 'relative' ? next.start : null
}

/** "The commander planned and led attacks against the army": what one who was told of does in general. */
function isBiography(reading: Reading, frame: Frame): boolean {
  if (frame.verb !== null || frame.figure !== null || !isPluralNoun(reading, frame) || isTimed(reading)) return false
  const first = reading.phrases.find((phrase) => phrase.kind === 'group')
  const item = first?.kind === 'group' && first.preposition < 0 ? first.items[0] : undefined
  return item !== undefined && !item.plural && isOneOfThem(reading, item.head, item.determiner?.text === 'the')
}

/** "he", "the leader", "the facilitator"; not "the group", "the army". */
function isOneOfThem({ units }: Reading, head: number, definite: boolean): boolean {
  const lexeme = units.lexeme[head] ?? null
  if (lexeme === null) return false
  if (/^(?:he|she)$/.test(lexeme.text)) return true
  if (!definite || lexeme.cues.collective) return false
  const group = lexeme.party?.group
  return (
    lexeme.cues.title ||
    ((group === 'militant' || group === 'unknown') &&
      !/(?:group|outfit|militia|wing|army|gang|cartel|mafia)$/.test(lexeme.text))
  )
}

/** "attacks continue", "the group has clashed with others": no single happening. */
function isGeneral(reading: Reading, frame: Frame, known: boolean): boolean {
  if (isNone(reading, frame) || (known && ownersOfBody(reading.units, frame) !== null)) return false
  if (isStanding(reading, frame) || (known && isBiography(reading, frame))) return true
  if (frame.figure !== null || reading.fromTitle) return false
  if (frame.verb !== null && known && !isTimed(reading) && isHabit(reading, frame)) return true
  if (frame.verb !== null) return known && frame.verb.upToNow && frame.trigger.measure === null && !isTimed(reading)
  if (known && frame.trigger.measure === null && !isTimed(reading) && isInPresent(reading)) return true
  if (isOfOurs(reading, frame)) return true
  if (frame.verb === null && hasDone(reading, frame)) return false
  if (!isPluralNoun(reading, frame)) return isOneOfASeries(reading, frame)
  if (isInPresent(reading)) return true
  if (frame.patient !== null) return false
  return !isTimed(reading) && !reading.places.some((place) => !place.elsewhere && place.relation !== 'other')
}

/** "We have suffered the murder of our best men": said in a speech of all that was done. */
const isOfOurs = (reading: Reading, { verb, patient, figure }: Frame): boolean =>
  verb === null &&
  figure === null &&
  patient?.items[0]?.determiner?.text === 'our' &&
  patient.items[0].figure === null &&
  !isTimed(reading)

/** "explosions damaged two banks": they did something once. */
export function hasDone(reading: Reading, frame: Frame): boolean {
  const at = reading.phrases.findIndex((phrase) => phrase.start <= frame.at && frame.at < phrase.end)
  const [group, verb, object] = reading.phrases.slice(at, at + 3)
  if (group?.kind !== 'group' || group.preposition >= 0 || verb?.kind !== 'verb' || object?.kind !== 'group')
    return false
  const main = verb.verbs.at(-1)
  return main === verb.start && object.preposition < 0 && (reading.units.lexeme[main]?.forms ?? 0) >= Form.past
}

/** "It was the seventh such explosion": one of many, of which nothing else is said. */
const isOneOfASeries = (reading: Reading, frame: Frame): boolean =>
  frame.verb === null && /^such$/.test(reading.units.word(frame.at - 1))

/** "no known injuries": said of this happening. */
const isNone = (reading: Reading, frame: Frame): boolean =>
  frame.status.kind === 'negated' && frame.verb === null && reading.units.lexeme[frame.at]?.plural === true

/** "is banned in the country": a state of things. */
const isStanding = (reading: Reading, frame: Frame): boolean =>
  frame.trigger.id === 'restriction' &&
  frame.verb !== null &&
  /^(?:is|are)$/.test(reading.units.lexeme[frame.verb.start]?.text ?? '')

/** "He is known to threaten villagers and kidnap those who resist". */
const isHabit = (reading: Reading, frame: Frame): boolean =>
  reading.units.lexeme[frame.at]?.forms === Form.base && isInPresent(reading)

/** "He directs a cell and coordinates attacks": what somebody does as a habit. */
function isInPresent(reading: Reading): boolean {
  const verbs = reading.phrases.filter((phrase) => phrase.kind === 'verb' && phrase.finite)
  const [first] = verbs
  if (first?.kind !== 'verb') return false
  if (/^(?:is|are)$/.test(reading.units.lexeme[first.start]?.text ?? '')) return true
  const main = first.verbs.at(-1)
  const forms = main === undefined ? 0 : (reading.units.lexeme[main]?.forms ?? 0)
  return (
    forms === Form.third && first.verbs[0] === first.start && reading.units.lexeme[main!]?.verbTriggers.length === 0
  )
}

export const isTimed = (reading: Reading): boolean => reading.times.some((time) => !time.reporting)

export const isCountable = (frame: Frame): boolean => frame.status.kind !== 'negated'

/** "attacks", "operations": several, and so none of them. */
export const isPluralNoun = (reading: Reading, frame: Frame): boolean => reading.units.lexeme[frame.at]?.plural === true
