import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import { partiesOf } from '../parties/find-parties.js'
import type { NamedParty } from '../parties/named-party.js'
import { chunkPhrases } from '../phrases/chunk-phrases.js'
import { joinGroups } from '../phrases/join-groups.js'
import type { Group, NounPhrase, Phrase } from '../phrases/phrase.js'
import type { Reading } from '../readings/read-sentences.js'
import type { Units } from '../words/read-units.js'
import { tagUnits } from '../words/tag-units.js'

/**
 * "Three men fled after they shot a guard", "Three men walked into a bank. They shot a guard", "Two teens asked for his keys. One of them struck
 * him": whoever acts before the pronoun or in the sentence before, as many as it means; nobody where that tells of none, or of those who were
 * struck.
 */
export function doersBefore(
  reading: Reading,
  agent: Group,
  victims: readonly NamedParty[],
  taxonomy: Taxonomy,
): NamedParty[] {
  const { units } = reading
  const pronoun = pronounOf(units, agent)
  if (pronoun === null) return []
  const isBefore = ({ end }: Phrase): boolean => end <= agent.start
  const inSentence = doersAmong(units, reading.phrases.filter(isBefore), pronoun, victims, taxonomy)
  if (inSentence.length > 0) return inSentence.some(({ side }) => side === 'civilian') ? [] : inSentence
  const end = sentenceEnd(units, agent.start - 1, reading.sentence.start)
  const start = sentenceEnd(units, end - 2, 0)
  if (end <= start || end - start > longest) return []
  const sentence = { ...reading.sentence, start, end }
  const phrases = joinGroups(units, chunkPhrases(units, sentence, tagUnits(units, sentence)))
  return doersAmong(units, phrases, pronoun, victims, taxonomy)
}

/** The last of those who act and whom the pronoun may mean. */
function doersAmong(
  units: Units,
  phrases: readonly Phrase[],
  pronoun: Pronoun,
  victims: readonly NamedParty[],
  taxonomy: Taxonomy,
): NamedParty[] {
  for (const [at, group] of [...phrases.entries()].reverse()) {
    if (group.kind !== 'group' || group.preposition >= 0 || !acts(units, verbBehind(phrases, at))) continue
    if (!group.items.every((item) => isMeant(units, item, pronoun, group.items.length))) continue
    const found = partiesOf(units, group, taxonomy).filter(({ id, side }) => id !== null || side === 'unknown')
    if (found.length > 0) return found.some((party) => isVictim(party, victims)) ? [] : found
  }
  return []
}

/** No sentence that is looked back to is longer than this, in units. */
const longest = 60

type Pronoun = 'he' | 'she' | 'they'

function pronounOf(units: Units, { items, attached }: Group): Pronoun | null {
  const [first] = items
  if (first === undefined || items.length > 1) return null
  const word = units.word(first.start)
  if (first.end - first.start > 1) return null
  if (/^(?:he|she|they)$/.test(word)) return word as Pronoun
  return word === 'one' && attached.some(({ start }) => units.word(start) === 'them') ? 'they' : null
}

/** Where the sentence before a unit ends, behind its mark. */
function sentenceEnd(units: Units, from: number, limit: number): number {
  for (let at = from; at > limit; at--)
    if (/^[.!?\]]$/.test(units.word(at)) && units.start[at + 1]! > units.end[at]!) return at + 1
  return limit
}

/** "A man in a mask came": the verb behind the group and what hangs on it. */
const verbBehind = (phrases: readonly Phrase[], at: number): Phrase | undefined =>
  phrases.slice(at + 1).find((phrase) => phrase.kind !== 'group' || phrase.preposition < 0)

/** A verb right behind that is no passive and says nothing; who "heard shots" did not fire them. */
const acts = (units: Units, verb: Phrase | undefined): boolean => {
  const main = verb?.kind === 'verb' && !verb.passive && !verb.negated ? verb.verbs.at(-1) : undefined
  if (main === undefined || units.lexeme[main]?.cues.witnessing === true) return false
  return units.lexeme[main]?.verbClasses.say !== true
}

function isMeant(units: Units, item: NounPhrase, pronoun: Pronoun, several: number): boolean {
  const lexeme = units.lexeme[item.head] ?? null
  if (lexeme?.cues.backReference) return false
  const isMany = several > 1 || item.plural || (item.figure?.min ?? 1) > 1
  if (pronoun === 'they') return isMany
  return !isMany && (pronoun === 'he' ? lexeme?.cues.female !== true : lexeme?.cues.male !== true)
}

const isVictim = ({ text, id }: NamedParty, victims: readonly NamedParty[]): boolean =>
  victims.some((victim) => victim.text === text || (id !== null && id !== 'generic.people' && victim.id === id))
