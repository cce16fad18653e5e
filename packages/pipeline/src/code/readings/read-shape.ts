import { Pos } from '@wirewatch/taxonomy/language/lexeme.js'
import { WordFlag, WordKind } from '@wirewatch/taxonomy/language/split-words.js'
import { Trait } from '@wirewatch/taxonomy/language/traits.js'
import type { PlaceChain } from '../places/place-chain.js'
import { befellBefore } from '../times/befell.js'
import type { Units } from '../words/read-units.js'
import type { Sentence } from '../words/split-sentences.js'
import { hasOwnDay, isOwnDay } from './own-day.js'
import type { Reading } from './read-sentences.js'
import { isSumOfTheDead, isTollOfUnrest } from './sum-of-the-dead.js'

/** Null where a sentence tells news. */
/** `figures` is general as well: what a statistic counts. */
export type Background = 'past' | 'general' | 'figures' | null

/** Whether a sentence tells the past: a dated incident of its own, or a general statement that is no incident. */
export function readBackground(reading: Reading): Background {
  if (reading.fromTitle || isNewToll(reading)) return null
  const { units, sentence } = reading
  if (isSumOfTheDead(reading) || isTollOfUnrest(reading)) return 'general'
  const last = dayOfTheLast(reading)
  if (last !== null && !isTold(reading, last)) return 'past'
  if ((sentence.traits & (Trait.number | Trait.background)) === 0) return null
  for (let at = reading.start; at < reading.end; at++) {
    if ((units.traits[at]! & (Trait.number | Trait.background)) === 0) continue
    const cue = units.overlay[at] ?? null
    if (
      isCountOfIncidents(units, at, reading.end) ||
      (isRate(units, at) && !hasOwnDay(reading)) ||
      isLongAgo(units, at)
    )
      return 'general'
    if (cue !== null) {
      if (cue.cues.superseded) return 'general'
      if (cue.cues.statistic && !(isTold(reading, at) && hasOwnDay(reading))) return 'figures'
      if (cue.roleCues.some((role) => role.role === 'background')) {
        if (isLatelyInLead(reading, at) || isNewsBefore(reading, at, cue.text) || isOfLateDays(units, at, cue.text))
          continue
        return hasOwnDate(reading) ? 'past' : 'general'
      }
      if (cue.cues.soFar && !hasOwnDay(reading) && !isForThis(reading, at)) return 'general'
    }
    if (isSinceThen(units, at) && !hasOwnDay(reading)) return 'general'
    if (isEveryWhile(units, at) && !hasOwnDay(reading)) return 'general'
  }
  return null
}

/** "… were killed in the valley earlier this month": what a text opens with is its news, however late. */
const isLatelyInLead = (reading: Reading, cue: number): boolean =>
  reading.sentence.index === 0 && reading.times.some((time) => time.precision === 4 && Math.abs(time.start - cue) <= 2)

/** "in the past two days", "in the past few hours": news still. */
const isOfLateDays = (units: Units, at: number, words: string): boolean =>
  words === 'in the past' &&
  [3, 4].some((on) => {
    const time = units.lexeme[at + on]?.time
    return time?.kind === 'unit' && /^(?:hour|day)$/.test(time.unit ?? '')
  })

/** "Nine people were killed in a series of blasts on Friday", "came down from the hills": no background, though it sounds so. */
function isNewsBefore(reading: Reading, cue: number, words: string): boolean {
  const { units } = reading
  if (isInsideAdjective(units, cue, words) || befellBefore(units, cue)) return true
  if (words.endsWith(' from')) return ![1, 2].some((on) => units.kind[cue + on] === WordKind.number)
  if (!/\b(?:wave|series|spate|string) of\b/.test(words)) return false
  return isTold(reading, cue) && hasOwnDay(reading)
}

/** "a previously unknown group". */
const isInsideAdjective = (units: Units, at: number, words: string): boolean =>
  ((units.pos[at] ?? 0) & Pos.adjective) !== 0 && units.lexeme[at]!.text.startsWith(`${words} `)

const isTold = ({ frames }: Reading, before: number): boolean =>
  frames.some(
    (frame) => frame.at < before && frame.verb !== null && !frame.trigger.weak && frame.status.kind === 'real',
  )

