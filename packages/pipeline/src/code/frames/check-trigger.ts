import { type Lexeme, Pos, type Trigger } from '@wirewatch/taxonomy/language/lexeme.js'
import { complementWith } from '../phrases/complements-of.js'
import { hasGroup, isHead } from '../phrases/group-has.js'
import {
  areCounted,
  areOwnPeople,
  isKnownPeople,
  isNobody,
  isPeople,
  isPeopleActedUpon,
  isPeopleOrNobody,
  isPronoun,
  isSomebody,
  namesPeople,
} from '../phrases/is-people.js'
import type { Group } from '../phrases/phrase.js'
import {
  hasArmedParty,
  hasExplosive,
  hasOfficial,
  hasTruce,
  hasWeapon,
  isArmedSentence,
  isFoundSentence,
} from '../phrases/sentence-has.js'
import type { TriggerPlace } from '../phrases/trigger-place.js'
import type { Units } from '../words/read-units.js'
import { isDrink, isHeldToAccount, isIdea, isKnownThing, isOfOwnPeople } from './acted-upon.js'
import { isAttackByMen } from './attack-by-men.js'
import { isAttemptAtViolence } from './attempt-at-violence.js'
import {
  hasMark,
  isChargeOfForces,
  isCrowd,
  isForcedBack,
  isThrown,
  isThrownAt,
  tellsOfCrowd,
} from './crowd-and-forces.js'
import { doerOf } from './doer-of.js'
import { hasWeaponInHand, isBehindShots, isLoaded, isOfGunfire, isShooter } from './done-with-arms.js'
import { isDrivenAt } from './driven-at.js'
import { areGroupsOfPeople, arePeopleAndPolice } from './fights-of-people.js'
import { agentWords } from './frame.js'
import { isMeans } from './is-means.js'
import {
  isAircraft,
  isArms,
  isArmsOrDevice,
  isBase,
  isBuilding,
  isExplosive,
  isFighter,
  isForce,
  isGun,
  isHeld,
  isOffice,
  isPlot,
  isPrison,
  isProperty,
  isProtester,
  isRidden,
  isShots,
  isStateForce,
} from './kind-of-thing.js'
import { isByLaw } from './put-to-death.js'
import { isHoldUp, isHomeEntered, isMoneyAtArms } from './robbed-at-arms.js'
import { hasFire, isBurntByOthers, isSetAlight, isSetter, isWorkingFire } from './set-on-fire.js'
import { isNooseFound, isSignBurnt, isSmeared, isSmearFound } from './smeared.js'
import { isStrikeOfForces } from './strike-of-forces.js'
import { isByCarers, isCarriedOff, isChildTaken, isFleeing, isHeldByPeople, isTakenByPolice } from './taken-by-whom.js'
import { isBroken, isThroughWindow, isVandalised, isWrecked } from './vandalised.js'
import {
  isBlastBehind,
  isBomb,
  isBombToldBefore,
  isBurstByItself,
  isDeviceBehindBomb,
  isDeviceOfBombers,
  isDeviceThatBurst,
  isDudBefore,
  isLikeABomb,
  isOffTheRoad,
  isOneBomb,
  isVehicleThatBurst,
} from './what-bursts.js'

/** The first family of the word whose needs its sentence meets; null where it says nothing here. */
export function meantTrigger(triggers: readonly Trigger[], place: TriggerPlace): Trigger | null {
  return triggers.find((trigger) => isMet(trigger, place)) ?? null
}

