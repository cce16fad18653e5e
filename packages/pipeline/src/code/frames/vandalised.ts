import { type Lexeme, Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import { isHead } from '../phrases/group-has.js'
import { isPronoun } from '../phrases/is-people.js'
import type { Group } from '../phrases/phrase.js'
import type { TriggerPlace } from '../phrases/trigger-place.js'
import type { Units } from '../words/read-units.js'
import { isCrowd } from './crowd-and-forces.js'
import { doerOf } from './doer-of.js'
import { isBlast, isExplosive, isProperty, isRidden } from './kind-of-thing.js'
import { isSetter, tellsOfMishap } from './set-on-fire.js'

/** "A chapel was desecrated", "burglars ransacked a shop": by people or by nobody who is named; a bear and a gale are none. */
export const isVandalised = (place: TriggerPlace): boolean =>
  isHead(place.units, place.object, isProperty) && isSetter(place.units, doerOf(place))

/** "Vandals wrecked a playground", "protesters pulled down a statue": things, and not a plan, a record, or the good name of a company. */
export const isWrecked = (place: TriggerPlace): boolean =>
  isHead(place.units, doerOf(place), isOfMob) &&
  place.object?.items.some(({ head }) => {
    const lexeme = place.units.lexeme[head] ?? null
    return lexeme !== null && (isProperty(lexeme) || isRidden(lexeme) || lexeme.cues.breakable || lexeme.cues.surface)
  }) === true

/**
 * "Windows were smashed at a synagogue", "burglars broke the window of a car": what stands there to be broken, by those who may do so for its
 * own sake; in what is somebody's also by strangers, who break more than one for no purpose. A blast breaks panes as well.
 */
export function isBroken(place: TriggerPlace): boolean {
  const { units, object, complements } = place
  const broken = object?.items.filter(({ head }) => units.lexeme[head]?.cues.breakable === true) ?? []
  if (broken.length === 0) return false
  const doer = doerOf(place)
  if (doer !== null && isHead(units, doer, isWrecker)) return true
  if (![object, ...complements].some((group) => isHead(units, group, isProperty))) return false
  if (doer !== null && !(isStranger(units, doer) && broken.some(({ head }) => units.lexeme[head]!.text.endsWith('s'))))
    return false
  return !isByMishap(place) && !tellsOfBlastOrPurpose(place)
}

/** "A rock was hurled through the window of a clinic". */
export const isThroughWindow = ({ units, object, complements }: TriggerPlace): boolean =>
  isHurled(units, object) &&
  complements.some(
    (group) =>
      /^(?:through|into|at)$/.test(units.lexeme[group.preposition]?.text ?? '') &&
      isHead(units, group, ({ cues }) => cues.breakable),
  )

/** Words that are names as well, such as "Rock" and "Cross", hide nothing of what they are. */
export const saysIn = (units: Units, group: Group | null, cue: 'burntSign' | 'hateful' | 'hurled'): boolean =>
  group?.items.some(({ start, end }) => {
    for (let at = start; at < end; at++) if (units.overlay[at]?.cues[cue] === true) return true
    return false
  }) === true

/** "a brick", "bottles". */
export const isHurled = (units: Units, group: Group | null): boolean =>
  isHead(units, group, ({ cues }) => cues.thrown) || saysIn(units, group, 'hurled')

/** A storm, a crash or a film is told of beside what was done. */
export const isByMishap = ({ units, sentence, object, at }: TriggerPlace): boolean =>
  tellsOfMishap(units, sentence, [object, { start: at, end: at + 1 }])

/** "vandals", "protesters". */
const isOfMob = (lexeme: Lexeme): boolean => isCrowd(lexeme) || lexeme.party?.id === 'generic.criminals'

const isWrecker = (lexeme: Lexeme): boolean =>
  isOfMob(lexeme) ||
  lexeme.party?.group === 'militant' ||
  /^generic\.(?:suspects|unknown-gunmen)$/.test(lexeme.party?.id ?? '')

/** "a man", "teenagers", "they". */
const isStranger = (units: Units, group: Group): boolean =>
  isHead(units, group, ({ party }) => /^generic\.(?:people|women|youths|children|activists)$/.test(party?.id ?? '')) ||
  (isPronoun(units, group) && units.word(group.start) !== 'it')

/** "in the explosion", "to let out smoke". */
function tellsOfBlastOrPurpose({ units, sentence, at: verb }: TriggerPlace): boolean {
  for (let at = sentence.start; at < sentence.end; at++) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme === null) continue
    if (isExplosive(lexeme) || isBlast(lexeme)) return true
    if (at > verb && lexeme.text === 'to' && ((units.lexeme[at + 1]?.pos ?? 0) & Pos.verb) !== 0) return true
  }
  return false
}
