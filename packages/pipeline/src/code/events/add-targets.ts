import { verbClassFlags } from '@wirewatch/taxonomy/language/lexeme.js'
import { Trait } from '@wirewatch/taxonomy/language/traits.js'
import type { Frame } from '../frames/frame.js'
import { isViolent } from '../frames/is-violent.js'
import type { Group } from '../phrases/phrase.js'
import type { Reading } from '../readings/read-sentences.js'
import { speakerStretches } from '../readings/speaker-stretches.js'
import type { Units } from '../words/read-units.js'
import { addThing } from './add-thing.js'
import type { DraftEvent } from './draft-event.js'
import { addStruckAt } from './struck-things.js'

/** What violence is said to be upon in these sentences. */
export function addTargets(draft: DraftEvent, reading: Reading, frames: readonly Frame[]): void {
  const { units, sentence } = reading
  if ((sentence.traits & Trait.target) === 0 || !frames.some(isViolent)) return
  const speakers = speakerStretches(reading)
  for (let at = reading.start; at < reading.end; at++) {
    if ((units.traits[at]! & Trait.target) === 0) continue
    if (speakers.some(({ start, end }) => start <= at && at < end)) continue
    const target = units.lexeme[at]?.target
    if (target == null || target.group === 'territory' || target.group === 'road') continue
    if (!followsUpon(units, at, reading.start) || (target.ridden && frames.some((frame) => isOfAgent(frame, at))))
      continue
    addThing(draft.targets, target.id, reading, at)
    addStruckAt(draft, reading, at)
    draft.signals.add(`on:${target.group}`)
  }
}

/** What a part of the frame names: the post that was hit, the car that blew up. */
export function addThings(draft: DraftEvent, reading: Reading, group: Group | null): void {
  if (group === null) return
  for (const item of [...group.items, ...group.attached]) {
    for (let at = item.start; at < item.end; at++) {
      const target = reading.units.lexeme[at]?.target
      if (target != null) {
        addThing(draft.targets, target.id, reading, at)
        draft.signals.add(`on:${target.group}`)
      }
    }
  }
}

/** "Gunmen on a motorcycle killed a trader", "shot dead by men in a car": it carries those who act. */
function isOfAgent({ agent, at: verb }: Frame, at: number): boolean {
  if (agent === null || at < agent.start) return false
  if (at < agent.end) return true
  return agent.start < verb ? at < verb : at - agent.end < 4
}

/** "on a police van", "at a market", "inside a bus", "the vehicle of". */
function followsUpon(units: Units, at: number, start: number): boolean {
  for (let before = at - 1; before >= start && before >= at - 5; before--) {
    const lexeme = units.lexeme[before] ?? null
    if (lexeme === null) continue
    if (lexeme.cues.upon || lexeme.cues.placeIn || lexeme.cues.placeNear) return true
    if (lexeme.verbTriggers.length > 0) return true
    if (lexeme.forms !== 0 && lexeme.verbClasses !== verbClassFlags.none) return lexeme.text.startsWith('target')
  }
  return false
}
