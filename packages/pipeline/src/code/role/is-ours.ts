import { isToldAsAccident } from '../events/accident.js'
import type { DraftEvent } from '../events/draft-event.js'
import type { FinishedEvent } from '../events/finished-event.js'
import type { Sides } from '../events/sides-of.js'
import type { Frame } from '../frames/frame.js'
import type { NounPhrase } from '../phrases/phrase.js'
import type { Units } from '../words/read-units.js'
import type { Context } from './read-context.js'

/** Whether a deed is of the kind that is coded: not what an accident is told of, nor crime without political or armed-group sense. */
export function isOurs(event: FinishedEvent, context: Context, ordinaryCrime: boolean, lead: number): boolean {
  if (isBare(event) || isAdrift(event, lead) || (ordinaryCrime && isVainSearch(event))) return false
  if (hasConflict(event)) return true
  if (ordinaryCrime && event.type.type === 'strategic.arrest' && !isArrestForViolence(event, lead)) return false
  if (!ordinaryCrime && (event.draft.signals.has('robbery') || isInFamily(event) || isPettyArrest(event, context)))
    return false
  const crime = context.stops.get('domestic-crime')
  if (crime !== undefined && crime.words > context.armedActors && !ordinaryCrime) return false
  return !isToldAsAccident(event.draft, context)
}

/** Nothing but a word: neither sides, nor a toll, nor a place, nor means. */
function isBare({ draft, sides, tolls }: FinishedEvent): boolean {
  if (sides.initiators.length > 0 || sides.targets.length > 0 || draft.weapons.size > 0) return false
  if (draft.targets.size > 0 && ['shoot', 'burn', 'robbery', 'destroy'].some((signal) => draft.signals.has(signal)))
    return false
  if (tolls.killed.value !== null || tolls.injured.value !== null || tolls.arrested.value !== null) return false
  if (['seize', 'defuse', 'foil', 'agreement', 'threat'].some((signal) => draft.signals.has(signal))) return false
  return draft.place === null
}

/** "Officers searched the school and found nothing": where every crime counts, the daily work of the police does not. */
const isVainSearch = ({ draft: { signals }, tolls, type }: FinishedEvent): boolean =>
  type.type === 'battle.security_operation' &&
  tolls.arrested.value === null &&
  !['kill', 'hurt', 'shoot', 'clash', 'bomb', 'seize'].some((signal) => signals.has(signal))

/** "A man was arrested in the shooting of his cousin": news of its own in the lead; elsewhere, or for drugs, it is daily work as well. */
const isArrestForViolence = ({ draft: { readings } }: FinishedEvent, lead: number): boolean =>
  readings.some(({ sentence, fromTitle }) => fromTitle || sentence.index <= lead) &&
  readings.some(({ frames }) =>
    frames.some(({ trigger, status }) => trigger.happening === 'violence' && /^(?:real|attempted)$/.test(status.kind)),
  )

/** "A man stabbed his brother", "was beaten by her husband": a quarrel of a family, where nobody else was hurt. */
function isInFamily({ draft: { frames, readings } }: FinishedEvent): boolean {
  const hurt = frames.filter(({ trigger: { measure } }) => measure === 'killed' || measure === 'injured')
  const isOfKin = ({ agent, patient, at }: Frame): boolean => {
    const units = readings.find(({ start, end }) => start <= at && at < end)?.units
    if (units === undefined || agent === null || patient === null) return false
    const isOwn = ({ head, determiner }: NounPhrase): boolean =>
      isKin(units, head) && /^(?:his|her)$/.test(determiner?.text ?? '')
    const doer = agent.items[0]!
    return isOwn(doer) || (isKin(units, doer.head) && patient.items.every(isOwn))
  }
  return hurt.some(isOfKin) && hurt.every((frame) => frame.patient === null || isOfKin(frame))
}

/** "a man", "her husband", "he". */
const isKin = (units: Units, head: number): boolean => {
  const cues = units.lexeme[head]?.cues
  return cues !== undefined && (cues.male || cues.female || /^(?:he|she|youth)$/.test(units.word(head)))
}

/** "arrested for stealing a motorcycle", where nothing of a conflict is told. */
const isPettyArrest = ({ type, draft: { readings } }: FinishedEvent, context: Context): boolean =>
  type.type === 'strategic.arrest' &&
  context.armed + context.armedActors === 0 &&
  readings.some(({ units, start, end }) => {
    for (let at = start; at < end; at++) {
      const cues = units.overlay[at]?.cues
      if (cues !== undefined && (cues.pettyCharge || cues.harmlessCharge)) return true
    }
    return false
  })

/** Not the lead, and without a place, a time or a figure of its own: a remark, not a report. */
function isAdrift({ draft, tolls }: FinishedEvent, lead: number): boolean {
  const [first] = draft.readings
  if (first === undefined || first.fromTitle || first.sentence.index <= lead) return false
  if (
    draft.announced ||
    draft.placeReading !== null ||
    draft.time !== null ||
    draft.weapons.size > 0 ||
    (draft.place !== null && draft.retrospective)
  )
    return false
  const figures = [tolls.killed, tolls.injured, tolls.arrested, tolls.abducted]
  return figures.every((toll) => toll.value === null)
}

/** An armed group, an armed unknown, a crowd or a political force is at work, or the means are those of war. */
export function hasConflict({ draft, sides }: FinishedEvent): boolean {
  if (
    [...sides.initiators, ...sides.targets, ...draft.claimants].some((party) => isConflictParty(party.id, party.side))
  )
    return true
  if (isForceOfState(draft, sides)) return true
  return [
    'suicide',
    'ied',
    'airstrike',
    'drone',
    'shell',
    'clash',
    'protest',
    'riot',
    'lynch',
    'crowd-control',
    'assassinate',
  ].some((signal) => draft.signals.has(signal))
}

/** People shot, stabbed, beaten or blown up on a day or at a place that the text names: no match and no film. */
export const hasPlainCasualties = ({ draft, tolls }: FinishedEvent): boolean =>
  !draft.retrospective &&
  (draft.time?.precision === 1 || draft.place !== null) &&
  ['shoot', 'stab', 'beat', 'bomb'].some((signal) => draft.signals.has(signal)) &&
  [tolls.killed, tolls.injured].some(({ value }) => value !== null && value > 0)

/** Forces that beat, shoot or kill people who are no criminals use the state's force, whatever it is about. */
const isForceOfState = ({ signals }: DraftEvent, { initiators, targets }: Sides): boolean =>
  initiators.some((party) => party.side === 'state') &&
  targets.some((party) => party.side !== 'armed' && party.side !== 'state') &&
  ['kill', 'shoot', 'beat'].some((signal) => signals.has(signal))

const isConflictParty = (id: string | null, side: string): boolean =>
  side === 'crowd' || (side === 'armed' && id !== 'generic.criminals' && id !== 'generic.suspects')
