import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import { complementsOf, complementWith, objectOf, subjectOf } from './clause-roles.js'
import { type NamedParty, partiesOf } from './find-parties.js'
import type { Reading } from './read-sentences.js'

/** Who says they did it, and who is said to have done it. */
export interface Claims {
  readonly claimants: readonly NamedParty[]
  readonly blamed: readonly NamedParty[]
}

const none: Claims = { claimants: [], blamed: [] }
const forWords = new Set(['for'])
const onWords = new Set(['on', 'to'])

/** Reads claims of responsibility and accusations out of a sentence. */
export function claimantsIn(reading: Reading, taxonomy: Taxonomy): Claims {
  const { units, phrases } = reading
  if (!hasClaimCue(reading)) return none
  const claimants: NamedParty[] = []
  const blamed: NamedParty[] = []
  for (const [at, phrase] of phrases.entries()) {
    if (phrase.start < reading.start || phrase.start >= reading.end) continue
    if (units.overlay[phrase.start]?.cues.has('none-claimed') === true) return none
    const cues = units.lexeme[phrase.start]?.cues
    if (cues?.has('claimed-by') === true && units.lexeme[phrase.start]!.text === 'claimed by') {
      const next = phrases[at + 1]
      if (next?.kind === 'group') claimants.push(...armed(partiesOf(units, next, taxonomy)))
      continue
    }
    if (phrase.kind !== 'verb') continue
    const main = phrase.verbs.at(-1)
    if (main === undefined || phrase.negated) continue
    const lexeme = units.lexeme[main]!
    if (lexeme === null) continue
    if (lexeme.cues.has('claimed-by') || lexeme.verbClasses.has('claim')) {
      const isClaim = lexeme.text.includes('responsib') || lexeme.text.includes('credit') || hasResponsibility(reading)
      if (isClaim) claimants.push(...armed(partiesOf(units, subjectOf(units, phrases, at), taxonomy)))
    } else if (lexeme.verbClasses.has('blame')) {
      const on = complementWith(units, complementsOf(phrases, at), onWords)
      const object = phrase.passive ? subjectOf(units, phrases, at) : objectOf(units, phrases, at)
      const accused = armed(partiesOf(units, on ?? object, taxonomy))
      blamed.push(...accused.map((party) => ({ ...party, attribution: 'state_alleged' as const })))
      void forWords
    }
  }
  return { claimants, blamed }
}

function hasClaimCue(reading: Reading): boolean {
  for (let at = reading.start; at < reading.end; at++) {
    const lexeme = reading.units.lexeme[at] ?? null
    if (lexeme === null) continue
    if (lexeme.cues.has('claimed-by') || lexeme.cues.has('blamed-on')) return true
    if (lexeme.verbClasses.has('claim') || lexeme.verbClasses.has('blame')) return true
  }
  return false
}

function hasResponsibility(reading: Reading): boolean {
  for (let at = reading.start; at < reading.end; at++) if (reading.units.folded[at] === 'responsibility') return true
  return false
}

/** Only armed groups claim attacks and are blamed for them; a spokesman claims for his group. */
const armed = (parties: readonly NamedParty[]): NamedParty[] =>
  parties.filter((party) => party.side === 'armed' && party.id !== null)
