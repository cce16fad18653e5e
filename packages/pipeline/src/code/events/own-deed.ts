import type { Frame } from '../frames/frame.js'
import type { Group, NounPhrase } from '../phrases/phrase.js'
import { isThing, isUponPeople } from '../readings/announces-several.js'
import type { Reading } from '../readings/read-sentences.js'
import type { Units } from '../words/read-units.js'
import { isFreshDeed, tellsOtherDeed } from './brings-others.js'
import type { DraftEvent } from './draft-event.js'

/**
 * "Several bombs went off in the port. A bomb wrecked a bank. Two men threw a grenade at the customs house": where several deeds were announced, a
 * sentence with a doer and a target of its own tells of another one than that before it. "A guard was hurt", "the blast broke the windows" go on.
 * Without such an announcement it does where something else was done, and both to things alone: "Rebels burned a mill. A bomb wrecked a bank".
 */
export function isAnotherDeed(
  current: DraftEvent,
  reading: Reading,
  frames: readonly Frame[],
  announced: boolean,
): boolean {
  const { struck, victims } = current
  const areThings = victims.length === 0 && struck.some(({ direct }) => direct)
  if (announced ? struck.length + victims.length === 0 : !areThings || hurtsPeople(frames)) return false
  const deed = frames.find((frame) => isFreshDeed(reading.units, frame))
  if (deed === undefined) return false
  if (!announced && (tellsOtherDeed(current, reading, frames) !== 'other' || isUponPeople(reading.units, deed)))
    return false
  return targetsOf(reading, deed).some((item) => isNew(current, reading.units, item))
}

/** "The front owned up to an attack on a convoy. Eleven soldiers had been killed when its men blew up a car": told more closely. */
const hurtsPeople = (frames: readonly Frame[]): boolean =>
  frames.some(({ trigger, patient }) => /^(?:killed|injured)$/.test(trigger.measure ?? '') && patient !== null)

/** What was struck, or stands where it was done: "at the customs house", "outside a bank". */
function targetsOf({ units, phrases, end }: Reading, { at, patient }: Frame): NounPhrase[] {
  const groups = phrases.filter(
    (phrase): phrase is Group =>
      phrase.kind === 'group' && phrase.start > at && phrase.start < end && phrase.preposition >= 0,
  )
  const things = groups.flatMap(({ items }) => items).filter(({ head }) => isThing(units, head))
  return [...things, ...(patient?.items ?? []).filter(({ head }) => isStruck(units, head))]
}

const isStruck = (units: Units, head: number): boolean =>
  isThing(units, head) || units.lexeme[head]?.party != null || units.mention[head]?.kind === 'actor'

/** "a bank", "the offices of the union", "the Torvik consulate"; not "the building", "his car", nor what was told of before. */
function isNew(
  { struck, victims }: DraftEvent,
  units: Units,
  { start, end, head, figure, determiner }: NounPhrase,
): boolean {
  if (/^(?:his|her|its|their)$/.test(units.word(start))) return false
  if (determiner?.cues.definite === true && figure === null && end - start < 3 && units.word(end) !== 'of') return false
  const noun = units.lexeme[head]?.text ?? units.word(head)
  return [...struck, ...victims].every(({ text }) => !text.toLowerCase().includes(noun))
}
