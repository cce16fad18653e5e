import { type Lexeme, Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import { complementWith } from '../phrases/complements-of.js'
import { hasGroup } from '../phrases/group-has.js'
import { isPeople } from '../phrases/is-people.js'
import type { Group } from '../phrases/phrase.js'
import type { TriggerPlace } from '../phrases/trigger-place.js'
import type { Units } from '../words/read-units.js'
import type { Sentence } from '../words/split-sentences.js'
import { doerOf } from './doer-of.js'
import { uponWords } from './frame.js'
import { isMeans } from './is-means.js'
import { isStateForce } from './kind-of-thing.js'

/** A mob, marchers, or the protest that they are. */
export const isCrowd = ({ cues, party, nounTriggers }: Lexeme): boolean =>
  cues.crowd ||
  party?.class === 'rioters' ||
  party?.class === 'protesters' ||
  nounTriggers.some(({ happening }) => happening === 'crowd')

/** Of a crowd, anywhere in the sentence: fire that is ordered may also be at rebels, or the end of somebody's employment. */
export function tellsOfCrowd(units: Units, { start, end }: Sentence): boolean {
  for (let at = start; at < end; at++) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme !== null && isCrowd(lexeme)) return true
  }
  return false
}

/** "Police scattered the marchers", "tear gas drove them back"; rain does so too. */
export function isForcedBack(place: TriggerPlace): boolean {
  const { units } = place
  const doer = doerOf(place)
  if (doer === null || isMeans(units, doer) || hasGroup(units, doer, isStateForce, false)) return true
  return doer.items.some(({ head }) => units.mention[head]?.kind === 'actor')
}

/** "Police charged the crowd"; "charged two rioters with arson" and "are charged" accuse, and "charged the crowd a fee" takes money. */
export const isChargeOfForces = ({ units, subject, object, complements }: TriggerPlace): boolean =>
  subject !== null &&
  hasGroup(units, subject, isStateForce, false) &&
  object?.items[0]?.figure == null &&
  !isPriceOrDeed(units, object?.end ?? units.count, complements) &&
  complements.every((group) => units.lexeme[group.preposition]?.text !== 'with' || isMeans(units, group))

/** "at the procession", "on a bus": at people or at what is theirs; boys throw stones at trees. */
export const isThrownAt = ({ units, complements }: TriggerPlace): boolean => {
  const upon = complementWith(units, complements, uponWords)
  return upon !== null && hasGroup(units, upon, (lexeme) => lexeme.target !== null || namesCrowd(lexeme), false)
}

/** By people, and nothing is said of what they were thrown at; "it rained stones" is the weather. */
export const isThrown = ({ units, subject }: TriggerPlace): boolean =>
  subject === null || (isPeople(units, subject) && units.word(subject.start) !== 'it')

/** "into the lake", "at a tree", "on the canvas". */
export const hasMark = ({ units, complements }: TriggerPlace): boolean =>
  complements.some(({ preposition }) =>
    /^(?:into|at|on|over|across|towards?)$/.test(units.lexeme[preposition]?.text ?? ''),
  )

const namesCrowd = (lexeme: Lexeme): boolean => lexeme.party !== null || isCrowd(lexeme)

/** "a fee", "Rs 500", "with trespass": behind those who are charged. */
function isPriceOrDeed(units: Units, at: number, complements: readonly Group[]): boolean {
  const next = units.lexeme[at] ?? null
  if (next?.text === 'with') return !complements.some((group) => group.preposition === at && isMeans(units, group))
  return next !== null && (next.pos & Pos.determiner) !== 0
}
