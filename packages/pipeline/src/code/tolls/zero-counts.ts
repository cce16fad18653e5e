import type { Frame } from '../frames/frame.js'
import type { Units } from '../words/read-units.js'
import { type Count, countOf } from './count.js'

/** "no one was killed", "no injuries": zero, and only where a source says none. */
export function zeroCounts(units: Units, frame: Frame): Count[] {
  if (!isOfNobody(units, frame) && !isNoneBefore(units, frame.at)) return []
  const from = frame.patient?.items[0]?.start ?? frame.at
  return [countOf(frame, { min: 0, max: 0, start: units.start[from]!, end: units.end[frame.at]! })]
}

/** "Nobody was killed": nothing was done. */
export const isOfNobody = (units: Units, { patient }: Frame): boolean =>
  patient !== null && units.lexeme[patient.items[0]!.start]?.cues.none === true

/** "no casualties": nobody killed and nobody hurt. */
export const bothZero = (counts: readonly Count[]): Count[] =>
  counts.flatMap((count) => [{ ...count, measure: 'killed' as const }, count])

/** "no casualties had been brought in": which says nothing of those who were not brought. */
export const isCarried = (units: Units, from: number): boolean =>
  [1, 2, 3, 4].some((ahead) => /^(?:brought|taken|shifted|moved|evacuated|admitted)/.test(units.word(from + ahead)))

/** "no injuries", "no known injuries"; "no civilian casualties" says nothing of the others. */
function isNoneBefore(units: Units, from: number): boolean {
  for (let at = from - 1; at >= from - 3; at--) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme?.cues.none === true) return true
    if (lexeme?.party != null || units.mention[at] != null) return false
  }
  return false
}
