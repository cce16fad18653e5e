import type { Phrase } from '../phrases/phrase.js'
import type { Units } from '../words/read-units.js'
import type { Sentence } from '../words/split-sentences.js'
import { addNounFrames } from './find-noun-frames.js'
import { addVerbFrames } from './find-verb-frames.js'
import type { Frame } from './frame.js'
import { addParticleFrame } from './particle-frame.js'

/** Everything the sentence says happened, in the order of the text. */
export function findFrames(units: Units, sentence: Sentence, phrases: readonly Phrase[]): Frame[] {
  const frames: Frame[] = []
  for (let at = 0; at < phrases.length; at++) {
    const phrase = phrases[at]!
    if (phrase.kind === 'verb') addVerbFrames(units, sentence, phrases, at, phrase, frames)
    else if (phrase.kind === 'group') {
      if (phrase.preposition >= 0) addParticleFrame(units, sentence, phrases, at, phrase.preposition, frames)
      addNounFrames(units, sentence, phrases, at, phrase, frames)
    } else if (phrase.kind === 'adverb' || phrase.kind === 'preposition')
      addParticleFrame(units, sentence, phrases, at, phrase.start, frames)
  }
  if (frames.some(isToDeath)) return frames.filter((frame) => !isHurtFirst(frames, frame))
  return frames.some(isOfHostages) ? frames.filter((frame) => !isHeldSo(frames, frame)) : frames
}

/** "to death", "dead", behind the verb that says how. */
const isToDeath = ({ trigger, verb, at }: Frame): boolean =>
  trigger.measure === 'killed' && verb !== null && at >= verb.end

/** "beat a neighbor to death": he was not hurt as well. */
const isHurtFirst = (frames: readonly Frame[], { trigger, verb }: Frame): boolean =>
  trigger.measure === 'injured' && verb !== null && frames.some((other) => isToDeath(other) && other.verb === verb)

const isOfHostages = ({ trigger }: Frame): boolean => trigger.id === 'hold-hostage'

/** "held the driver at gunpoint": the same verb arrests nobody. */
const isHeldSo = (frames: readonly Frame[], { trigger, verb }: Frame): boolean =>
  trigger.happening === 'arrest' && verb !== null && frames.some((other) => isOfHostages(other) && other.verb === verb)