/** "Two days after the blast, … bringing the death toll to 41". */
const isNewToll = (reading: Reading): boolean =>
  reading.frames.some((frame) => {
    if (frame.trigger.roles.toll !== 'rises' || frame.at + 2 >= reading.end) return false
    return reading.units.word(frame.at + 1) === 'to' && reading.units.kind[frame.at + 2] === WordKind.number
  })

/** "Gunmen killed two traders on Thursday, a day after a blast": the news is told before its background, and ends there. */
export function newsOf(reading: Reading): Reading {
  const end = backgroundBehindNews(reading)
  if (end === null) return reading
  const isNews = ({ start }: { readonly start: number }): boolean => start < end
  return {
    ...reading,
    end,
    frames: reading.frames.filter((frame) => frame.at < end),
    phrases: reading.phrases.filter(isNews),
    times: reading.times.filter(isNews),
    places: reading.places.filter(isNews),
  }
}

function backgroundBehindNews(reading: Reading): number | null {
  const { units } = reading
  const last = dayOfTheLast(reading)
  if (last !== null && hasNewsBefore(reading, last)) return last
  for (let at = reading.start + 1; at < reading.end; at++) {
    if ((units.traits[at]! & Trait.background) === 0) continue
    if (units.overlay[at]?.roleCues.some((role) => role.role === 'background') !== true) continue
    if (opensBehindComma(units, at) && hasNewsBefore(reading, at)) return at
  }
  return null
}

/** ", days after …", ", eight days after …", ", barely two weeks after …". */
function opensBehindComma(units: Units, cue: number): boolean {
  if (units.word(cue - 1) === ',') return true
  const isCounted = units.kind[cue - 1] === WordKind.number || units.lexeme[cue - 1]?.number != null
  return isCounted && [2, 3].some((back) => units.word(cue - back) === ',')
}

const hasNewsBefore = (reading: Reading, cue: number): boolean =>
  isTold(reading, cue) && reading.times.some((time) => isOwnDay(time) && time.precision === 1 && time.start < cue)

/** "The deadliest attack since May 4, when gunmen killed twelve": where it goes on to what happened then. */
function dayOfTheLast({ units, times }: Reading): number | null {
  const found = times.find(({ start, end, reporting }) => {
    const next = units.word(end) === ',' ? end + 1 : end
    return !reporting && units.word(start - 1) === 'since' && units.word(next) === 'when'
  })
  return found === undefined ? null : found.start - 1
}

/** "61 attacks in which", "four incidents with", "in six security incidents": figures of a period are nobody's toll. */
function isCountOfIncidents(units: Units, at: number, end: number): boolean {
  const count = units.lexeme[at]?.number?.min ?? (units.kind[at] === WordKind.number ? Number(units.word(at)) : 0)
  if (!(count >= 3) || units.lexeme[at + 1]?.cues.unit === true) return false
  for (let next = at + 1; next < Math.min(end, at + 4); next++) {
    const lexeme = units.lexeme[next] ?? null
    if (lexeme === null || units.kind[next] === WordKind.mark) continue
    // "eight wounded in clashes with the army": they are counted, and not the clashes.
    if (lexeme.pos & Pos.preposition && !lexeme.plural) return false
    if (!lexeme.text.endsWith('s') || (!lexeme.cues.incidentWord && lexeme.nounTriggers.length === 0)) continue
    if (lexeme.nounTriggers.some(({ id, says }) => id === 'found-dead' || says.includes('bomb'))) return false
    if (/(?:^| )(?:incidents|events)$/.test(lexeme.text)) return true
    return /^(?:that|which|with|recorded|last|during)$|^in which/.test(wordsAfter(units, next))
  }
  return false
}

/** "one woman in five", "one in ten": a share of all. */
function isRate(units: Units, at: number): boolean {
  const isNumber = (on: number): boolean => units.lexeme[on]?.number != null || units.kind[on] === WordKind.number
  if (!/^(?:one|two|three|1)$/.test(units.word(at))) return false
  const link = [at + 1, at + 2, at + 3].find((on) => units.word(on) === 'in')
  if (link === undefined || !isNumber(link + 1)) return false
  const behind = units.pos[link + 2] ?? 0
  return units.kind[link + 2] === WordKind.mark || (behind & (Pos.auxiliary | Pos.verb)) !== 0
}

/** "in 1757": before anybody could have reported it. */
const isLongAgo = (units: Units, at: number): boolean =>
  units.kind[at] === WordKind.number &&
  /^1[0-8]\d\d$/.test(units.word(at)) &&
  /^(?:in|of|since)$/.test(units.word(at - 1)) &&
  (units.kind[at + 1] === WordKind.mark ||
    ((units.pos[at + 1] ?? 0) & (Pos.conjunction | Pos.preposition | Pos.auxiliary)) !== 0)

