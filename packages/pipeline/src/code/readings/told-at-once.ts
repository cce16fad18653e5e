import type { Lexeme } from '@wirewatch/taxonomy/language/lexeme.js'
import type { NounPhrase } from '../phrases/phrase.js'
import type { Units } from '../words/read-units.js'
import type { Reading } from './read-sentences.js'

/**
 * Of how many incidents told before a sentence speaks at once: of two in "both actions" and "the two blasts", of every one in
 * "the killings" and "all the attacks"; one where it points to no more than the last.
 */
export function toldAtOnce({ units, phrases, places, start, end }: Reading): number {
  if (places.some(({ elsewhere, relation }) => !elsewhere && relation !== 'other')) return 1
  for (const phrase of phrases) {
    if (phrase.kind !== 'group' || phrase.start < start || phrase.start >= end) continue
    for (const item of phrase.items) {
      const many = countOf(units, item)
      if (many > 1) return many
    }
  }
  return 1
}

function countOf(units: Units, item: NounPhrase): number {
  const opening = units.lexeme[item.start]?.text ?? ''
  if (opening === 'both' && item.end - item.start === 1) return isOfPeople(units, item.end) ? 1 : 2
  const head = units.lexeme[item.head] ?? null
  if (head === null || !head.text.endsWith('s') || !isDeed(head)) return 1
  if (opening === 'both') return 2
  if (!/^(?:the|these|those|all)$/.test(opening)) return 1
  return item.figure?.qualifier === 'exact' ? item.figure.min : Number.POSITIVE_INFINITY
}

const isDeed = ({ cues, nounTriggers }: Lexeme): boolean =>
  cues.incidentWord || cues.deed || nounTriggers.some(({ happening }) => happening !== 'arrest')

/** "both belonged to the front": two people, not two incidents. */
const isOfPeople = (units: Units, next: number): boolean => units.overlay[next]?.cues.membership === true
