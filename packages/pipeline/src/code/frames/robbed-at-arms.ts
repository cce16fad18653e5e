import type { Lexeme } from '@wirewatch/taxonomy/language/lexeme.js'
import { hasGroup, isHead } from '../phrases/group-has.js'
import { namesPeople } from '../phrases/is-people.js'
import type { Group } from '../phrases/phrase.js'
import { hasArmedParty, hasWeapon } from '../phrases/sentence-has.js'
import type { TriggerPlace } from '../phrases/trigger-place.js'
import type { Units } from '../words/read-units.js'
import { doerOf } from './doer-of.js'
import { isOffice, isRidden, isStateForce } from './kind-of-thing.js'

/** "Armed robbers took $3,000 from a store", "a masked man demanded cash": money or jewels, by robbers or in a sentence that names a weapon. */
export function isMoneyAtArms({ units, sentence, at, subject, object }: TriggerPlace): boolean {
  if (!isSumBehind(units, at) && !isHead(units, object, ({ cues }) => cues.valuables)) return false
  // "took cash, said police with guns drawn": arms told of later are somebody else's.
  const isArmed = hasWeapon(units, { ...sentence, end: at })
  return subject === null ? isArmed : isRobber(units, subject) || isArmedPerson(units, subject, isArmed)
}

/** "Rebels held up a train with 300 passengers aboard"; a landslide stops it too, and the police stop what is overloaded. */
export function isHoldUp(place: TriggerPlace): boolean {
  const { units, sentence, object } = place
  if (!hasGroup(units, object, isRidden, false) || !hasPeopleAboard(place)) return false
  const doer = doerOf(place)
  if (doer === null) return hasArmedParty(units, sentence)
  return namesPeople(units, doer) && !hasGroup(units, doer, (lexeme) => isStateForce(lexeme) || isOffice(lexeme), false)
}

/** "Three masked men forced their way into a home", and not "into a burning house". */
export const isHomeEntered = ({ units, subject, object }: TriggerPlace): boolean =>
  subject !== null &&
  hasGroup(units, subject, ({ party }) => isStrange(party), false) &&
  isHead(units, object, ({ target }) => target?.id === 'home') &&
  !/^burning$/.test(units.word(object!.items[0]!.head - 1))

const isStrange = (party: Lexeme['party']): boolean =>
  party !== null && /^generic\.(?:people|children|youths|unknown-gunmen|criminals|suspects)$/.test(party.id)

/** "$3,000", "about $200 in cash". */
const isSumBehind = (units: Units, verb: number): boolean => [1, 2, 3].some((ahead) => units.word(verb + ahead) === '$')

const isRobber = (units: Units, group: Group): boolean =>
  hasGroup(units, group, ({ party }) => party?.group === 'militant' || party?.id === 'generic.criminals', false)

const isArmedPerson = (units: Units, group: Group, isArmed: boolean): boolean =>
  isArmed && hasGroup(units, group, ({ party, cues }) => party?.class === 'civilians' || cues.backReference, false)

/** "a train with 300 passengers aboard", "an airliner with ninety people on board". */
const hasPeopleAboard = ({ units, complements }: TriggerPlace): boolean =>
  complements.some(
    (group) =>
      units.lexeme[group.preposition]?.text === 'with' &&
      group.items[0]!.figure !== null &&
      hasGroup(units, group, ({ party }) => party !== null, false),
  )
