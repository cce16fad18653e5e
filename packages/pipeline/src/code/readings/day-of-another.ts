import type { Frame } from '../frames/frame.js'
import type { TimeExpression } from '../times/time-expression.js'
import type { Reading } from './read-sentences.js'

/**
 * "The trial of a man accused of the killing began on Monday", "A man accused of killing a trader who owed him money was caught in the port on
 * Monday": the day is that of the main verb behind the deed. The first verb behind "who", "when" or "and" is that clause's own.
 */
export function isDayOfAnother({ phrases }: Reading, { start }: TimeExpression, { at }: Frame): boolean {
  let isOpen = false
  let isBehindMain = false
  for (const phrase of phrases) {
    if (phrase.start <= at) continue
    if (phrase.start >= start) break
    if (phrase.kind === 'relative' || phrase.kind === 'subordinator' || phrase.kind === 'conjunction') {
      isOpen = true
      isBehindMain = false
    } else if (phrase.kind === 'verb') {
      isBehindMain = !isOpen && phrase.finite
      isOpen = false
    }
  }
  return isBehindMain
}
