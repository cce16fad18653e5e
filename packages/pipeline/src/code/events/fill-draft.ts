import { Trait } from '@wirewatch/taxonomy/language/traits.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Frame } from '../frames/frame.js'
import { ownersOfBody } from '../frames/of-those-told.js'
import { impliedParty } from '../parties/find-parties.js'
import type { Reading } from '../readings/read-sentences.js'
import type { Count } from '../tolls/count.js'
import { countCasualties } from '../tolls/count-casualties.js'
import { isOfNobody } from '../tolls/zero-counts.js'
import { isMark, type Units } from '../words/read-units.js'
import { addSides } from './add-sides.js'
import { addTargets, addThings } from './add-targets.js'
import { addWeapons } from './add-weapons.js'
import { arrestedBySpeaker } from './arrested-by-speaker.js'
import { isBetterPlace, placeOf } from './better-place.js'
import { betterTime } from './better-time.js'
import { countsOfThem } from './count-of-them.js'
import { policeOfTheDead } from './died-in-custody.js'
import type { DraftEvent } from './draft-event.js'
import { addStruck } from './struck-things.js'

/** Adds what a reading says to an event: its frames, sides, figures, means, time and place. */
export function fillDraft(draft: DraftEvent, reading: Reading, frames: readonly Frame[], taxonomy: Taxonomy): void {
  const { units } = reading
  draft.readings.push(reading)
  for (const frame of frames) draft.kinds.add(frame.trigger.happening)
  const counts: Count[] = []
  for (const frame of frames) counts.push(...countCasualties(units, frame, taxonomy))
  counts.push(...deadOfTaken(draft, reading, frames, counts))
  counts.push(...countsOfThem(draft, reading, frames, counts))
  for (const frame of frames) {
    draft.frames.push(frame)
    if (frame.status.kind === 'negated' || isOfNobody(units, frame)) continue
    for (const signal of frame.trigger.says) draft.signals.add(signal)
    addSides(draft, reading, frame, taxonomy)
    addThings(draft, reading, frame.patient)
    addThings(draft, reading, frame.means)
    addStruck(draft, reading, frame, taxonomy)
  }
  const custodyAt = policeOfTheDead(reading, frames)
  if (custodyAt !== null) draft.signals.add('custody-death')
  const policeAt = custodyAt ?? (draft.agents.length === 0 ? arrestedBySpeaker(reading, frames, taxonomy) : null)
  if (policeAt !== null) {
    const police = impliedParty('generic.police', units, policeAt, taxonomy)
    if (draft.agents.length === 0 && police !== null) draft.agents.push(police)
  }
  if (isTollOfAttackers(draft, frames, counts))
    for (const [at, count] of counts.entries()) counts[at] = { ...count, additional: true }
  if (counts.length > 0)
    draft.counts.push({ reading, counts: detailsAsParts(reading, asOthersHurt(reading, withoutSurvivors(counts))) })
  addWeapons(draft, reading, frames)
  addTargets(draft, reading, frames)
  addBorder(draft, reading)
  draft.time = betterTime(draft, reading, frames)
  const place = placeOf(reading, frames, taxonomy)
  const isTold = draft.place === null || frames.some(({ status }) => status.kind !== 'negated')
  if (place !== null && isTold && isBetterPlace(draft, place, taxonomy)) {
    draft.place = place
    draft.placeReading = reading
  }
}

/** "Three porters were kidnapped. Their bodies were found": as many as were taken. */
function deadOfTaken(
  draft: DraftEvent,
  { units }: Reading,
  frames: readonly Frame[],
  counts: readonly Count[],
): Count[] {
  const found = frames.find((frame) => frame.status.kind === 'real' && areAllOfThem(units, frame))
  if (found === undefined) return []
  const taken = [...draft.counts.flatMap((statement) => statement.counts), ...counts].findLast(
    ({ measure, min, at }) => /^(?:abducted|missing)$/.test(measure) && min > 0 && at < found.at,
  )
  if (taken === undefined) return []
  const [start, end] = [units.start[found.at]!, units.end[found.at]!]
  return [{ ...taken, measure: 'killed', at: found.at, start, end, definite: true }]
}

/** "Rebels killed three. Four of the rebels died in return fire": none of those who were killed before. */
const isTollOfAttackers = (draft: DraftEvent, frames: readonly Frame[], counts: readonly Count[]): boolean =>
  draft.agents[0]?.side === 'armed' &&
  draft.counts.length > 0 &&
  draft.counts.every((statement) => statement.counts.every(({ group }) => group !== 'militant')) &&
  frames.some(({ trigger }) => trigger.id === 'returned-fire') &&
  counts.length > 0 &&
  counts.every(({ group, measure }) => group === 'militant' && measure === 'killed')

/** "their bodies were found", "and shot them dead". */
const areAllOfThem = (units: Units, frame: Frame): boolean =>
  frame.figure === null &&
  (ownersOfBody(units, frame) === 'all' ||
    (frame.trigger.measure === 'killed' &&
      frame.patient?.items.length === 1 &&
      frame.patient.attached.length === 0 &&
      /^(?:them|they)$/.test(units.word(frame.patient.start))))

/** Somebody who is hurt and then dies in one sentence is dead. */
function withoutSurvivors(counts: readonly Count[]): Count[] {
  const dead = counts.filter((count) => count.measure === 'killed')
  return counts.filter(
    (count) =>
      count.measure !== 'injured' ||
      count.min === 0 ||
      !dead.some((other) => other.start === count.start && other.end === count.end),
  )
}

/** "A clerk was killed and a bystander was shot in the back": who is told of apart, behind the dead, is none of them. */
function asOthersHurt({ units }: Reading, counts: readonly Count[]): readonly Count[] {
  const dead = counts.find(({ measure, min }) => measure === 'killed' && min > 0)
  if (dead === undefined || counts.every(({ soft }) => !soft)) return counts
  return counts.map((count) => {
    if (!count.soft || count.min === 0 || count.at < dead.at || count.start === dead.start) return count
    let unit = dead.at
    while (units.start[unit]! < count.start && unit < count.at) unit++
    const isApart =
      /^(?:and|while)$/.test(units.word(unit - 1)) && !/^(?:the|he|she|they|both|all)$/.test(units.word(unit))
    return isApart ? { ...count, soft: false } : count
  })
}

/** "… left 52 dead: 29 were killed in Torvik and 23 in Zarga": behind the colon the total is told in its parts. */
function detailsAsParts({ units, start, end }: Reading, counts: readonly Count[]): readonly Count[] {
  const dead = counts.filter((count) => count.measure === 'killed' && !count.part)
  if (dead.length < 2) return counts
  let colon = start
  while (colon < end && !isMark(units, colon, ':')) colon++
  if (colon === end) return counts
  const isBehind = (count: Count): boolean => count.start > units.start[colon]!
  const [total, ...others] = dead.filter((count) => !isBehind(count))
  const details = dead.filter(isBehind)
  const sum = details.reduce((all, { min }) => all + min, 0)
  if (total === undefined || others.length > 0 || sum > total.min) return counts
  return counts.map((count) => (details.includes(count) ? { ...count, part: true } : count))
}

function addBorder(draft: DraftEvent, reading: Reading): void {
  if ((reading.sentence.traits & Trait.border) === 0) return
  for (let at = reading.start; at < reading.end; at++) {
    if (reading.units.traits[at]! & Trait.border) draft.signals.add('border')
  }
}
