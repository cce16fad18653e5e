import { WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Frame } from '../frames/frame.js'
import { partiesOf } from '../parties/find-parties.js'
import type { NamedParty } from '../parties/named-party.js'
import { type Group, type NounPhrase, type Phrase, regrouped } from '../phrases/phrase.js'
import type { Reading } from '../readings/read-sentences.js'
import type { Units } from '../words/read-units.js'

/**
 * "Gunmen followed the councillor home and shot him": who was told of last in the sentence before the pronoun, and neither acts nor came
 * armed; nobody where the pronoun is none, or the sentence tells of no such person.
 */
export function meantByPronoun({ units, phrases, frames }: Reading, frame: Frame, taxonomy: Taxonomy): NamedParty[] {
  const pronoun = pronounOf(units, frame)
  if (pronoun === null || !/^(?:violence|arrest)$/.test(frame.trigger.happening)) return []
  const word = units.word(pronoun.start)
  const object = objects.get(word)
  if (object !== undefined) return subjectMeant({ units, phrases, frames }, frame, pronoun.start, object, taxonomy)
  if (!/^(?:him|her|them)$/.test(word)) return []
  const byForces = partiesOf(units, frame.agent, taxonomy).some(({ side }) => side === 'state')
  for (const group of phrases.toReversed()) {
    if (group.kind !== 'group' || group.start >= pronoun.start || isOfAgent(frame, group)) continue
    const meant = partiesMeant(units, group, word, taxonomy, byForces)
    if (meant.length > 0) return meant
  }
  return []
}

const objects: ReadonlyMap<string, string> = new Map([
  ['he', 'him'],
  ['she', 'her'],
  ['they', 'them'],
])

/** "A student was on his way home when he was shot": who the sentence is about, and neither acts nor, as an officer, says so. */
function subjectMeant(
  { units, phrases, frames }: Pick<Reading, 'units' | 'phrases' | 'frames'>,
  frame: Frame,
  before: number,
  word: string,
  taxonomy: Taxonomy,
): NamedParty[] {
  for (const [at, group] of phrases.entries()) {
    if (group.kind !== 'group' || group.preposition >= 0) continue
    if (group.start >= before) break
    if (isOfAgent(frame, group) || frames.some((other) => isOfAgent(other, group))) continue
    const meant = partiesMeant(units, group, word, taxonomy)
    if (meant.length > 0 && !(says(units, phrases[at + 1]) && meant.every(({ side }) => side === 'state'))) return meant
  }
  return []
}

const says = (units: Units, verb: Phrase | undefined): boolean =>
  verb?.kind === 'verb' && verb.verbs.some((unit) => units.lexeme[unit]?.verbClasses.say === true)

/** "him", and the "them" of "12 of them". */
function pronounOf(units: Units, { patient }: Frame): NounPhrase | null {
  const [first] = patient?.items ?? []
  if (first === undefined) return null
  const [of] = patient!.attached
  const phrase = of !== undefined && units.kind[first.head] === WordKind.number ? of : first
  return phrase.end - phrase.start === 1 ? phrase : null
}

const isOfAgent = ({ agent }: Frame, { start, end }: Group): boolean =>
  agent !== null && agent.start < end && start < agent.end

/** The people of a group that the pronoun can mean: one for "him", several for "them". */
function partiesMeant(units: Units, group: Group, word: string, taxonomy: Taxonomy, byForces = false): NamedParty[] {
  // "Troops chased the rebels and killed them"
  const isStruck = (party: NamedParty): boolean => canSuffer(party) || (byForces && party.side === 'armed')
  if (word === 'them') {
    const isSeveral = group.items.length > 1 || group.items[0]!.plural || group.items[0]!.figure !== null
    return isSeveral ? partiesOf(units, group, taxonomy).filter(isStruck) : []
  }
  const items = group.items.filter((item) => isOne(units, item, word))
  const last = items.at(-1)
  if (last === undefined) return []
  return partiesOf(
    units,
    regrouped(group, [last], last === group.items.at(-1) ? group.attached : [], []),
    taxonomy,
  ).filter(isStruck)
}

function isOne(units: Units, item: NounPhrase, word: string): boolean {
  if (item.figure !== null && item.figure.min > 1) return false
  const lexeme = units.lexeme[item.head] ?? null
  if (item.plural || lexeme?.plural === true || lexeme?.cues.collective === true || lexeme?.time != null) return false
  return word === 'him' ? lexeme?.cues.female !== true : lexeme?.cues.male !== true
}

/** People of a calling, and officers; no crowd, press or party, and no name that may be anything's. */
const canSuffer = ({ id, side, class: kind }: NamedParty): boolean =>
  id !== null &&
  (side === 'civilian' || side === 'state' || id === 'generic.people') &&
  !/^(?:media|organisation|party|external)$/.test(kind ?? '')
