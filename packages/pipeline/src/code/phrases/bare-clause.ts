import type { Units } from '../words/read-units.js'
import type { Link, Phrase } from './phrase.js'

/**
 * "Officials said a weaver and his wife were shot": what is said without "that" is a clause all the same, and who says so no part of it. A
 * link without words stands where the clause begins.
 */
export function withBareClauses(units: Units, phrases: readonly Phrase[]): readonly Phrase[] {
  if (!phrases.some((_, at) => opensBareClause(units, phrases, at))) return phrases
  return phrases.flatMap((phrase, at) =>
    opensBareClause(units, phrases, at) ? [linkBefore(phrase), phrase] : [phrase],
  )
}

const linkBefore = ({ start }: Phrase): Link => ({ kind: 'subordinator', start, end: start })

/** A group behind "said" that has a verb of its own. */
function opensBareClause(units: Units, phrases: readonly Phrase[], at: number): boolean {
  if (phrases[at]!.kind !== 'group') return false
  let before = at - 1
  while (phrases[before]?.kind === 'time' || phrases[before]?.kind === 'adverb') before--
  const verb = phrases[before]
  if (verb?.kind !== 'verb' || verb.passive || units.lexeme[verb.end - 1]?.cues.bareClause !== true) return false
  // "…, said the mayor, who was shot": who stands behind the verb is the one who says so.
  const speaker = phrases[before - 1]
  if (speaker === undefined || speaker.kind === 'mark') return false
  return hasVerb(phrases, at + 1)
}

/** A finite verb that tells what was, is not of a relative clause, nor one more thing that the speaker did: "said a prayer and left". */
function hasVerb(phrases: readonly Phrase[], from: number): boolean {
  for (let at = from; at < phrases.length; at++) {
    const phrase = phrases[at]!
    if (phrase.kind === 'subordinator') return false
    if (phrase.kind !== 'verb' || !phrase.finite || phrases[at - 1]!.kind === 'relative') continue
    return phrase.modality === 'real' && phrases[at - 1]!.kind !== 'conjunction'
  }
  return false
}
