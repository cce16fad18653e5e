import type { Frame } from '../frames/frame.js'
import type { TimeExpression } from '../times/time-expression.js'
import type { Reading } from './read-sentences.js'

/**
 * "The trial of a man accused of the killing began on Monday", "A man charged with the killing was caught in the port on Monday": the day is
 * that of the verb behind the deed. Not where a clause of the deed's own begins: "accused of killing a man who left a bar on Monday".
 */
export function isDayOfAnother({ phrases }: Reading, { start }: TimeExpression, { at }: Frame): boolean {
  let isBehindVerb = false
  for (const phrase of phrases) {
    if (phrase.start <= at) continue
    if (phrase.start >= start) break
    if (phrase.kind === 'relative' || phrase.kind === 'subordinator' || phrase.kind === 'conjunction') return false
    if (phrase.kind === 'verb' && phrase.finite) isBehindVerb = true
  }
  return isBehindVerb
}
