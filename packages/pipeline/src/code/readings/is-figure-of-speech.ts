import type { Lexeme } from '@wirewatch/taxonomy/language/lexeme.js'
import type { Frame } from '../frames/frame.js'
import { isMishapThing } from '../frames/is-mishap-thing.js'
import { isOfWork } from '../frames/strike-of-forces.js'
import { hasGroup } from '../phrases/group-has.js'
import type { Group } from '../phrases/phrase.js'
import { hasWeapon } from '../phrases/sentence-has.js'
import type { Units } from '../words/read-units.js'
import { isBlamed } from './is-blamed.js'
import type { Reading } from './read-sentences.js'

/**
 * Whether a word of violence is meant otherwise, by who is said to use it and on what: a minister who opens fire on the budget, tourists who
 * storm a fort, a war on polio. Never where somebody was hurt or a weapon is named.
 */
export function isFigureOfSpeech(reading: Reading, frame: Frame): boolean {
  if (isQuarrel(reading, frame)) return true
  if (frame.trigger.happening === 'violence' ? !mayBeFigure(frame) : frame.trigger.id !== 'threat') return false
  if (reading.frames.some(({ trigger, status }) => trigger.measure !== null && status.kind === 'real')) return false
  const { units } = reading
  if (hasWeapon(units, reading) || isArmed(units, frame.agent) || isDoneByPoliticians(units, frame)) return false
  return (
    usesWordsOnly(units, frame.agent) ||
    isStoppage(reading, frame) ||
    isIdea(units, frame.patient) ||
    isAgainstIdea(reading, frame) ||
    isBlamed(reading, frame)
  )
}

/** "Residents clashed with the mayor over the design of a school": people with each other, about what is only planned, and nobody was hurt. */
const isQuarrel = ({ units, phrases, frames, start, end }: Reading, { trigger, at }: Frame): boolean =>
  /^(?:riot|groups-clash|clash)$/.test(trigger.id) &&
  frames.every((other) => other.trigger.id === trigger.id) &&
  // "…; three men were hurt" goes on with it.
  units.word(end - 1) !== ';' &&
  phrases.some(
    (phrase) =>
      phrase.kind === 'group' &&
      phrase.start > at &&
      units.word(phrase.preposition) === 'over' &&
      isIdea(units, phrase),
  ) &&
  !phrases.some(
    (phrase) => phrase.kind === 'group' && phrase.start >= start && phrase.start < end && isArmed(units, phrase),
  )

/** Words that say how somebody goes at something, and not what became of it. */
const mayBeFigure = ({ trigger }: Frame): boolean =>
  trigger.measure === null &&
  ['attack', 'under-attack', 'open-fire', 'fire-at-something', 'storm', 'raid', 'clash', 'bomb'].includes(trigger.id)

/** Critics, senators, tourists, buyers. */
const usesWordsOnly = (units: Units, group: Group | null): boolean =>
  group?.items.every(({ head }) => isPolitician(units, head) || cuesOf(units, head)?.harmless === true) === true ||
  group?.attached.some(({ head }) => cuesOf(units, head)?.harmless === true) === true

/** "Bus strikes hit schools", "the police strike hit services": work stopped. */
const isStoppage = ({ units }: Reading, { agent, means, patient }: Frame): boolean =>
  (agent ?? means)?.items.every(
    ({ start, head }) =>
      /^strikes?$/.test(units.word(head)) && isOfWork(units, start, Math.max(head, patient?.end ?? 0)),
  ) === true

/** Rebels and soldiers attack what they attack. */
const isArmed = (units: Units, group: Group | null): boolean =>
  group?.items.some(
    ({ head }) =>
      units.mention[head]?.kind === 'actor' || /^(?:militant|security)$/.test(units.lexeme[head]?.party?.group ?? ''),
  ) === true

/** "A minister opened fire on protesters", "Lawmakers attacked a police station": on politics and ideas they do it with words. */
function isDoneByPoliticians(units: Units, { agent, patient, trigger }: Frame): boolean {
  if (agent === null || !agent.items.every(({ head }) => isPolitician(units, head))) return false
  if (hasGroup(units, patient, isTarget, false)) return true
  return trigger.id.includes('fire') && !isIdea(units, patient) && !isOfPolitics(units, patient)
}

const isPolitician = (units: Units, head: number): boolean => units.lexeme[head]?.party?.id === 'generic.politicians'

const isOfPolitics = (units: Units, group: Group | null): boolean =>
  group?.items.every(
    ({ head }) =>
      isPolitician(units, head) ||
      units.lexeme[head]?.party?.class === 'government' ||
      units.mention[head]?.kind === 'actor' ||
      cuesOf(units, head)?.harmless === true,
  ) === true

/** "the mayor's plan", "polio", "smog". */
const isIdea = (units: Units, group: Group | null): boolean =>
  group?.items.every(({ head }) => {
    const cues = cuesOf(units, head)
    return cues !== undefined && (cues.contested || cues.evil)
  }) === true

/** Of the head as a whole: "law", not "law enforcement personnel". */
function cuesOf(units: Units, head: number): Lexeme['cues'] | undefined {
  const [word, words] = [units.lexeme[head] ?? null, units.overlay[head] ?? null]
  return words !== null && (word === null || word.text.endsWith(words.text)) ? words.cues : undefined
}

/** "a battle against smog", "a fight with cancer"; who is attacked on a mountainside is attacked. */
const isAgainstIdea = ({ units, phrases }: Reading, { at, verb, patient }: Frame): boolean =>
  phrases.some((phrase) => {
    if (phrase.kind !== 'group' || phrase.start <= at) return false
    if (phrase.start > Math.max(at + 3, (patient?.end ?? 0) + 2)) return false
    const link = units.word(phrase.preposition)
    if (!/^(?:against|with|on)$/.test(link)) return false
    if (isIdea(units, phrase)) return true
    const isWhere = link === 'on' && verb !== null
    return !isWhere && isMishapThing(units, phrase) && !hasGroup(units, phrase, isTarget, false)
  })

const isTarget = ({ target }: { readonly target: unknown }): boolean => target !== null
