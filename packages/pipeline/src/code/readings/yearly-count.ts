import { WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import type { Frame } from '../frames/frame.js'
import type { Group } from '../phrases/phrase.js'
import type { TimeExpression } from '../times/time-expression.js'
import type { Units } from '../words/read-units.js'
import type { Reading } from './read-sentences.js'

/** A figure of people killed in a year that is no longer one incident's. */
const manyDead = 50

/** The same where bombs or attacks, and not one, killed them. */
const severalDead = 10

/**
 * "Homicides fell to 324 last year", "the city closed 2018 with 309 murders", "shootings are down 4 percent": deeds that are counted over a year, and
 * nothing else told. So it is where deeds go up or down.
 */
export function isYearlyCount(reading: Reading): boolean {
  const { units, frames, times } = reading
  const told = frames.filter(({ trigger, status }) => trigger.happening === 'violence' && status.kind === 'real')
  if (told.length === 0 || reading.fromTitle) return false
  if (told.some((frame) => isTrend(reading, frame)) || times.some((time) => isYearAlone(units, time))) return true
  const least = told.every(isBareDeath) ? severalDead : manyDead
  if (!told.every((frame) => isCounted(units, frame, least))) return false
  if (times.some(({ reporting, precision, partial }) => !reporting && ((precision ?? 9) <= 3 || partial !== null)))
    return false
  return times.some(({ reporting, precision }) => !reporting && precision === 5) || isOfYear(reading)
}

/** "Homicides in the city fell", "shootings in which somebody was hurt dropped to 211": deeds in the plural go up or down, whatever day it is said on. */
function isTrend(reading: Reading, { verb, at, figure, patient }: Frame): boolean {
  const { units, phrases, start, end } = reading
  if (verb !== null || units.lexeme[at]?.plural !== true) return false
  if (figure !== null || (patient !== null && isOfOneDeed(reading, at, patient))) return false
  if (phrases.some((phrase) => phrase.kind === 'verb' && phrase.start >= start && phrase.start < at)) return false
  const behind = phrases
    .filter((phrase) => phrase.start > at && phrase.start < end && phrase.kind === 'verb')
    .slice(0, 2)
  return behind.some((phrase) => {
    if (namesOneDeed(units, at + 1, phrase.start)) return false
    const object = phrases.slice(phrases.indexOf(phrase) + 1).find(({ kind }) => kind !== 'adverb')
    // "increased the fears of a war": deeds that do something to something.
    const isDirect = object?.kind === 'group' && (object.preposition < 0 || units.word(object.preposition) === 'to')
    if (isDirect && !isNumeric(units, object)) return false
    for (let word = phrase.start; word < phrase.end; word++) if (units.overlay[word]?.cues.trend === true) return true
    return false
  })
}

/** "deaths in Monday's bombing": those of one happening. */
function namesOneDeed(units: Units, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme !== null && lexeme.nounTriggers.length > 0 && !lexeme.plural) return true
  }
  return false
}

/** "Murders stood at 212" is a count; "deaths stood at 12 after the blast", "killings stood at nine on Monday" are not. */
const isOfOneDeed = ({ units, frames, times, end }: Reading, at: number, { preposition, items }: Group): boolean =>
  items.some(({ figure }) => figure !== null) &&
  (units.word(preposition) !== 'at' ||
    namesOneDeed(units, at + 1, end) ||
    frames.some(({ verb }) => verb !== null) ||
    times.some(({ reporting, precision }) => !reporting && precision === 1))

/** "12 percent", "sharply", "for the third year". */
const isNumeric = (units: Units, { items }: Group): boolean =>
  items.some(({ figure, start, end }) => {
    if (figure !== null) return true
    for (let at = start; at < end; at++)
      if (units.kind[at] === WordKind.number || units.lexeme[at]?.cues.unit === true || units.lexeme[at]?.time != null)
        return true
    return false
  })

/** "last year alone", "during 2009": what it holds is added up. */
const isYearAlone = (units: Units, { precision, reporting, start, end }: TimeExpression): boolean =>
  precision === 5 &&
  !reporting &&
  (units.word(end) === 'alone' || /^(?:during|throughout)$/.test(units.word(start - 1)))

/** "Four mayors have been murdered in the past year"; deeds in the plural, or more dead than one incident has, whom nobody and no bomb killed; "roadside bombs" in the plural kill over a year. */
const isCounted = (
  units: Units,
  { verb, at, trigger, figure, agent, means, patient }: Frame,
  least: number,
): boolean =>
  verb === null
    ? units.lexeme[at]?.plural === true || (figure?.min ?? 0) >= manyDead
    : (trigger.measure === 'killed' || trigger.measure === 'injured') &&
      (agent === null || areMany(units, agent)) &&
      (means === null || areMany(units, means)) &&
      (figure?.min ?? patient?.items[0]?.figure?.min ?? 0) >=
        (verb.upToNow ? 2 : means === null && agent === null ? least : severalDead)

/** "14 civilians lost their lives in the region last year": by nothing that is told. */
const isBareDeath = ({ verb, trigger, agent, means }: Frame): boolean =>
  verb !== null && trigger.id === 'die' && agent === null && means === null

/** "roadside bombs", "suicide attacks": nobody knows how many. */
const areMany = (units: Units, { items }: Group): boolean =>
  items.every(
    ({ figure, head, determiner }) =>
      figure === null && determiner === null && units.lexeme[head]?.text.endsWith('s') === true,
  )

/** "the year", "percent", "in five years". */
function isOfYear({ units, start, end }: Reading): boolean {
  for (let at = start; at < end; at++) {
    if (units.lexeme[at]?.text === 'percent' || units.word(at) === '%') return true
    if (units.lexeme[at]?.time?.kind !== 'unit' || at === start) continue
    if (units.word(at) === 'year' || isSpanOfYears(units, at)) return true
  }
  return false
}

/** "in five years", "over the last three years"; not "for the first time in five years" or "five years ago". */
const isSpanOfYears = (units: Units, at: number): boolean =>
  units.word(at) === 'years' &&
  units.lexeme[at - 1]?.number != null &&
  [2, 3, 4].some((back) => units.lexeme[at - back]?.text === 'in' || units.lexeme[at - back]?.text === 'over') &&
  units.word(at + 1) !== 'ago'
