import { isUnder } from '@wirewatch/taxonomy/place-lookups.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Frame } from '../frames/frame.js'
import { oneOfTheBombs } from '../phrases/one-of-the-bombs.js'
import type { Group, NounPhrase } from '../phrases/phrase.js'
import type { PlaceChain } from '../places/place-chain.js'
import type { Reading } from '../readings/read-sentences.js'
import type { Units } from '../words/read-units.js'
import { type DraftEvent, emptyDraft } from './draft-event.js'
import { placeInFront } from './opens-elsewhere.js'
import { isCountable } from './told-frames.js'

/**
 * "Bombs went off in three towns. In Torvik five people were killed", "Rebels attacked two posts. At Zarga a guard was hurt": one of several that
 * were announced together, with its own place and toll.
 */
export function isPartOfSeveral(
  whole: DraftEvent,
  reading: Reading,
  frames: readonly Frame[],
  taxonomy: Taxonomy,
): boolean {
  if (whole.retrospective || reading.separate || !frames.every(isOutcome) || !announcesSeveral(whole)) return false
  const place = placeInFront(reading)
  return place === null ? opensWithBomb(reading) : mayLieIn(whole, place, taxonomy)
}

/** Only what became of people there; what somebody did there is told for itself. */
const isOutcome = ({ trigger, agent, status }: Frame): boolean =>
  trigger.measure !== null && agent === null && status.kind !== 'planned'

/** "the first, near a bank, injured two": a bomb of those announced. */
function opensWithBomb({ units, phrases, start }: Reading): boolean {
  const opens = phrases.find((phrase) => phrase.end > start)
  return opens?.kind === 'group' && opens.preposition < 0 && oneOfTheBombs(units, opens) !== null
}

/** In the area of the whole; where nobody knows the name, as far as is known. */
function mayLieIn({ readings }: DraftEvent, { location }: PlaceChain, taxonomy: Taxonomy): boolean {
  const around = readings[0]!.places.filter((place) => !place.elsewhere && place.location !== null)
  return (
    around.length === 0 ||
    around.some(
      ({ location: wide }) =>
        location === null || (location.id !== wide!.id && isUnder(taxonomy, location.id, wide!.id)),
    )
  )
}

/** Told of as several, and nobody counted yet. */
const announcesSeveral = ({ readings, counts, total, frames }: DraftEvent): boolean =>
  readings.length > 0 &&
  (total || counts.every((statement) => statement.counts.every(({ min }) => min === 0))) &&
  frames.some(({ trigger, status }) => !trigger.weak && status.kind === 'real') &&
  (frames.some(({ patient, agent, means }) =>
    [patient, agent, means].some((group) => areThings(readings[0]!.units, group)),
  ) ||
    readings[0]!.phrases.some(
      (phrase) => phrase.kind === 'group' && phrase.items.some((item) => isSeveralOf(readings[0]!.units, item)),
    ))

/** "two posts": several of what is nobody. */
const areThings = (units: Units, group: Group | null): boolean =>
  group?.items.some(
    ({ figure, head }) =>
      figure !== null &&
      figure.min > 1 &&
      units.lexeme[head]?.party == null &&
      units.mention[head] === null &&
      units.lexeme[head]?.number == null,
  ) === true

/** "two posts", "four towns", "eleven explosions". */
function isSeveralOf(units: Units, item: NounPhrase): boolean {
  if (item.figure === null || item.figure.min < 2) return false
  const head = units.lexeme[item.head] ?? null
  if (head === null || head.party !== null) return false
  return (
    head.target !== null ||
    head.cues.areaWord ||
    head.cues.incidentWord ||
    head.weapon?.explosive === true ||
    head.nounTriggers.some(({ says }) => says.includes('bomb') || says.includes('attack'))
  )
}

/** What was said of all of them: what was done, by whom, with what, and when. */
export function partOf(whole: DraftEvent, reading: Reading): DraftEvent {
  whole.total = true
  const part: DraftEvent = { ...emptyDraft(false, false), claimants: whole.claimants, blamed: whole.blamed }
  part.readings.push(...whole.readings.slice(0, 1))
  part.frames.push(...whole.frames.filter((frame) => isCountable(frame) && frame.trigger.measure === null))
  for (const kind of whole.kinds) part.kinds.add(kind)
  for (const signal of whole.signals) if (!/^(?:kill|hurt)/.test(signal)) part.signals.add(signal)
  part.agents.push(...whole.agents)
  for (const [id, span] of whole.weapons) part.weapons.set(id, span)
  part.time = whole.time
  part.place = placeInFront(reading)
  part.placeReading = reading
  return part
}
