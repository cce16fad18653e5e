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
  if (!/^(?:one|the (?:other|first|second|third|fourth|last))$/.test(words) || !hasBombsBefore(units, start))
    return null
  return /^(?:one|the first)$/.test(words) ? 'first' : 'further'
}

/** How far back the bombs are looked for, in units. */
const near = 60

function hasBombsBefore(units: Units, before: number): boolean {
  for (let at = before - 1; at >= Math.max(0, before - near); at--) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme === null || !lexeme.text.endsWith('s')) continue
    if (lexeme.weapon?.explosive === true || lexeme.nounTriggers.some(({ says }) => says.includes('bomb'))) return true
  }
  return false
}
