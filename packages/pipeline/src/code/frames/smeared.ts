import type { Lexeme } from '@wirewatch/taxonomy/language/lexeme.js'
import { isHead } from '../phrases/group-has.js'
import type { Group } from '../phrases/phrase.js'
import type { TriggerPlace } from '../phrases/trigger-place.js'
import type { Units } from '../words/read-units.js'
import { doerOf } from './doer-of.js'
import { isProperty } from './kind-of-thing.js'
import { isSetter } from './set-on-fire.js'
import { isByMishap, saysIn } from './vandalised.js'

/** "Swastikas were daubed on a mosque", "on the fence of a farm"; not on an arm, and not on what is one's own. */
export const isSmeared = (place: TriggerPlace): boolean =>
  isSign(place.units, place.object ?? place.subject) && isOnSurface(place, /^(?:on|onto|across|over|at)$/)

/** "Racist slogans were found on the wall of a school", not in a book at school or on a telephone; what scholars find is old. */
export const isSmearFound = (place: TriggerPlace): boolean =>
  isSign(place.units, place.object ?? place.subject) &&
  !isHead(place.units, place.subject, ({ cues }) => cues.scholar) &&
  isOnSurface(place, /^(?:on|onto|across|over|at|in|inside)$/)

/** "A noose hung outside a dormitory": where people live, learn and work; around a neck and where somebody died by it, it is a means. */
export const isNooseFound = ({ units, sentence, subject, object, complements }: TriggerPlace): boolean =>
  isHead(units, object ?? subject, ({ cues }) => cues.noose) &&
  complements.some((group) => isHead(units, group, isProperty)) &&
  !complements.some(({ preposition }) => /^(?:around|over|above)$/.test(units.lexeme[preposition]?.text ?? '')) &&
  !isInContext(units, sentence)

/** "A cross was burned on the lawn of a teacher", not "in a church fire". */
export const isSignBurnt = (place: TriggerPlace): boolean =>
  saysIn(place.units, place.object, 'burntSign') &&
  isSetter(place.units, doerOf(place)) &&
  !place.complements.some((group) => place.units.word(group.preposition) === 'into') &&
  !isByMishap(place)

/** "swastikas", "racist graffiti". */
const isSign = (units: Units, group: Group | null): boolean =>
  isHead(units, group, ({ cues }) => cues.slur) ||
  (isHead(units, group, ({ cues }) => cues.writing) && saysIn(units, group, 'hateful'))

/** The first thing that it is on, in or at, past towns, is what one writes on: "in Macon on the wall of a school", "in a stairwell". */
function isOnSurface({ units, complements }: TriggerPlace, where: RegExp): boolean {
  const first = complements.find(
    (group) =>
      where.test(units.lexeme[group.preposition]?.text ?? '') &&
      !group.items.some(({ head }) => units.mention[head]?.kind === 'location'),
  )
  return first !== undefined && isHead(units, first, isSurface) && !isOwn(units, first)
}

const isSurface = (lexeme: Lexeme): boolean => lexeme.cues.surface || lexeme.cues.breakable || isProperty(lexeme)

/** "on his own shed". */
const isOwn = (units: Units, { items }: Group): boolean =>
  items.some(({ start, head }) => {
    for (let at = start; at < head; at++) if (units.word(at) === 'own') return true
    return false
  })

/** "where a man hanged himself", "in the film". */
function isInContext(units: Units, { start, end }: TriggerPlace['sentence']): boolean {
  for (let at = start; at < end; at++) if ((units.overlay[at]?.stops.length ?? 0) > 0) return true
  return false
}