const wordsAfter = (units: Units, at: number): string => {
  const next = units.word(at + 1)
  return next === 'in' ? `in ${units.word(at + 2)}` : next
}

/** "No casualties have been reported so far": of this happening, and no sum of several. */
const isOfNothing = ({ frames }: Reading): boolean =>
  frames.length > 0 && frames.every(({ status }) => status.kind === 'negated')

/** "for the fifth time this year", ", the fourth such killing in the port this year": this one, counted among others. */
function isNumberedTime(units: Units, at: number): boolean {
  if (units.word(at - 1) === 'time') return true
  for (let before = at - 1; before > 1 && before >= at - 9 && units.kind[before] !== WordKind.mark; before--)
    if (ordinals.test(units.word(before))) return units.word(before - 1) === 'the' && units.word(before - 2) === ','
  return false
}

const ordinals = /^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))$/

/** The words are of this happening, and add up no others. */
const isForThis = (reading: Reading, at: number): boolean =>
  isNumberedTime(reading.units, at) || isHowLong(reading.units, at) || isOfNothing(reading)

/** "missing since January", "held since June": how long somebody was. */
const isHowLong = (units: Units, at: number): boolean => /^(?:missing|held|captive)$/.test(units.word(at - 1))

/** "since January": figures that add up. */
const isSinceThen = (units: Units, at: number): boolean =>
  units.word(at) === 'since' &&
  !isHowLong(units, at) &&
  (units.lexeme[at + 1]?.time != null || /^(?:19|20)\d\d$/.test(units.word(at + 1)))

/** "every three hours somebody dies": a rate. */
const isEveryWhile = (units: Units, at: number): boolean =>
  units.word(at - 1) === 'every' &&
  (units.lexeme[at]?.number != null || units.kind[at] === WordKind.number) &&
  units.lexeme[at + 1]?.cues.unit === true

/** What a sentence is that goes on about the figures of the one before: "Of these, 391 fell in clashes", "As many as 90 arrests were made". */
export function goesOn(before: Background, reading: Reading): Background {
  if (before === 'figures' && !hasOwnDay(reading) && !reading.places.some(isLinkedTown) && !isOneDeed(reading))
    return before
  return isPartOfFigure(reading) ? before : null
}

/** "In November, seven people died in a bombing of a bus": one deed of a month of its own, and no figure. */
const isOneDeed = ({ frames, times, units }: Reading): boolean =>
  times.some(({ reporting, precision }) => !reporting && precision === 4) &&
  frames.some(({ trigger, verb, at, status }) => {
    if (verb !== null || trigger.weak || status.kind !== 'real' || units.lexeme[at]?.plural === true) return false
    return [1, 2, 3].some((back) => /^an?$/.test(units.word(at - back)))
  })

const isLinkedTown = ({ elsewhere, relation, location }: PlaceChain): boolean =>
  !elsewhere && relation !== 'other' && (location === null || location.precision <= 4)

/** Parts of a figure that the sentence before gave. */
const isPartOfFigure = ({ units, start }: Reading): boolean =>
  units.word(start) === 'of' &&
  /^(?:these|those|them|whom|the)$/.test(units.word(start + 1)) &&
  /^(?:,|total)$/.test(units.word(start + 2))

const hasOwnDate = (reading: Reading): boolean =>
  reading.times.some((time) => !time.reporting && (time.date !== null || time.partial !== null))

/** A heading within the text: a line of its own without a full stop, before the text begins. */
export function isHeading(units: Units, sentence: Sentence, next: Sentence | undefined): boolean {
  if (sentence.index > 5 || next === undefined) return false
  if ((units.flags[next.start]! & WordFlag.line) === 0) return false
  const last = sentence.end - 1
  if (units.kind[last] === WordKind.mark && /^[.!?"]$/.test(units.word(last))) return false
  return sentence.end - sentence.start < 25 && !hasAuxiliary(units, sentence)
}

function hasAuxiliary(units: Units, sentence: Sentence): boolean {
  for (let at = sentence.start; at < sentence.end; at++) {
    if (((units.pos[at] ?? 0) & Pos.auxiliary) !== 0) return true
  }
  return false
}
