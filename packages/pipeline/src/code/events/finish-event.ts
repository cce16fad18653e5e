import type { CasualtyReport, CodedEvent, Party } from '@wirewatch/model'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { NamedParty } from '../parties/named-party.js'
import { codedPlace } from '../places/coded-place.js'
import { speakerOf } from '../readings/find-speaker.js'
import { isoOf, parseDay } from '../times/day.js'
import type { Calendar } from '../times/time-expression.js'
import { decideType } from './decide-type.js'
import type { DraftDate, DraftEvent } from './draft-event.js'
import { evidenceOf } from './evidence-of.js'
import type { FinishedEvent } from './finished-event.js'
import { nameSides } from './name-sides.js'
import { sidesOf } from './sides-of.js'
import { sumTolls } from './sum-tolls.js'
import { confidenceOf, confidenceParts } from './weigh-confidence.js'

/** Decides the sides, the tolls and the type of a draft; null where its signals make no incident. */
export function finishEvent(draft: DraftEvent, taxonomy: Taxonomy): FinishedEvent | null {
  const sides = sidesOf(draft)
  const tolls = sumTolls(draft)
  const type = decideType(draft, sides, tolls, taxonomy)
  return type === null ? null : { draft, sides, tolls, type }
}

/** The event as it is stored. */
export function codedEventOf(
  finished: FinishedEvent,
  primary: boolean,
  calendar: Calendar,
  taxonomy: Taxonomy,
): CodedEvent {
  const { draft, tolls, type } = finished
  const sides = nameSides(finished.sides, type.type, draft, taxonomy)
  const date = draft.date ?? dateOf(draft, calendar)
  const parts = confidenceParts(draft, sides, date)
  const location = draft.place === null ? null : codedPlace(draft.place, taxonomy)
  return {
    type: type.type,
    components: type.components,
    date: date?.date ?? null,
    dateEnd: date?.dateEnd ?? null,
    datePrecision: date?.precision ?? null,
    retrospective: draft.retrospective,
    location,
    initiators: sides.initiators.map(partyOf),
    targets: [...sides.targets.map(partyOf)],
    claimants: draft.claimants.map(partyOf),
    killed: tolls.killed.value,
    injured: tolls.injured.value,
    arrested: tolls.arrested.value,
    abducted: tolls.abducted.value,
    killedBy: tolls.killed.byGroup,
    casualties: casualtiesOf(draft, taxonomy),
    weapons: [...draft.weapons.keys()],
    targetKinds: [...draft.targets.keys()],
    primary,
    confidence: confidenceOf(parts),
    confidenceParts: parts,
    evidence: evidenceOf({ ...finished, sides }, date),
  }
}

const partyOf = (party: NamedParty): Party => ({
  id: party.id,
  name: party.name,
  text: party.text,
  attribution: party.attribution,
})

/** The day an event happened; where a report names none, the day on which it was told or else published, as a span. */
export function dateOf(draft: DraftEvent, calendar: Calendar): DraftDate | null {
  const time = draft.time
  if (time !== null && !time.reporting && time.date !== null && time.precision !== null)
    return { date: time.date, dateEnd: time.dateEnd, precision: time.precision, assumed: false }
  if (time !== null && time.date === null && time.anchored === null && time.partial !== null) return null
  if (draft.retrospective || calendar.published === null) return null
  const told = dayOfTelling(draft, calendar.published)
  return { date: isoOf(told ?? calendar.published), dateEnd: null, precision: 2, assumed: told === null }
}

/** "Said on Thursday" in the paper of Friday: it happened by Thursday. Null where that was the day of publication, or long before it. */
function dayOfTelling({ time }: DraftEvent, published: number): number | null {
  const said = time?.reporting === true && time.precision === 1 && time.date !== null ? parseDay(time.date) : null
  return said !== null && said < published && published - said <= 2 ? said : null
}

/** "a day earlier" counts from the day of the event told before. */
export function anchorDates(drafts: readonly DraftEvent[], calendar: Calendar): void {
  let last: DraftDate | null = null
  for (const draft of drafts) {
    const anchored = draft.time?.anchored ?? null
    const before: number | null = last === null ? calendar.published : parseDay(last.date)
    const day: number | null = anchored === null ? before : (saidOn(draft) ?? before)
    // "The next day" is counted from a day that was told, and never from that of the paper.
    if (anchored !== null && day !== null && (anchored < 0 || last !== null)) {
      draft.date = { date: isoOf(day + anchored), dateEnd: null, precision: 1, assumed: false }
    }
    last = draft.date ?? dateOf(draft, calendar) ?? last
  }
}

/** "The front on Sunday said … the previous evening": counted from the Sunday. */
function saidOn({ readings }: DraftEvent): number | null {
  const said = readings.flatMap(({ times }) => times).find((time) => time.reporting && time.precision === 1)
  return said?.date == null ? null : parseDay(said.date)
}

function casualtiesOf(draft: DraftEvent, taxonomy: Taxonomy): CasualtyReport[] {
  return draft.counts.flatMap(({ reading, counts }) => {
    const speaker = speakerOf(reading, taxonomy)
    return counts.map((count) => ({
      measure: count.measure,
      group: count.group,
      min: count.min,
      max: count.max,
      qualifier: count.qualifier,
      speaker: speaker?.id ?? null,
      partyClaim: speaker?.party === true && isEnemy(count.group, speaker.id),
      start: reading.fromTitle ? 0 : count.start,
      end: reading.fromTitle ? 0 : count.end,
    }))
  })
}

const isEnemy = (group: string, speaker: string): boolean =>
  speaker === 'armed-group' ? group === 'security' : group === 'militant'
