import type { Group } from '../phrases/phrase.js'
import { hasOwnDay, isOwnDay } from './own-day.js'
import type { Reading } from './read-sentences.js'

/** "More than 650 of its members have been murdered", "the war has cost 70,000 lives": no place and no day, and too many for one happening. */
export function isSumOfTheDead(reading: Reading): boolean {
  if (reading.frames.length === 0) return false
  const isSince = hasDaySince(reading)
  if (!isSince && hasOwnDay(reading)) return false
  if (
    !isSince &&
    reading.places.some(
      ({ elsewhere, relation, location }) => !elsewhere && relation !== 'other' && location?.kind !== 'country',
    )
  )
    return false
  const least = reading.sentence.index === 0 ? mostOfNews : mostOfOneHappening
  const counted = isSince ? reading.frames.filter(({ at }) => !isBehindSince(reading, at)) : reading.frames
  return (
    counted.length > 0 &&
    counted.every(
      ({ trigger, verb, figure, patient }) =>
        trigger.measure === 'killed' &&
        (verb === null || verb.upToNow || isOfYear(reading)) &&
        Math.max(figure?.min ?? 0, patient?.items[0]?.figure?.min ?? 0) >= least,
    )
  )
}

/** "The wave of violence has left 120 dead in the first nine days of May": of many places and days, where none is named. */
export function isTollOfUnrest({ units, frames, phrases, times, places, start }: Reading): boolean {
  if (!frames.some(({ trigger }) => trigger.measure === 'killed')) return false
  if (frames.some(({ trigger }) => trigger.roles.toll === 'rises')) return false
  if (times.some(({ reporting, precision }) => !reporting && (precision ?? 9) <= 3)) return false
  if (
    places.some(({ elsewhere, relation, location }) => !elsewhere && relation === 'in' && location?.kind !== 'country')
  )
    return false
  const first = phrases.find(
    (phrase): phrase is Group =>
      phrase.kind === 'group' &&
      phrase.preposition < 0 &&
      phrase.start >= start &&
      units.mention[phrase.items[0]!.head]?.kind !== 'location',
  )
  return (
    first !== undefined &&
    [...first.items, ...first.attached].some(({ head }) => units.lexeme[head]?.cues.unrest === true)
  )
}

/** "220 people have been killed in the state since violence broke out on May 3": the day on which the count begins. */
const hasDaySince = (reading: Reading): boolean =>
  hasOwnDay(reading) && reading.times.every((time) => !isOwnDay(time) || isBehindSince(reading, time.start))

function isBehindSince({ units, start }: Reading, before: number): boolean {
  for (let at = before - 1; at >= start; at--) if (units.word(at) === 'since') return true
  return false
}

/** "109 people died last year". */
const isOfYear = ({ times }: Reading): boolean =>
  times.some(({ reporting, precision }) => !reporting && precision === 5)

const mostOfOneHappening = 100

/** What a text opens with may be the worst of days; more are those of a war. */
const mostOfNews = 2000
