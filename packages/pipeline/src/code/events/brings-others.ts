import type { Frame } from '../frames/frame.js'
import type { NounPhrase } from '../phrases/phrase.js'
import type { Reading } from '../readings/read-sentences.js'
import type { Units } from '../words/read-units.js'
import type { DraftEvent } from './draft-event.js'

/**
 * "A trader was shot dead in Torvik. Two porters were killed in Zarga": who was told of was counted, and here somebody new is acted upon. "One
 * of them", "he" and "the guards" are those of before.
 */
export const bringsOthers = ({ counts }: DraftEvent, { units }: Reading, frames: readonly Frame[]): boolean =>
  counts.some((statement) => statement.counts.some(({ min, measure }) => min > 0 && measure !== 'injured')) &&
  frames.some(
    ({ verb, status, trigger, patient }) =>
      verb?.finite === true &&
      !verb.perfect &&
      status.kind === 'real' &&
      status.recalledBy === null &&
      trigger.happening === 'violence' &&
      !trigger.weak &&
      patient?.attached.every(({ head }) => !isPronoun(units, head)) &&
      patient.items.some((item) => isNew(units, item)),
  )

/** "two porters", "a clerk", "his brother"; not "another", nor a bare number. */
function isNew(units: Units, item: NounPhrase): boolean {
  const party = units.lexeme[item.head]?.party ?? null
  if (party === null && units.mention[item.head] === null) return false
  if (item.determiner?.cues.additional === true) return false
  if (/^(?:his|her|their)$/.test(units.word(item.start))) return party?.group === 'unknown'
  return item.figure !== null || item.determiner?.cues.definite === false
}

const isPronoun = (units: Units, at: number): boolean => /^(?:them|whom|these|those)$/.test(units.word(at))
