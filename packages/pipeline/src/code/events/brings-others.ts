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
  frames.some((frame) => isUponOthers(units, frame))

/** Somebody is acted upon who was not told of before. */
export const isUponOthers = (units: Units, frame: Frame): boolean =>
  isToldAsNews(frame) &&
  frame.patient?.attached.every(({ head }) => !isPronoun(units, head)) === true &&
  frame.patient.items.some((item) => isNew(units, item))

/** "two porters", "a clerk", "his brother"; not "another", nor a bare number. */
function isNew(units: Units, item: NounPhrase): boolean {
  const party = units.lexeme[item.head]?.party ?? null
  if (party === null && units.mention[item.head] === null) return false
  if (item.determiner?.cues.additional === true) return false
  if (/^(?:his|her|their)$/.test(units.word(item.start))) return party?.group === 'unknown'
  return item.figure !== null || item.determiner?.cues.definite === false
}

/**
 * "A trader was shot dead in Torvik. Rebels blew up a bridge in Zarga": somebody, or a bomb, that was not told of before does something. "The rebels
 * burned a shop there" goes on with those of before, and "A bomb went off in Torvik. A bomb exploded when a bus passed" may be the same told again:
 * a deed of the same kind is another one where it was done to another thing.
 */
export const tellsOtherDeed = (draft: DraftEvent, { units }: Reading, frames: readonly Frame[]): DeedTold =>
  frames.reduce<DeedTold>((found, frame) => {
    if (!draft.kinds.has('violence') || !isFreshDeed(units, frame)) return found
    if (!frame.trigger.says.some((said) => draft.signals.has(said))) return 'other'
    return found ?? (isOfOtherThing(draft, units, frame) ? 'alike' : null)
  }, null)

/** A deed of its own, of a kind that was told of before or not. */
export type DeedTold = 'alike' | 'other' | null

/** "destroyed a bridge" where a barracks was struck. */
const isOfOtherThing = ({ struck }: DraftEvent, units: Units, { patient }: Frame): boolean =>
  struck.length > 0 &&
  patient?.items.every(({ head }) => {
    const thing = units.lexeme[head] ?? null
    return thing?.target != null && struck.every(({ text }) => !text.toLowerCase().includes(thing.text))
  }) === true

/** Done by somebody, or by a bomb, of whom nothing was told before: "two men burned", "a bomb wrecked". */
export function isFreshDeed(units: Units, frame: Frame): boolean {
  const { agent, means, patient, trigger } = frame
  const doer = agent ?? means ?? (trigger.says.includes('bomb') ? patient : null)
  return isToldAsNews(frame) && doer?.items.some((item) => isFresh(units, item)) === true
}

/** Violence in the simple past or present, told for itself. */
const isToldAsNews = ({ verb, status, trigger }: Frame): boolean =>
  verb?.finite === true &&
  !verb.perfect &&
  status.kind === 'real' &&
  status.recalledBy === null &&
  trigger.happening === 'violence' &&
  !trigger.weak

/** "a bomb", "two men", "unidentified men"; not "the men", "they" or "another". */
const isFresh = (units: Units, { figure, determiner, head, plural }: NounPhrase): boolean =>
  figure !== null ||
  (determiner === null
    ? plural && units.lexeme[head]?.party != null
    : determiner.cues.article && !determiner.cues.definite)

const isPronoun = (units: Units, at: number): boolean => /^(?:them|whom|these|those)$/.test(units.word(at))
