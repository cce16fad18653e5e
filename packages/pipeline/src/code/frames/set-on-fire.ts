import type { Span } from '@wirewatch/model'
import { type Lexeme, Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import { complementWith } from '../phrases/complements-of.js'
import { isHead } from '../phrases/group-has.js'
import { isNobody, isPeople } from '../phrases/is-people.js'
import type { Group } from '../phrases/phrase.js'
import type { TriggerPlace } from '../phrases/trigger-place.js'
import type { Units } from '../words/read-units.js'
import type { Sentence } from '../words/split-sentences.js'
import { agentWords } from './frame.js'
import { isRidden } from './kind-of-thing.js'

/** "The fire at the mill was deliberately set", "they say it was arson"; not the bar. */
export function hasFire({ units, sentence, at: verb }: TriggerPlace): boolean {
  if (units.word(verb - 1) === 'it') return true
  for (let at = sentence.start; at < sentence.end; at++) if (units.lexeme[at]?.cues.fire === true) return true
  return false
}

/** A fire is set by people; a candle only starts it, and the fire department trains at it. */
export const isSetter = (units: Units, group: Group | null): boolean =>
  group === null ||
  (isPeople(units, group) && !isNobody(units, group) && !isHead(units, group, ({ cues }) => cues.carer))

/** "set a fire to clear a field". */
export function isWorkingFire({ units, at }: TriggerPlace): boolean {
  for (let next = at + 1; next <= at + 2; next++) if (units.overlay[next]?.cues.workingFire === true) return true
  return false
}

/**
 * "A church was set on fire", and not "by lightning", "in a blaze", "after it overturned", "in the film". Of what burns by itself as
 * often, vehicles "were burned".
 */
export function isSetAlight({ units, sentence, at: verb, subject, object, complements }: TriggerPlace): boolean {
  const mayBe = /^burn/.test(units.word(verb)) ? isRidden : ({ target }: Lexeme): boolean => target !== null
  if (subject !== null || !isHead(units, object, mayBe)) return false
  const by = complementWith(units, complements, agentWords)
  if (by !== null && !isSetter(units, by)) return false
  return !tellsOfMishap(units, sentence, [object])
}

/** A storm, a crash, a blaze or a film, told of elsewhere in the sentence: "after it overturned", "in a garage fire". A crime is no mishap. */
export function tellsOfMishap(units: Units, sentence: Sentence, except: readonly (Span | null)[]): boolean {
  for (let at = sentence.start; at < sentence.end; at++) {
    if (except.some((span) => span !== null && at >= span.start && at < span.end)) continue
    if (isOfMishap(units, at) || isFireItself(units, at) || isOfContext(units, at)) return true
  }
  return false
}

/** "in the film"; a link alone ("over the weekend") is of none. */
const isOfContext = (units: Units, at: number): boolean =>
  ((units.pos[at] ?? 0) & Pos.preposition) === 0 &&
  units.overlay[at]?.stops.some(({ kind }) => kind !== 'crime') === true

/** "A family of five was burnt alive in a hamlet", and not "when the bus caught fire", "in a blaze". */
export function isBurntByOthers({ units, sentence, complements }: TriggerPlace): boolean {
  const by = complementWith(units, complements, agentWords)
  if (by !== null) return isSetter(units, by)
  for (let at = sentence.start; at < sentence.end; at++) {
    if (isOfMishap(units, at)) return false
    if (isFireItself(units, at) || units.overlay[at]?.stops.length || units.lexeme[at]?.cues.fuel === true) return false
  }
  return true
}

const isOfMishap = (units: Units, at: number): boolean => {
  const cues = units.overlay[at]?.cues
  return cues !== undefined && (cues.mishap || cues.impact || cues.mishapThing)
}

/** "in a garage fire"; "on fire" is what a thing is set, and of "fire officials" the fire tells nothing. */
const isFireItself = (units: Units, at: number): boolean =>
  units.lexeme[at]?.cues.fire === true &&
  !/^(?:on|to)$/.test(units.word(at - 1)) &&
  !/^on |^a(?:blaze|light|fire)$/.test(units.lexeme[at]!.text) &&
  ((units.lexeme[at + 1]?.pos ?? 0) & Pos.noun) === 0
