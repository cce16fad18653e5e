import type { Lexeme } from '@wirewatch/taxonomy/language/lexeme.js'
import { complementWith } from '../phrases/complements-of.js'
import { hasGroup, isHead } from '../phrases/group-has.js'
import { isPeople, isPronoun } from '../phrases/is-people.js'
import type { Group } from '../phrases/phrase.js'
import { hasArmedParty } from '../phrases/sentence-has.js'
import type { TriggerPlace } from '../phrases/trigger-place.js'
import type { Units } from '../words/read-units.js'
import { doerOf } from './doer-of.js'
import { agentWords } from './frame.js'

/** "Police picked up", "the accused, picked up in a combing operation": the law takes them. */
export function isTakenByPolice({ units, sentence, subject, object, complements }: TriggerPlace): boolean {
  if (object === null || !isPeople(units, object)) return false
  const by = complementWith(units, complements, agentWords)
  if (subject !== null || by !== null) return [subject, by].some((group) => isPolice(units, group))
  if (object.items.some(({ head }) => units.lexeme[head]?.party?.id === 'generic.suspects')) return true
  for (let at = sentence.start; at < sentence.end; at++)
    if (units.lexeme[at]?.nounTriggers.some(({ id }) => id === 'raid') === true || isQuestioning(units, at)) return true
  return false
}

/** "picked up for questioning". */
const isQuestioning = (units: Units, at: number): boolean =>
  units.overlay[at]?.cues.custody === true &&
  units.word(at - 1) === 'for' &&
  /^(?:interrogation|questioning)$/.test(units.word(at))

/** "taken from their camp by rebels": people, from somewhere, by those who are no officials. */
export function isCarriedOff({ units, object, subject, complements }: TriggerPlace): boolean {
  const from = complements.some((group) => units.lexeme[group.preposition]?.text === 'from')
  if (!from || object === null || !isPeople(units, object)) return false
  const by = complements.find((group) => agentWords.has(units.lexeme[group.preposition]?.text ?? '')) ?? subject
  return by !== null && isArmedGroup(units, by)
}

/** "A boy was taken from a playground by a man": a child, from somewhere, by a stranger; those who look after children are none. */
export function isChildTaken(place: TriggerPlace): boolean {
  const { units, at, object } = place
  if (object === null || !hasGroup(units, object, isChild, false)) return false
  if (![1, 2, 3].some((ahead) => /^from\b/.test(units.lexeme[at + ahead]?.text ?? ''))) return false
  const by = doerOf(place)
  return by !== null && hasGroup(units, by, isStranger, false)
}

/** "Rebels held the clerks hostage", and not "a nation held hostage by fear", "hostage to its promises". */
export function isHeldByPeople(place: TriggerPlace): boolean {
  const { units, at, object } = place
  if (units.word(at + 1) === 'to') return false
  const by = doerOf(place)
  if (by !== null && (!isPeople(units, by) || hasGroup(units, by, isLawmaker, false))) return false
  return object === null || !hasGroup(units, object, ({ cues }) => cues.idea, false)
}

const isLawmaker = ({ party }: Lexeme): boolean => party?.class === 'party' || party?.id === 'generic.politicians'

/** "was taken from her home by social workers", "by ambulance", "pulled from his house by firefighters": nobody is robbed of his freedom. */
export const isByCarers = (place: TriggerPlace): boolean => isHead(place.units, doerOf(place), ({ cues }) => cues.carer)

const isChild = ({ text, party }: Lexeme): boolean =>
  party?.id === 'generic.children' || /^(?:girls?|daughters?|sons?)$/.test(text)

const isStranger = ({ party, cues }: Lexeme): boolean =>
  party !== null && /^generic\.(?:people|unknown-gunmen|criminals|suspects)$/.test(party.id) && !cues.victim

/** "fired and disappeared into the crowd", "went missing and joined the rebels": who gets away, or goes over, is missed by nobody. */
export function isFleeing({ units, sentence, at, subject, complements }: TriggerPlace): boolean {
  if (complements.some((group) => /^(?:into|among|amongst)$/.test(units.lexeme[group.preposition]?.text ?? '')))
    return true
  for (let next = at + 1; next < sentence.end; next++)
    if (/^join(?:ed|ing)?$/.test(units.lexeme[next]?.text ?? '')) return true
  if (subject === null || isPronoun(units, subject)) return hasArmedParty(units, sentence)
  return subject.items.some(({ head }) => {
    const party = units.lexeme[head]?.party
    return party?.group === 'militant' || party?.class === 'criminal'
  })
}

const isPolice = (units: Units, group: Group | null): boolean =>
  group?.items.some(({ head }) => units.lexeme[head]?.party?.force === 'police' || isOfficers(units, head)) === true

/** "officers", who may be of any force, but of one. */
const isOfficers = (units: Units, at: number): boolean => units.lexeme[at]?.party?.force === 'security'

const isArmedGroup = (units: Units, group: Group): boolean =>
  [...group.items, ...group.attached].some(
    (item) =>
      units.lexeme[item.head]?.party?.group === 'militant' ||
      (units.mention[item.head]?.kind === 'actor' && units.lexeme[item.head]?.party?.class !== 'state_force'),
  )