function isMet(trigger: Trigger, place: TriggerPlace): boolean {
  const { units, sentence, object, subject } = place
  switch (trigger.needs) {
    case null:
      return true
    case 'party':
      if (object !== null && isNobody(units, object)) return false
      return (isArmedSentence(units, sentence, place.at) || isAttackByMen(place)) && !isIdea(units, object)
    case 'nobody':
      return object !== null && isNobody(units, object)
    case 'people':
      return !isHeldToAccount(place) && isPeopleActedUpon(trigger, place)
    case 'found':
      return isFoundSentence(units, sentence)
    case 'not-figurative':
      if (isOneBomb(units, subject) || isDeviceThatBurst(place) || isVehicleThatBurst(place)) return true
      if (isLikeABomb(place)) return false
      if (subject !== null && isKnownPeople(units, subject)) return hasExplosive(units, sentence)
      if (isOffTheRoad(place) || isBurstByItself(place)) return false
      return subject === null || isMeans(units, subject) || hasWeapon(units, sentence)
    case 'territory':
      return hasGroup(units, object, isHeld, true)
    case 'land':
      return hasGroup(units, object, ({ target }) => target?.group === 'territory', true)
    case 'explosive-object':
      if (object === null && subject === null) return hasWeapon(units, sentence)
      return [object, subject].some(
        (group) =>
          hasGroup(units, group, isExplosive, false) ||
          isHead(units, group, ({ cues }) => cues.mayExplode) ||
          isBombToldBefore(units, group),
      )
    case 'explosive-subject':
      return hasGroup(units, subject, isBomb, false) || isOneBomb(units, subject)
    case 'fighters-object':
      return object?.items[0]?.figure != null && hasGroup(units, object, isFighter, true)
    case 'rocket-subject':
      return (
        hasGroup(units, subject, isRocket, false) ||
        (hasGroup(units, object, isRocket, false) && !isThingStruck(units, object))
      )
    case 'agent-or-group':
      if (isHead(units, object, ({ cues }) => cues.fuel) || isByCarers(place)) return false
      if (subject === null) return hasArmedParty(units, sentence) || isByPeople(place)
      return !isMeans(units, subject) || hasWeapon(units, sentence)
    case 'armed':
      return hasArmedParty(units, sentence) && !hasGroup(units, object, isArmsOrDevice, false)
    case 'road':
      return (
        !hasGroup(units, subject, isStateForce, false) &&
        (hasGroup(units, object ?? subject, (lexeme) => lexeme.target?.group === 'road', true) ||
          isLong(units, place.at))
      )
    case 'weapon-object':
      return (
        [object, subject].some((group) => hasGroup(units, group, isArms, false) || isDudBefore(place, group)) ||
        isLong(units, place.at)
      )
    case 'plot-object':
      return (
        hasGroup(units, object ?? subject, isPlot, false) || isAttemptAtViolence(units, sentence, object ?? subject)
      )
    case 'arms-in-hand':
      return (
        (subject !== null || units.lexeme[place.at - 1]?.cues.passive === true) &&
        units.word(place.at + 1) !== 'to' &&
        hasGroup(units, object, isArms, false)
      )
    case 'explosive-patient':
      return (
        (hasGroup(units, object, isExplosive, false) && !isThingStruck(units, object)) ||
        isLoaded(units, object) ||
        isDeviceBehindBomb(units, object)
      )
    case 'bomber-subject':
      return hasGroup(units, subject, (lexeme) => lexeme.weapon?.says.includes('suicide') === true, false)
    case 'leaflet-subject':
      return hasGroup(units, subject, (lexeme) => lexeme.cues.leaflet, false)
    case 'truce':
      return hasTruce(units, sentence)
    case 'victim':
      return object === null || !isKnownThing(units, object)
    case 'self':
      return object !== null && /^(?:him|her|them)sel(?:f|ves)$/.test(units.word(object.start))
    case 'shots-subject':
      return [subject, object, complementWith(units, place.complements, agentWords)].some((group) =>
        hasGroup(units, group, isShots, false),
      )
    case 'aircraft-object':
      return hasGroup(units, object, isAircraft, false)
    case 'building-object':
      return (
        (hasArmedParty(units, sentence) || hasGroup(units, subject, isProtester, false)) &&
        hasGroup(units, object, isBuilding, false)
      )
    case 'base-object':
      return isArmedSentence(units, sentence, place.at) && hasGroup(units, object, isBase, false)
    case 'territory-left':
      return (
        hasArmedParty(units, sentence) &&
        !hasGroup(units, subject, isOffice, false) &&
        hasGroup(units, object, isHeld, true)
      )
    case 'prison':
      return (
        isPrison(units.lexeme[place.at]!) ||
        hasGroup(units, object, isPrison, false) ||
        place.complements.some(
          (group) =>
            /^(?:from|out of)$/.test(units.lexeme[group.preposition]?.text ?? '') &&
            hasGroup(units, group, isPrison, false),
        )
      )
    case 'bullet':
      return isSomebody(units, object) && isOfGunfire(place)
    case 'behind-shots':
      return isSomebody(units, object) && isBehindShots(place)
    case 'at-place':
      return units.lexeme[place.at - 1]?.cues.passive === true && isGroupAt(units, place.at + 1)
    case 'counted-people':
      return object !== null && (areOwnPeople(units, object) || areCounted(units, object))
    case 'own-people':
      return isOfOwnPeople(trigger, place)
    case 'weapon-in-hand':
      return isPeopleOrNobody(place) && hasWeaponInHand(place)
    case 'carried-off':
      return isCarriedOff(place)
    case 'infrastructure-object':
      return hasGroup(units, object, (lexeme) => lexeme.target?.group === 'infrastructure', false)
    case 'ridden':
      return object === null || isPeople(units, object) || hasGroup(units, object, isRidden, false)
    case 'unofficial':
      return !hasOfficial(units, sentence, object)
    case 'not-fled':
      return !isFleeing(place)
    case 'not-one-office':
      return !isHead(units, subject, (lexeme) => isOffice(lexeme) && !lexeme.plural)
    case 'not-force':
      return !hasGroup(units, subject, isForce, false)
    case 'poisoner':
      if (object !== null && isDrink(units, object) && !hasArmedParty(units, sentence)) return false
      return subject === null
        ? hasArmedParty(units, sentence)
        : hasGroup(units, subject, (lexeme) => lexeme.party !== null, false) || hasArmedParty(units, sentence)
    case 'shots-object':
      return hasGroup(units, object, isShots, false)
    case 'shooter-alone':
      return object === null && subject !== null && isShooter(units, subject)
    case 'by-police':
      return isTakenByPolice(place)
    case 'acid-object':
      return hasGroup(units, object ?? subject, (lexeme) => lexeme.weapon?.id === 'acid', false)
    case 'two-groups':
      return areGroupsOfPeople(place)
    case 'people-and-police':
      return arePeopleAndPolice(place)
    case 'blast-behind':
      return place.complements.some((group) => isBlastBehind(units, group))
    case 'gun-behind':
      return place.complements.some((group) => fromGun(units, group))
    case 'gun-subject':
      return hasGroup(units, subject, isGun, false)
    case 'crowd-subject':
      return hasGroup(units, subject, isCrowd, true) || (subject === null && isHead(units, doerOf(place), isCrowd))
    case 'charged-crowd':
      return isHead(units, object, isCrowd) && isChargeOfForces(place)
    case 'stones-at':
      return [object, subject].some((group) => isHead(units, group, ({ cues }) => cues.thrown)) && isThrownAt(place)
    case 'stones-thrown':
      return isThrownAt(place) || (isThrown(place) && !hasMark(place))
    case 'burnt-alive':
      if (subject !== null) return !isMeans(units, subject)
      return hasArmedParty(units, sentence) || isBurntByOthers(place)
    case 'gang-subject':
      return isHead(units, doerOf(place), ({ party }) => party?.id === 'generic.criminals')
    case 'mob-subject':
      return isHead(units, doerOf(place), isCrowd)
    case 'force-subject':
      return hasGroup(units, subject, isStateForce, false)
    case 'target-object':
      return (
        hasGroup(units, object, ({ target }) => target !== null, false) && !hasGroup(units, subject, isCrowd, false)
      )
    case 'with-people':
      return isHoldUp(place)
    case 'crowd-object':
      return isHead(units, object, isCrowd) && isForcedBack(place)
    case 'fire':
      return hasFire(place) || (subject !== null && isPronoun(units, subject))
    case 'fire-setter':
      return !isWorkingFire(place) && isSetter(units, subject ?? object)
    case 'child-taken':
      return isChildTaken(place)
    case 'gives-up':
      if (isHead(units, object, ({ cues }) => cues.idea || cues.claimed)) return false
      return isArmedSentence(units, sentence, place.at)
    case 'captive':
      return isHeldByPeople(place)
    case 'captive-not-of-police':
      return isHeldByPeople(place) && !hasGroup(units, doerOf(place), isStateForce, false)
    case 'taken-by-people':
      return !isByCarers(place) && isPeopleActedUpon(trigger, place)
    case 'money-at-arms':
      return isMoneyAtArms(place)
    case 'set-alight':
      return isSetAlight(place)
    case 'bomb-object':
      return [object, subject].some((group) => isHead(units, group, isExplosive) || isDeviceOfBombers(place, group))
    case 'hanged':
      return !isByLaw(place) && isOfOwnPeople(trigger, place)
    case 'not-by-law':
      return !isByLaw(place) && (object === null || !isKnownThing(units, object))
    case 'strike-of-forces':
      return isStrikeOfForces(place)
    case 'driven-at':
      return isDrivenAt(place)
    case 'somebody-or-property':
      return object !== null && (areOwnPeople(units, object) || isHead(units, object, isProperty))
    case 'home-entered':
      return isHomeEntered(place)
    case 'vandalised':
      return isVandalised(place)
    case 'shut-by-trade':
      return isShutByTrade(place)
    case 'wrecked':
      return isWrecked(place)
    case 'broken':
      return isBroken(place)
    case 'smeared':
      return isSmeared(place)
    case 'smear-found':
      return isSmearFound(place)
    case 'through-window':
      return isThroughWindow(place)
    case 'noose-found':
      return isNooseFound(place)
    case 'sign-burnt':
      return isSignBurnt(place)
    case 'crowd-told':
      return tellsOfCrowd(units, sentence) && (object === null || isHead(units, object, isCrowd))
    case 'done':
      return true
  }
}

