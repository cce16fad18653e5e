import type { Trigger } from '@wirewatch/taxonomy/language/lexeme.js'
import { isPeople } from '../phrases/is-people.js'
import { objectOf } from '../phrases/object-of.js'
import { type Group, type Phrase, regrouped, type VerbGroup } from '../phrases/phrase.js'
import { isComma } from '../phrases/phrase-marks.js'
import { antecedentOf } from '../phrases/relative-clause.js'
import { subjectOf } from '../phrases/subject-of.js'
import type { Units } from '../words/read-units.js'

/** How far from its verb a charge is looked for, in phrases. */
const reach = 8

/**
 * "taken into custody for arson", "arrested on Monday in the stabbing of a nurse", "charged a man with murder in the death of":
 * the link to what somebody is held to account for; null where the group is no charge.
 */
export function chargeOf(units: Units, phrases: readonly Phrase[], at: number, group: Group): number | null {
  if (group.preposition < 0) return null
  const link = units.lexeme[group.preposition]?.text ?? ''
  if (link === 'for') return takesBefore(units, phrases, at) ? group.preposition : null
  if (link !== 'in' && link !== 'with') return null
  const isDeed = group.items.some((item) => units.lexeme[item.end - 1]?.nounTriggers.some(isCharge) === true)
  return isDeed && accuses(units, phrases, at) ? group.preposition : null
}

/** "charged two men with killing", "convicted of having robbed": the link before the verb that says what was done. */
export function chargeBefore(units: Units, phrases: readonly Phrase[], at: number): number | null {
  const link = phrases[at - 1]
  if (link?.kind !== 'preposition' || !/^(?:with|of|to|in)$/.test(units.lexeme[link.start]?.text ?? '')) return null
  return accuses(units, phrases, at - 1) ? link.start : null
}

/** Who is held to account, from the cue or the link that says so: "Ana Moras is accused of", "arrested a baker in the"; null where it is nobody's charge. */
export function accusedOf(units: Units, phrases: readonly Phrase[], cue: number): Group | null {
  const at = phrases.findIndex((phrase) => phrase.end > cue)
  const link = phrases[at]
  if (link === undefined) return null
  if (link.kind === 'verb') return isAccusing(units, link) ? people(units, sufferer(units, phrases, at, link)) : null
  const isCue = units.lexeme[cue]?.cues.charge === true
  if (!isCue && !accuses(units, phrases, at)) return null
  for (let before = at - 1; before >= 0 && before >= at - reach; before--) {
    const phrase = phrases[before]!
    switch (phrase.kind) {
      case 'mark':
        if (!isComma(units, phrase)) return null
        break
      case 'relative':
        return people(units, antecedentOf(units, phrases, before))
      case 'subordinator':
        return null
      case 'group': {
        const isNear = before === at - 1 || (before === at - 2 && phrases[at - 1]!.kind === 'mark')
        const found = phrase.preposition < 0 || (isCue && isNear) ? people(units, phrase) : null
        if (found !== null) return found
        break
      }
      case 'verb':
        return people(units, sufferer(units, phrases, before, phrase))
    }
  }
  return null
}

/** Whom a verb of accusing befalls; of "pleaded" and "is" it is the subject. */
function sufferer(units: Units, phrases: readonly Phrase[], at: number, verb: VerbGroup): Group | null {
  const object = verb.passive ? null : objectOf(units, phrases, at)
  return object ?? subjectOf(units, phrases, at)
}

/** Somebody who can be charged; of "the trial of Karim Dad" it is he. */
function people(units: Units, group: Group | null): Group | null {
  if (group === null) return null
  const [item] = group.items
  const head = item === undefined ? null : (units.lexeme[item.head] ?? null)
  if (item === undefined || head?.party?.class === 'government' || head?.time != null) return null
  if (isPeople(units, group)) return group
  const owners = regrouped(group, [...group.attached], [], [])
  return group.attached.length > 0 && isPeople(units, owners) ? owners : null
}

/** Whether the verb before, or the word of a charge, holds somebody to account. */
function accuses(units: Units, phrases: readonly Phrase[], at: number): boolean {
  for (let before = at - 1; before >= 0 && before >= at - reach; before--) {
    const phrase = phrases[before]!
    if (phrase.kind === 'verb') return isAccusing(units, phrase)
    if (phrase.kind === 'subordinator' || phrase.kind === 'relative' || phrase.kind === 'conjunction') return false
    const word = phrase.kind === 'group' ? phrase.preposition : phrase.start
    if (word >= 0 && units.lexeme[word]?.cues.charge === true) return true
  }
  return false
}

const isAccusing = (units: Units, verb: VerbGroup): boolean =>
  verb.verbs.some((unit) => units.lexeme[unit]?.verbClasses.accuse === true || takes(units, unit))

const takesBefore = (units: Units, phrases: readonly Phrase[], at: number): boolean => {
  const verb = phrases[at - 1]
  return verb?.kind === 'verb' && verb.verbs.some((unit) => takes(units, unit))
}

const takes = (units: Units, unit: number): boolean =>
  units.lexeme[unit]?.verbTriggers.some(({ id }) => id === 'arrest') === true

/** What somebody is tried for: a killing, a kidnapping, a robbery, a bombing, a fire; a raid or a clash is only where he was taken. */
const isCharge = ({ measure, says }: Trigger): boolean =>
  /^(?:killed|injured|abducted)$/.test(measure ?? '') ||
  ['robbery', 'burn', 'bomb', 'rape', 'vandalism'].some((signal) => says.includes(signal))
