import type { TimeExpression } from '../times/time-expression.js'
import type { Reading } from './read-sentences.js'

/** Names a day on which it happened, and not only one on which it was told. */
export const hasOwnDay = (reading: Reading): boolean => reading.times.some(isOwnDay)

export const isOwnDay = ({ reporting, precision, partial }: TimeExpression): boolean =>
  !reporting && (precision === 1 || partial !== null)
