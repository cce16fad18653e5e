import { Trait } from '@wirewatch/taxonomy/language/traits.js'
import type { Group, NounPhrase, Phrase } from '../phrases/phrase.js'
import type { Units } from '../words/read-units.js'
import type { Sentence } from '../words/split-sentences.js'
import { adjectiveFrame } from './adjective-frame.js'
import type { Frame } from './frame.js'
import { nounFrame } from './noun-frame.js'
import type { NounPlace } from './noun-place.js'
import { addParticleFrame } from './particle-frame.js'

/** What the nouns and adjectives of a group say happened. */
export function addNounFrames(
  units: Units,
  sentence: Sentence,
  phrases: readonly Phrase[],
  at: number,
  group: Group,
  frames: Frame[],
): void {
  for (const item of group.items) addItemFrames({ units, sentence, phrases, at, group, item }, frames)
  for (const item of toldAttached(units, group)) addItemFrames({ units, sentence, phrases, at, group, item }, frames)
  for (const item of group.included) addItemFrames({ units, sentence, phrases, at, group, item }, frames)
}

function addItemFrames(place: NounPlace, frames: Frame[]): void {
  const { units, sentence, phrases, at, item } = place
  for (let unit = item.start; unit < item.end; unit++) {
    const lexeme = units.traits[unit]! & Trait.tells ? (units.lexeme[unit] ?? null) : null
    if (lexeme === null) continue
    addParticleFrame(units, sentence, phrases, at, unit, frames)
    if (lexeme.nounTriggers.length > 0) {
      const frame = nounFrame(place, unit)
      if (frame !== null) frames.push(frame)
    }
    if (lexeme.adjectiveTriggers.length > 0) {
      const frame = adjectiveFrame(place, unit)
      if (frame !== null) frames.push(frame)
    }
  }
}

/** "an incident of firing", "a series of attacks", "six of the 20 wounded" tell of them; "advantage of the unrest" does not. */
function toldAttached(units: Units, group: Group): readonly NounPhrase[] {
  const head = group.attached.length === 0 ? null : (units.lexeme[group.items.at(-1)!.head] ?? null)
  if (head === null) return []
  const isPart = head.number !== null && group.attached[0]?.determiner?.cues.definite === true
  return isPart || head.time?.kind === 'unit' || head.cues.incidentWord || head.cues.collective || head.cues.thing
    ? group.attached
    : []
}
