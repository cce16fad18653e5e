import { Pos, type StopContext } from '@wirewatch/taxonomy/language/lexeme.js'
import { isOnPurpose } from '../frames/driven-at.js'
import { agentWords, type Frame } from '../frames/frame.js'
import { isMishapThing } from '../frames/is-mishap-thing.js'
import { isRidden } from '../frames/kind-of-thing.js'
import { isHurled } from '../frames/vandalised.js'
import { complementsOf, complementWith } from '../phrases/complements-of.js'
import { hasGroup, isHead } from '../phrases/group-has.js'
import { isPeople, isPronoun } from '../phrases/is-people.js'
import { objectOf } from '../phrases/object-of.js'
import type { Group, Phrase, VerbGroup } from '../phrases/phrase.js'
import { subjectOf } from '../phrases/subject-of.js'
import type { Reading } from '../readings/read-sentences.js'
import type { Units } from '../words/read-units.js'
import type { DraftEvent } from './draft-event.js'
import type { FinishedEvent } from './finished-event.js'

/**
 * What is an accident and no deed is decided here: of a word that names one, of a death in a clause, of a sentence that tells how it came
 * about, and of an event.
 */

/** "hunting accident", "car hit a tree"; but "told police he had been cleaning his gun": so somebody says, and it need not be so. */
export type AccidentWord = 'named' | 'pretext'

/** Null where the words at this unit name no accident. */
export function accidentWord(units: Units, at: number): AccidentWord | null {
  if (!namesAccident(units, at)) return null
  for (let before = at - 1; before >= Math.max(0, at - farthestSpeaker); before--) {
    if (/^[.!?]$/.test(units.word(before))) return 'named'
    if (units.lexeme[before]?.cues.pretext === true) return 'pretext'
  }
  return 'named'
}

const namesAccident = (units: Units, at: number): boolean =>
  units.overlay[at]?.stops.some(({ kind }) => kind === 'accident') === true

/** How far before the accident it is said who says so, in units. */
const farthestSpeaker = 6

/** "Four rebels and two soldiers died in an avalanche": nobody did that, whoever the dead are. */
export function diedByAccident({ units, frames, end }: Reading, frame: Frame): boolean {
  const { verb, trigger, agent, means } = frame
  if (verb === null || trigger.happening !== 'violence' || agent !== null || means !== null) return false
  if (frames.some((other) => other.trigger.happening === 'violence' && (other.agent !== null || other.means !== null)))
    return false
  if (!/^(?:in|during)$/.test(units.word(verb.end))) return false
  // "Rebels shot down a helicopter. Four soldiers died in the crash": of what was told before.
  if (units.word(verb.end + 1) === 'the') return false
  for (let at = verb.end + 1; at < Math.min(end, verb.end + farthestNamed); at++)
    if (namesAccident(units, at) || units.overlay[at]?.cues.mishapEvent === true) return true
  return false
}

/**
 * "Dengue killed four", "hail destroyed the crop", "a bull gored him": nobody did it. Of a vehicle somebody may have, and where the sentence
 * tells a deed as well it may be part of it: "a fire that killed four was set", "was crushed by a wall when a bomb went off".
 */
export function isDoneByNature({ units, frames }: Reading, frame: Frame): boolean {
  const isByNature = ({ agent, means }: Frame): boolean => {
    const doer = agent ?? means
    if (doer === null || !isMishapThing(units, doer)) return false
    return !isHead(units, doer, isRidden) && !isHurled(units, doer)
  }
  if (frame.trigger.happening !== 'violence' || isOfFire(units, frame) || !isByNature(frame)) return false
  return frames.every((other) => isByNature(other) || (isOnlySuffered(other) && other.agent === null))
}

/**
 * "Drove into a crowd, killing two", "ran over a boy and killed him": who drives does so by mischance, unless he is said to mean it, or does
 * something else to people.
 */
export function isDoneByDriving(reading: Reading, frame: Frame): boolean {
  const { units, frames, start, end } = reading
  if (frame.agent === null || !isOnlySuffered(frame) || isOnPurpose(units, reading)) return false
  if (frames.some((other) => other.trigger.happening === 'violence' && !isOnlySuffered(other))) return false
  for (let at = start; at < end; at++) {
    if (units.lexeme[at]?.weapon != null) return false
  }
  for (let at = frame.agent.end; at < Math.max(frame.at, frame.agent.end + farthestNamed); at++)
    if (at < end && isDriving(units, at)) return true
  return false
}

