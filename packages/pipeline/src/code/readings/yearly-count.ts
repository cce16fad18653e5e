import type { Frame } from '../frames/frame.js'
import type { Units } from '../words/read-units.js'
import type { Reading } from './read-sentences.js'

/** A figure of people killed in a year that is no longer one incident's. */
const manyDead = 50

/**
 * "Homicides fell to 324 last year", "the city closed 2018 with 309 murders", "shootings are down 4 percent": deeds that are counted over a year, and
 * nothing else told.
 */
export function isYearlyCount(reading: Reading): boolean {
  const { units, frames, times } = reading
  const told = frames.filter(({ trigger, status }) => trigger.happening === 'violence' && status.kind === 'real')
  if (told.length === 0 || reading.fromTitle || !told.every((frame) => isCounted(units, frame))) return false
  if (times.some(({ reporting, precision, partial }) => !reporting && ((precision ?? 9) <= 3 || partial !== null)))
    return false
  return times.some(({ reporting, precision }) => !reporting && precision === 5) || isOfYear(reading)
}

/** Deeds in the plural, or more dead than one incident has, whom nobody and no bomb killed. */
const isCounted = (units: Units, { verb, at, trigger, figure, agent, means, patient }: Frame): boolean =>
  verb === null
    ? units.lexeme[at]?.plural === true
    : trigger.measure === 'killed' &&
      agent === null &&
      means === null &&
      (figure?.min ?? patient?.items[0]?.figure?.min ?? 0) >= manyDead

/** "the year", "percent". */
function isOfYear({ units, start, end }: Reading): boolean {
  for (let at = start; at < end; at++) {
    if (units.lexeme[at]?.text === 'percent' || units.word(at) === '%') return true
    if (units.lexeme[at]?.time?.kind === 'unit' && units.word(at) === 'year' && at > start) return true
  }
  return false
}
