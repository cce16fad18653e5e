import type { Frame } from '../frames/frame.js'
import type { TimeExpression } from '../times/time-expression.js'
import type { Reading } from './read-sentences.js'

/** "The trial of a man accused of the killing began on Monday": the day is that of what began, and not of the deed. */
export function isDayOfAnother({ units, phrases }: Reading, { start }: TimeExpression, { at }: Frame): boolean {
  const behind = units.word(start - 1) === 'on' ? start - 1 : start
  return phrases.some((phrase) => phrase.kind === 'verb' && phrase.finite && phrase.start > at && phrase.end === behind)
}