/** "drove into", "drove his car into". */
const isDriving = (units: Units, at: number): boolean =>
  units.overlay[at]?.cues.drivenInto === true ||
  (/^dr(?:ove|iving)$/.test(units.word(at)) && [2, 3, 4, 5].some((on) => units.word(at + on) === 'into'))

/** "A fire destroyed a chapel": who set it may be told elsewhere. */
const isOfFire = (units: Units, { trigger, agent, means }: Frame): boolean =>
  trigger.says.includes('burn') && isHead(units, agent ?? means, ({ cues }) => cues.fire)

/** "were killed", "died": says what became of somebody, and not that anybody meant it. */
const isOnlySuffered = ({ trigger: { id } }: Frame): boolean =>
  ['kill', 'die', 'injure', 'injuries', 'in-hospital', 'missing'].includes(id)

/** "in a", "in a heavy": how far behind the verb the accident is named, in units. */
const farthestNamed = 5

/** Deaths and injuries by a crash, a fall, a fire or a beast: nobody did them, and no weapon is named. */
export function isAccident({ draft, sides }: FinishedEvent): boolean {
  if (sides.initiators.length > 0 || draft.claimants.length > 0 || draft.blamed.length > 0) return false
  // A plane that crashes is no weapon.
  const isArmed = [...draft.weapons.keys()].some((weapon) => weapon !== 'aircraft') || wasStruck(draft)
  if (isArmed || !draft.frames.every((frame) => mayBeMishap(frame, draft.readings))) return false
  return draft.readings.some(tellsMishap)
}

/** What the words of an article say of accidents, and how many armed groups it names. */
interface ToldWords {
  readonly stops: ReadonlyMap<string, { readonly context: StopContext; readonly words: number }>
  readonly armedActors: number
}

/**
 * Whether the words of the article make an accident of an event without sides: "A car hit a tree on Sunday. Two were killed". Of "he was shot
 * dead and his car hit a tree" they do not: a road, a flood or a mine shoots nobody, only a gun that went off by itself does.
 */
export function isToldAsAccident({ signals }: DraftEvent, { stops, armedActors }: ToldWords): boolean {
  const isArmed = deedsOfArms.some((signal) => signals.has(signal))
  let weight = 0
  for (const { context, words } of stops.values()) {
    if (context.kind !== 'accident' || (isArmed && context.id !== 'gun-accident')) continue
    weight += context.strong ? words * 2 : words
  }
  return weight >= 2 && weight > armedActors * 2
}

/** Shot or stabbed; of who went missing nothing is known. */
const wasStruck = ({ signals }: DraftEvent): boolean =>
  deedsOfArms.some((signal) => signal !== 'abduct' && signals.has(signal))

/** What no vehicle, beast or flood does. */
const deedsOfArms = ['slay', 'shoot', 'stab', 'behead', 'execution', 'murder', 'abduct', 'robbery', 'vandalism']

/** "were killed", "was hit", "the bodies of the miners": may tell of an accident. */
function mayBeMishap(frame: Frame, readings: readonly Reading[]): boolean {
  if (isOnlySuffered(frame)) return true
  const { trigger, at } = frame
  const reading = readings.find(({ start, end }) => start <= at && at < end)
  // A bullet-riddled body is no mishap.
  if (trigger.id === 'found-dead') return reading?.units.lexeme[at]?.text.includes(' ') === false
  return trigger.id === 'attack' && reading?.units.overlay[at]?.cues.impact === true
}

/** "A military plane crashed, killing four": behind what was to do it, the words say that it came to grief. */
export function cameToGrief(units: Units, means: Group | null, at: number): boolean {
  if (means === null) return false
  for (let between = means.end; between < at; between++)
    if (units.overlay[between]?.cues.mishap === true || isCrash(units, between)) return true
  return false
}

/** "crashed near the port", "crashed on Monday"; "hit a house" strikes something. */
const isCrash = (units: Units, at: number): boolean =>
  units.overlay[at]?.cues.impact === true && ((units.lexeme[at + 1]?.pos ?? 0) & Pos.preposition) !== 0

