import { WordFlag } from '@wirewatch/taxonomy/language/split-words.js'
import { complementsOf, complementWith } from '../phrases/complements-of.js'
import type { Group, Phrase, VerbGroup } from '../phrases/phrase.js'
import { subjectOf } from '../phrases/subject-of.js'
import type { Units } from '../words/read-units.js'
import { agentWords } from './frame.js'

/** The verb that a noun hangs on, and what it makes of its subject. */
export interface GoverningVerb {
  readonly verb: VerbGroup
  readonly phrase: number
  readonly subject: Group | null
  readonly does: boolean
  readonly undergoes: boolean
}

/** The verb whose object the group is: "launched an attack", "suffered injuries", "escaped with injuries". */
export function governingVerb(
  units: Units,
  phrases: readonly Phrase[],
  at: number,
  group: Group,
): GoverningVerb | null {
  const isWith = group.preposition >= 0 && units.lexeme[group.preposition]?.text === 'with'
  if (group.preposition >= 0 && !isWith && !isIn(units, group.preposition)) return null
  for (let before = at - 1; before >= 0 && before >= at - 3; before--) {
    const phrase = phrases[before]!
    if (phrase.kind === 'adverb' || isOwnTime(units, phrase)) continue
    if (phrase.kind !== 'verb') break
    const main = phrase.verbs.at(-1)
    if (main === undefined) return null
    const classes = units.lexeme[main]?.verbClasses
    if (classes === undefined) return null
    if (isWith && !(classes.undergo && /^(?:escap|surviv)/.test(units.lexeme[main]!.text))) return null
    // "suspect that the agency orchestrated Friday's attack": not who carried it out.
    if (before < at - 1 && units.lexeme[main]!.cues.behindIt) return null
    const active = !phrase.passive
    return {
      verb: phrase,
      phrase: before,
      subject: subjectOf(units, phrases, before),
      does: active && classes.do,
      undergoes: active && classes.undergo,
    }
  }
  return isWith ? null : passiveVerbBehind(units, phrases, at)
}

/** "an attack was launched by …". */
function passiveVerbBehind(units: Units, phrases: readonly Phrase[], at: number): GoverningVerb | null {
  const verb = phrases[at + 1]
  if (verb?.kind !== 'verb' || !verb.passive) return null
  const main = verb.verbs.at(-1)
  if (main === undefined || units.lexeme[main]?.verbClasses.do !== true) return null
  const by = complementWith(units, complementsOf(phrases, at + 1), agentWords)
  return { verb, phrase: at + 1, subject: by, does: true, undergoes: false }
}

/** "carried out Friday's attack". */
const isOwnTime = (units: Units, phrase: Phrase): boolean =>
  phrase.kind === 'time' && (units.flags[phrase.end - 1]! & WordFlag.possessive) !== 0

const isIn = (units: Units, at: number): boolean => /^(?:in|under|into)$/.test(units.lexeme[at]?.text ?? '')
