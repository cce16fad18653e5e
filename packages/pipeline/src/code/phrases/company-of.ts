import type { Units } from '../words/read-units.js'
import { complementsOf } from './complements-of.js'
import { isGapped } from './join-groups.js'
import type { Group, NounPhrase, Phrase } from './phrase.js'

/** "besides the bomber, three soldiers were killed", "… were killed along with two guards": more of those who suffered. */
export function companyOf(units: Units, phrases: readonly Phrase[], verbAt: number): NounPhrase[] {
  const first = phrases.find((phrase) => phrase.kind === 'group')
  const groups = complementsOf(phrases, verbAt)
  if (first?.kind === 'group' && first.preposition >= 0 && phrases[phrases.indexOf(first) + 1]?.kind === 'mark')
    groups.push(first)
  const company: NounPhrase[] = []
  for (const { preposition, items } of groups) if (isCompany(units, preposition)) company.push(...items)
  company.push(...gappedOf(units, phrases, verbAt))
  return company
}

/** A preposition that adds people: "along with", "besides"; "with" alone may bring a weapon. */
export function isCompany(units: Units, preposition: number): boolean {
  const lexeme = units.lexeme[preposition]
  return lexeme?.cues.accompany === true && lexeme.text !== 'with'
}

/** "One died in the firing and another in a blast": more of those whom the verb is about. */
function gappedOf(units: Units, phrases: readonly Phrase[], verbAt: number): readonly NounPhrase[] {
  for (let at = verbAt + 2; at < phrases.length && at <= verbAt + 6; at++) {
    const phrase = phrases[at]!
    if (phrase.kind === 'verb' || phrase.kind === 'subordinator' || phrase.kind === 'relative') return []
    if (phrase.kind === 'conjunction' && isGapped(units, phrases, at + 1) && !hasVerbOfItsOwn(phrases, at + 3))
      return (phrases[at + 1] as Group).items
  }
  return []
}

/** "and 38, including two pilgrims from the coast, were hurt": no gap is left where another verb tells of them. */
const hasVerbOfItsOwn = (phrases: readonly Phrase[], at: number): boolean =>
  phrases[phrases[at]?.kind === 'mark' ? at + 1 : at]?.kind === 'verb'
