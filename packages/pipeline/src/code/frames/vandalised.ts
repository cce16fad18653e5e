import type { Lexeme } from '@wirewatch/taxonomy/language/lexeme.js'
import { isHead } from '../phrases/group-has.js'
import { isPeople, isPronoun } from '../phrases/is-people.js'
import type { Group } from '../phrases/phrase.js'
import type { TriggerPlace } from '../phrases/trigger-place.js'
import type { Units } from '../words/read-units.js'
import { isCrowd } from './crowd-and-forces.js'
import { doerOf } from './doer-of.js'
import { isBlast, isExplosive, isProperty } from './kind-of-thing.js'
import { isSetter, tellsOfMishap } from './set-on-fire.js'

/** "A chapel was desecrated", "burglars ransacked a shop": by people or by nobody who is named; a bear and a gale are none. */
export const isVandalised = (place: TriggerPlace): boolean =>
  isHead(place.units, place.object, isProperty) && isSetter(place.units, doerOf(place))

/**
 * "Windows were smashed at a synagogue", "vandals toppled a statue": what stands there to be broken, by those who may do so for its own sake,
 * or in what is somebody's. A blast breaks panes as well.
 */
export function isBroken(place: TriggerPlace): boolean {
  const { units, object, complements } = place
  if (object === null) return false
  const doer = doerOf(place)
  const isFragile = object.items.some(({ head }) => units.lexeme[head]?.cues.breakable === true)
  if (!isFragile) return false
  if (doer !== null && isHead(units, doer, isWrecker)) return true
  if (![object, ...complements].some((group) => isHead(units, group, isProperty))) return false
  if (doer !== null) return isStranger(units, doer)
  return !isMishap(place) && !tellsOfBlast(place)
}

/** "Swastikas were daubed on a mosque". */
export const isSmeared = (place: TriggerPlace): boolean =>
  isSign(place.units, place.object ?? place.subject) && isOn(place, ({ units }, group) => !isPeople(units, group))

/** "Racist slogans were found on the wall of a school", not in a script or on a telephone. */
export const isSmearFound = (place: TriggerPlace): boolean =>
  isSign(place.units, place.object ?? place.subject) &&
  isOn(place, ({ units }, group) => isHead(units, group, isProperty))

/** "A rock was hurled through the window of a clinic". */
export const isThroughWindow = ({ units, object, complements }: TriggerPlace): boolean =>
  isHurled(units, object) &&
  complements.some(
    (group) =>
      /^(?:through|into|at)$/.test(units.lexeme[group.preposition]?.text ?? '') &&
      isHead(units, group, ({ cues }) => cues.breakable),
  )

/** "A noose hung outside a dormitory": where people live, learn and work; around a neck it is a means. */
export const isNooseFound = ({ units, subject, object, complements }: TriggerPlace): boolean =>
  isHead(units, object ?? subject, ({ cues }) => cues.noose) &&
  complements.some((group) => isHead(units, group, isProperty))

/** "A cross was burned on the lawn of a teacher", not "in a church fire". */
export const isSignBurnt = (place: TriggerPlace): boolean =>
  saysIn(place.units, place.object, 'burntSign') &&
  isSetter(place.units, doerOf(place)) &&
  !place.complements.some((group) => place.units.word(group.preposition) === 'into') &&
  !isMishap(place)

const isWrecker = (lexeme: Lexeme): boolean => {
  const { party } = lexeme
  return (
    isCrowd(lexeme) ||
    party?.group === 'militant' ||
    (party !== null && /^generic\.(?:criminals|suspects|unknown-gunmen|youths|children|activists)$/.test(party.id))
  )
}

/** Words that are names as well, such as "Rock" and "Cross", hide nothing of what they are. */
const saysIn = (units: Units, group: Group | null, cue: 'burntSign' | 'hateful' | 'hurled'): boolean =>
  group?.items.some(({ start, end }) => {
    for (let at = start; at < end; at++) if (units.overlay[at]?.cues[cue] === true) return true
    return false
  }) === true

/** "a brick", "bottles". */
export const isHurled = (units: Units, group: Group | null): boolean =>
  isHead(units, group, ({ cues }) => cues.thrown) || saysIn(units, group, 'hurled')

/** "a man", "they". */
const isStranger = (units: Units, group: Group): boolean =>
  isHead(units, group, ({ party }) => party?.id === 'generic.people') ||
  (isPronoun(units, group) && units.word(group.start) !== 'it')

/** "swastikas", "racist graffiti". */
const isSign = (units: Units, group: Group | null): boolean =>
  isHead(units, group, ({ cues }) => cues.slur) ||
  (isHead(units, group, ({ cues }) => cues.writing) && saysIn(units, group, 'hateful'))

const isOn = (place: TriggerPlace, test: (place: TriggerPlace, group: Group) => boolean): boolean =>
  place.complements.some(
    (group) =>
      /^(?:on|onto|across|over|at)$/.test(place.units.lexeme[group.preposition]?.text ?? '') && test(place, group),
  )

const isMishap = ({ units, sentence, object, at }: TriggerPlace): boolean =>
  tellsOfMishap(units, sentence, [object, { start: at, end: at + 1 }])

function tellsOfBlast({ units, sentence }: TriggerPlace): boolean {
  for (let at = sentence.start; at < sentence.end; at++) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme !== null && (isExplosive(lexeme) || isBlast(lexeme))) return true
  }
  return false
}
