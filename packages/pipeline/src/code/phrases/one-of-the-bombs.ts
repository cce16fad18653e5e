import type { Lexeme } from '@wirewatch/taxonomy/language/lexeme.js'
import type { Units } from '../words/read-units.js'
import type { Group } from './phrase.js'

/** "Two bombs exploded. One shattered a window, the other went off in a bin": which of those that were told of before; null for other words. */
export function oneOfTheBombs(
  units: Units,
  { start, items }: Pick<Group, 'start' | 'items'>,
): 'first' | 'further' | null {
  const [item] = items
  if (item === undefined || items.length > 1 || item.end - start > 2) return null
  const words = units.text.slice(units.start[start]!, units.end[item.end - 1]!).toLowerCase()
  if (words === 'another') return blowsUp(units, item.end) && hasBombBefore(units, start) ? 'further' : null
  if (!/^(?:one|the (?:other|first|second|third|fourth|last))$/.test(words) || !hasBombsBefore(units, start))
    return null
  return /^(?:one|the first)$/.test(words) ? 'first' : 'further'
}

/** "A bomb hit a bank, and another damaged a chapel": what wrecks or goes off is one more of them; "another died" is somebody. */
const blowsUp = (units: Units, at: number): boolean =>
  units.lexeme[at]?.verbTriggers.some(({ says }) => says.some((said) => said === 'bomb' || said === 'destroy')) === true

/** How far back the bombs are looked for, in units. */
const near = 60

const hasBombsBefore = (units: Units, before: number): boolean =>
  hasBefore(units, before, (lexeme) => lexeme.text.endsWith('s') && isBomb(lexeme))

const hasBombBefore = (units: Units, before: number): boolean => hasBefore(units, before, isBomb)

const isBomb = ({ weapon, nounTriggers }: Lexeme): boolean =>
  weapon?.explosive === true || nounTriggers.some(({ says }) => says.includes('bomb'))

function hasBefore(units: Units, before: number, isMeant: (lexeme: Lexeme) => boolean): boolean {
  for (let at = before - 1; at >= Math.max(0, before - near); at--) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme !== null && isMeant(lexeme)) return true
  }
  return false
}
