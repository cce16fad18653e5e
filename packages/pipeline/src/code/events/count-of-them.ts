import type { Frame } from '../frames/frame.js'
import { areOwnPeople } from '../phrases/is-people.js'
import type { Group, NounPhrase } from '../phrases/phrase.js'
import type { Reading } from '../readings/read-sentences.js'
import { type Count, countOf } from '../tolls/count.js'
import type { DraftEvent } from './draft-event.js'

/**
 * "A judge and his driver were leaving a restaurant when gunmen killed them": as many as were named before in the sentence; nobody where a
 * figure was told, or they may be more.
 */
export function countsOfThem(
  draft: DraftEvent,
  { units, phrases }: Reading,
  frames: readonly Frame[],
  counts: readonly Count[],
): Count[] {
  const frame = frames.find(({ trigger, status, patient }) => {
    const [first] = patient?.items ?? []
    return (
      /^(?:killed|injured)$/.test(trigger.measure ?? '') &&
      status.kind === 'real' &&
      first !== undefined &&
      first.end - first.start === 1 &&
      patient!.attached.length === 0 &&
      units.word(first.start) === 'them'
    )
  })
  if (frame === undefined || draft.counts.length > 0) return []
  if (counts.some(({ measure }) => measure === 'killed' || measure === 'injured')) return []
  const { start } = frame.patient!
  const named = phrases.findLast(
    (phrase): phrase is Group =>
      phrase.kind === 'group' &&
      phrase.end <= start &&
      phrase !== frame.agent &&
      (areOwnPeople(units, phrase) || areOfNamedPeople(units, phrase)),
  )
  const several = named === undefined ? 0 : howMany(named.items)
  if (several < 2) return []
  const place = { start: units.start[named!.start]!, end: units.end[named!.end - 1]! }
  return [countOf(frame, { group: 'unknown', min: several, max: several, ...place })]
}

/** "13 Torvik pilgrims": counted people who are known by the name of a community. */
const areOfNamedPeople = (units: Reading['units'], { items }: Group): boolean =>
  items.every(({ head, figure }) => (figure?.min ?? 0) > 1 && units.mention[head]?.kind === 'actor')

/** Those who are named or counted one by one; 0 where somebody may be any number. */
function howMany(items: readonly NounPhrase[]): number {
  let sum = 0
  for (const { figure, plural } of items) {
    if (figure === null && plural) return 0
    if (figure !== null && (figure.max !== figure.min || figure.qualifier !== 'exact')) return 0
    sum += figure?.min ?? 1
  }
  return sum
}
