import { WordFlag, WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Frame } from '../frames/frame.js'
import type { Units } from '../words/read-units.js'
import type { Count } from './count.js'

/** "Five people were shot, two of them fatally": three were hurt and two are dead. */
export function withFatalPart(units: Units, frame: Frame, counts: readonly Count[]): Count[] {
  const [first] = counts
  const at = fatallyAt(units, frame)
  if (first === undefined || counts.length > 1 || at === null) return [...counts]
  const dead = numberBefore(units, at)
  if (dead === null || dead > first.min) return [...counts]
  const words = { start: first.start, end: units.end[at]! }
  const killed: Count = { ...first, ...words, measure: 'killed', min: dead, max: dead, qualifier: 'exact', soft: false }
  const rest = first.min - dead
  return rest === 0 ? [killed] : [killed, { ...first, min: rest, max: first.max === null ? null : rest, soft: false }]
}

function fatallyAt(units: Units, frame: Frame): number | null {
  for (let at = frame.at + 1; at < Math.min(frame.sentence.end, frame.at + 9); at++)
    if (units.lexeme[at]?.cues.fatally === true) return at
  return null
}

function numberBefore(units: Units, from: number): number | null {
  for (let at = from - 1; at >= from - 4 && at >= 0; at--) {
    const value = units.lexeme[at]?.number?.min ?? (units.kind[at] === WordKind.number ? Number(units.word(at)) : null)
    if (value !== null && Number.isSafeInteger(value)) return value
  }
  return isNameBehindComma(units, from) ? 1 : null
}

/** "Two youths were stabbed, Imran Shaikh fatally": one is named. */
function isNameBehindComma(units: Units, from: number): boolean {
  let at = from - 1
  while (at >= from - 3 && units.lexeme[at] === null && (units.flags[at]! & WordFlag.capital) !== 0) at--
  return at < from - 1 && units.word(at) === ','
}