/** "The bus overturned", "a fire killed", "fell into a well". */
export const tellsMishap = (reading: Reading): boolean =>
  reading.phrases.some((phrase, at) => phrase.kind === 'verb' && isMishap(reading, phrase, at)) ||
  reading.frames.some(
    ({ agent, means, at, trigger, patient }) =>
      (agent !== null && isMishapThing(reading.units, agent)) ||
      cameToGrief(reading.units, means, at) ||
      (trigger.id === 'found-dead' &&
        isLostToNature(reading.units, patient) &&
        !tellsOfArms(reading) &&
        reading.frames.every((frame) => frame.trigger.id === 'found-dead' || isOnlySuffered(frame))),
  )

/** "with stab wounds", "the beheaded body", "was found strangled". */
function tellsOfArms({ units, start, end }: Reading): boolean {
  for (let at = start; at < end; at++) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme === null) continue
    if (lexeme.weapon !== null) return true
    const triggers = [...lexeme.verbTriggers, ...lexeme.nounTriggers, ...lexeme.adjectiveTriggers]
    // Not "who went missing": that is no deed of arms.
    if (
      triggers.some(
        ({ says, measure }) =>
          /^(?:killed|injured)$/.test(measure ?? '') && says.some((it) => deedsOfArms.includes(it)),
      )
    )
      return true
  }
  return false
}

/** "the body of a climber", "of a drowned boy". */
const isLostToNature = (units: Units, patient: Group | null): boolean =>
  isHead(units, patient, ({ cues }) => cues.daresNature) ||
  hasGroup(units, patient, ({ text }) => text === 'drowned', false)

function isMishap({ units, phrases }: Reading, verb: VerbGroup, at: number): boolean {
  if (isWhenThing(units, phrases, verb, at)) return true
  const main = verb.verbs.at(-1)
  const cues = main === undefined ? undefined : units.overlay[main]?.cues
  if (cues === undefined) return false
  if (cues.mishap) return true
  if (cues.goesAstray && isRiddenThing(units, subjectOf(units, phrases, at))) return true
  if (cues.fall) return isFall(units, phrases, verb, at)
  return cues.impact && (verb.passive ? isHitByThing(units, phrases, at) : hitsThing(units, phrases, at))
}

/** "was killed when a truck turned in front of him": what a vehicle, a beast or a wall did at that moment. */
function isWhenThing(units: Units, phrases: readonly Phrase[], verb: VerbGroup, at: number): boolean {
  const [link, subject] = [phrases[at - 2], phrases[at - 1]]
  if (verb.passive || subject?.kind !== 'group' || link?.kind !== 'subordinator') return false
  return /^(?:when|as|after)$/.test(units.word(link.start)) && isMishapThing(units, subject)
}

/** "fell into a well", "a tree fell on her car"; "fell in the fighting" is a death in arms. */
function isFall(units: Units, phrases: readonly Phrase[], verb: VerbGroup, at: number): boolean {
  const subject = verb.finite ? subjectOf(units, phrases, at) : null
  if (subject !== null && isMishapThing(units, subject)) return true
  return complementsOf(phrases, at).some(({ preposition }) => units.overlay[preposition]?.cues.fallenFrom === true)
}

/** "the bus went over a cliff"; a truck bomb that goes off is ridden no more. */
const isRiddenThing = (units: Units, group: Group | null): boolean =>
  isHead(units, group, (lexeme) => isRidden(lexeme) && lexeme.weapon?.explosive !== true)

/** "was struck by a train". */
function isHitByThing(units: Units, phrases: readonly Phrase[], at: number): boolean {
  const by = complementWith(units, complementsOf(phrases, at), agentWords)
  return by !== null && isMishapThing(units, by)
}

/** "their car hit a pole", "he hit a deer", "slammed into a wall", "a train struck a man". */
function hitsThing(units: Units, phrases: readonly Phrase[], at: number): boolean {
  const into = complementsOf(phrases, at).find(({ preposition }) => isInto(units, preposition))
  const [subject, hit] = [subjectOf(units, phrases, at), objectOf(units, phrases, at) ?? into]
  if (subject !== null && isMishapThing(units, subject)) return true
  // "a shell hit a tree": what flies and is nobody may have been fired.
  if (subject !== null && !isPronoun(units, subject) && !isPeople(units, subject)) return false
  return hit != null && isMishapThing(units, hit)
}

const isInto = (units: Units, preposition: number): boolean => /^(?:into|against|with)$/.test(units.word(preposition))
