import type { Lexeme } from '@wirewatch/taxonomy/language/lexeme.js'
import { hasGroup, isHead } from '../phrases/group-has.js'
import { oneOfTheBombs } from '../phrases/one-of-the-bombs.js'
import type { Group } from '../phrases/phrase.js'
import { hasExplosive } from '../phrases/sentence-has.js'
import type { TriggerPlace } from '../phrases/trigger-place.js'
import type { Units } from '../words/read-units.js'
import type { Sentence } from '../words/split-sentences.js'
import { isMishapThing } from './is-mishap-thing.js'
import { isBlast, isExplosive, isRidden, isStateForce } from './kind-of-thing.js'

/** "One exploded", "the other went off". */
export const isOneBomb = (units: Units, group: Group | null): boolean =>
  group !== null && oneOfTheBombs(units, group) !== null

/** "A parcel bomb came. It was defused": the bomb of the sentence before. */
export function isBombToldBefore(units: Units, group: Group | null): boolean {
  const item = group?.items[0]
  if (item === undefined || !/^(?:it|they|them|both|all)$/.test(units.word(item.head))) return false
  return isBombBefore(units, item.start)
}

/** "A bomb killed two. A third device was found and destroyed": what may burst, where bombs are told of. */
export const isDeviceBehindBomb = (units: Units, group: Group | null): boolean =>
  group !== null && isHead(units, group, ({ cues }) => cues.mayExplode) && isBombBefore(units, group.start)

function isBombBefore(units: Units, before: number): boolean {
  for (let at = before - 1; at >= Math.max(0, before - reachOfIt); at--) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme?.weapon?.explosive === true || lexeme?.verbTriggers.some(({ says }) => says.includes('bomb')))
      return true
  }
  return false
}

/** How far back "it" may stand for a bomb, in units: a sentence. */
const reachOfIt = 30

/** "a parcel exploded", not "the parcel business"; "the package went off well" is a plan. */
export const isDeviceThatBurst = ({ units, at, subject }: TriggerPlace): boolean =>
  isHead(units, subject, ({ cues }) => cues.mayExplode) && !isAsPlanned(units, at + 1)

/** "his truck went off a bridge": what is ridden, and no bomb, goes off something. */
export const isOffTheRoad = ({ units, subject, object }: TriggerPlace): boolean =>
  object !== null && isHead(units, subject, (lexeme) => isRidden(lexeme) && !isExplosive(lexeme))

/** "a tyre exploded", "the boiler blew": what bursts without a bomb; a vehicle may have carried one. */
export function isBurstByItself({ units, sentence, subject, object }: TriggerPlace): boolean {
  const what = subject ?? object
  return what !== null && isMishapThing(units, what) && !isHead(units, what, isRidden) && !hasExplosive(units, sentence)
}

/** "The news exploded like a bomb". */
export const isLikeABomb = ({ units, complements }: TriggerPlace): boolean =>
  complements.some(({ preposition }) => units.word(preposition) === 'like')

/** "A car went off in the market, killing three": at a place, and somebody was hurt; "a bus went off at noon" left. */
export const isVehicleThatBurst = ({ units, sentence, subject, object, complements }: TriggerPlace): boolean =>
  object === null &&
  isHead(units, subject, isRidden) &&
  complements.some(
    (group) =>
      /^(?:in|at|near|outside|beside|inside)$/.test(units.word(group.preposition)) &&
      isHead(units, group, ({ target }) => target !== null && !/^(?:road|territory)$/.test(target.group)),
  ) &&
  hasHarm(units, sentence)

function hasHarm(units: Units, sentence: Sentence): boolean {
  for (let at = sentence.start; at < sentence.end; at++)
    if (units.lexeme[at]?.verbTriggers.some(({ measure }) => measure === 'killed' || measure === 'injured')) return true
  return false
}

/** "well", but not the hour in "well before dawn". */
const isAsPlanned = (units: Units, at: number): boolean =>
  units.overlay[at]?.cues.asPlanned === true && !/^(?:before|after|past)$/.test(units.word(at + 1))

/** "in an explosion", "by a blast", "with explosives". */
export const isBlastBehind = (units: Units, group: Group): boolean =>
  /^(?:in|by|with|from)$/.test(units.lexeme[group.preposition]?.text ?? '') &&
  hasGroup(units, group, (lexeme) => lexeme.weapon?.explosive === true || isBlast(lexeme), false)

/** "a device that had not gone off was found": what may burst, and is said not to have done so. */
export const isDudBefore = ({ units, sentence, at }: TriggerPlace, group: Group | null): boolean =>
  hasGroup(units, group, ({ cues }) => cues.mayExplode, false) && hasDud(units, sentence.start, at)

function hasDud(units: Units, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (units.lexeme[at]?.cues.dud === true) return true
  return false
}

/** "Police rendered the suitcase harmless": what may hold a bomb, where somebody or something says that it did. */
export const isDeviceOfBombers = (place: TriggerPlace, group: Group | null): boolean =>
  isHead(place.units, group, ({ cues }) => cues.mayExplode) &&
  (hasGroup(place.units, place.subject, isStateForce, false) ||
    isDudBefore(place, group) ||
    hasExplosive(place.units, place.sentence))

/** What bursts; a petrol bomb burns. */
export const isBomb = (lexeme: Lexeme): boolean => isExplosive(lexeme) && lexeme.weapon?.says.includes('burn') !== true