/** "Traders shut down in protest", "all markets closed in protest": an embassy that closes does not strike. */
const isShutByTrade = ({ units, subject, object }: TriggerPlace): boolean =>
  [subject, object].some((group) => isHead(units, group, ({ cues, target }) => cues.trader || target?.id === 'market'))

const isRocket = ({ weapon }: Lexeme): boolean => weapon?.says.includes('shell') === true

/** "a missile base", "a rocket depot": what is hit, and not what hits. */
const isThingStruck = (units: Units, group: Group | null): boolean =>
  isHead(units, group, ({ target }) => target !== null)

/** "a blast from a sawn-off shotgun". */
const fromGun = (units: Units, group: Group): boolean =>
  /^(?:from|of)$/.test(units.lexeme[group.preposition]?.text ?? '') && isHead(units, group, isGun)

/** "burnt by students". */
function isByPeople({ units, complements }: TriggerPlace): boolean {
  const by = complementWith(units, complements, agentWords)
  return by !== null && namesPeople(units, by)
}

/** "shot at a park": behind a passive the words are a place, not what was aimed at. */
const isGroupAt = (units: Units, at: number): boolean => at < units.count && isNounish(units, at)

const isNounish = (units: Units, at: number): boolean =>
  units.mention[at] !== null || ((units.lexeme[at]?.pos ?? Pos.noun) & (Pos.noun | Pos.determiner)) !== 0

/** A group of several words or a noun that means only this. */
const isLong = (units: Units, at: number): boolean => (units.lexeme[at]?.text ?? '').includes(' ')
