import { Trait } from '@wirewatch/taxonomy/language/traits.js'
import type { Frame } from '../frames/frame.js'
import { isViolent } from '../frames/is-violent.js'
import type { Reading } from '../readings/read-sentences.js'
import type { Units } from '../words/read-units.js'
import { addThing } from './add-thing.js'
import type { DraftEvent } from './draft-event.js'

/** The weapons that are used in these sentences; those found, carried or belonging to something recalled are not. */
export function addWeapons(draft: DraftEvent, reading: Reading, frames: readonly Frame[]): void {
  const { units, sentence } = reading
  if ((sentence.traits & Trait.weapon) === 0 || !frames.some(isViolent) || isFind(frames)) return
  for (let at = reading.start; at < reading.end; at++) {
    if ((units.traits[at]! & Trait.weapon) === 0) continue
    const weapon = units.lexeme[at]?.weapon ?? units.overlay[at]?.weapon
    if (weapon == null || !isUsed(reading, at)) continue
    addThing(draft.weapons, weapon.id, reading, at)
    for (const signal of weapon.says) draft.signals.add(signal)
    if (weapon.explosive && isLoad(units, at)) {
      addThing(draft.weapons, 'vehicle-bomb', reading, at)
      draft.signals.add('vehicle-bomb')
    }
  }
}

/** Weapons that are found where nobody is hurt were not used. */
const isFind = (frames: readonly Frame[]): boolean =>
  frames.some((frame) => frame.trigger.id === 'seize-arms' || frame.trigger.id === 'defuse') &&
  !frames.some(
    (frame) =>
      frame.trigger.measure === 'killed' || frame.trigger.says.includes('hurt') || frame.trigger.says.includes('bomb'),
  )

/** Looks back for the verb or cue that governs the weapon. */
function isUsed(reading: Reading, at: number): boolean {
  const { units } = reading
  for (let before = at - 1; before >= reading.start && before >= at - 10; before--) {
    const lexeme = units.lexeme[before] ?? null
    if (lexeme === null) continue
    if (lexeme.cues.recall) return false
    if (isFound(reading, before)) return false
    if (lexeme.cues.notUsed) return false
    if (lexeme.verbTriggers.length > 0 || lexeme.cues.passive) return true
  }
  return true
}

/** The word tells of a weapon that is found or made harmless. */
const isFound = (reading: Reading, at: number): boolean =>
  reading.frames.some((frame) => frame.at === at && /^(?:seize-arms|defuse)$/.test(frame.trigger.id))

/** "a truck loaded with dynamite", "a van packed with 200 kg of explosives". */
function isLoad(units: Units, at: number): boolean {
  for (let before = at - 1; before > 0 && before >= at - 6; before--) {
    if (units.overlay[before]?.cues.loaded !== true) continue
    return /^(?:vehicle|transport)$/.test(units.lexeme[before - 1]?.target?.id ?? '')
  }
  return false
}
