import type { Lexeme } from '@wirewatch/taxonomy/language/lexeme.js'
import type { Units } from '../words/read-units.js'
import type { Group } from './phrase.js'

/** A word in the group, or in what is attached to it, that passes the test; a tagged place passes where places count. */
export function hasGroup(
  units: Units,
  group: Group | null,
  test: (lexeme: Lexeme) => boolean,
  placesToo: boolean,
): boolean {
  if (group === null) return false
  return [...group.items, ...group.attached].some((item) => {
    for (let at = item.start; at < item.end; at++) {
      const lexeme = units.lexeme[at] ?? null
      if (lexeme !== null && test(lexeme)) return true
      if (placesToo && units.mention[at]?.kind === 'location') return true
    }
    return false
  })
}

/** The word that the group is about, not one that stands before it. */
export const isHead = (units: Units, group: Group | null, test: (lexeme: Lexeme) => boolean): boolean =>
  group !== null &&
  [...group.items, ...group.attached].some(({ head }) => {
    const lexeme = units.lexeme[head] ?? null
    return lexeme !== null && units.text[units.end[head]!] !== '-' && test(lexeme)
  })
