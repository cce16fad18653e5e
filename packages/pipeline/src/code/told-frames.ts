import { Form } from '@wirewatch/taxonomy/language/lexeme.js'
import type { Frame } from './frame.js'
import type { Reading } from './read-sentences.js'
import { isClaimCue } from './recall-events.js'

/** What a sentence tells for itself; nothing where all of it is general. */
export function toldFrames(reading: Reading, known: boolean): Frame[] {
  const told = reading.frames.filter((frame) => isTold(frame, reading, known))
  return told.every((frame) => isGeneral(reading, frame, known)) ? [] : told
}

/** What a claim is about is told by it, where nothing else told it before. */
export const isTold = (frame: Frame, reading: Reading, known: boolean): boolean =>
  (frame.status.recalledBy === null || (!known && isClaimCue(reading, frame.status.recalledBy))) &&
  (frame.status.kind === 'real' || frame.status.kind === 'attempted' || frame.status.kind === 'negated')

/** "attacks continue", "the group has clashed with others": no single happening. */
function isGeneral(reading: Reading, frame: Frame, known: boolean): boolean {
  if (isStanding(reading, frame)) return true
  if (frame.figure !== null || reading.fromTitle) return false
  if (frame.verb !== null) return known && frame.verb.upToNow && frame.trigger.measure === null && !isTimed(reading)
  if (!isPluralNoun(reading, frame)) return false
  if (isInPresent(reading)) return true
  if (frame.patient !== null) return false
  return !isTimed(reading) && !reading.places.some((place) => !place.elsewhere && place.relation !== 'other')
}

/** "is banned in the country": a state of things. */
const isStanding = (reading: Reading, frame: Frame): boolean =>
  frame.trigger.id === 'restriction' &&
  frame.verb !== null &&
  /^(?:is|are)$/.test(reading.units.lexeme[frame.verb.start]?.text ?? '')

/** "He directs a cell and coordinates attacks": what somebody does as a habit. */
function isInPresent(reading: Reading): boolean {
  const verbs = reading.phrases.filter((phrase) => phrase.kind === 'verb' && phrase.finite)
  const [first] = verbs
  if (first?.kind !== 'verb') return false
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
