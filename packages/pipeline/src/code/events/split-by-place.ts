import type { PlaceChain } from '../places/place-chain.js'
import type { Reading } from '../readings/read-sentences.js'
import type { Count } from '../tolls/count.js'
import type { DraftEvent, Statement } from './draft-event.js'

/** "Three people were killed in Torvik and four in Zarga": what struck several towns at once is an incident in each, with its own toll. */
export function splitByPlace(draft: DraftEvent): DraftEvent[] {
  if (draft.total) return [draft]
  for (const statement of draft.counts) {
    const shares = sharesOf(statement)
    if (shares !== null) return shares.map((share) => partOf(draft, statement.reading, share))
  }
  return [draft]
}

/** A town with what is counted there. */
interface Share {
  readonly place: PlaceChain
  readonly counts: readonly Count[]
}

/** The towns of a sentence, each with figures of its own; null where the dead or the hurt are not told by towns. */
function sharesOf({ reading, counts }: Statement): readonly Share[] | null {
  const towns = reading.places.filter(isTown)
  if (reading.fromTitle || towns.length < 2) return null
  const main = counts.filter(({ measure }) => measure === (counts.some(isKilled) ? 'killed' : 'injured'))
  const details = main.filter(({ part }) => part)
  const told = (details.length > 1 ? details : main).filter(({ replaces, implied }) => !replaces && !implied)
  if (told.length < 2 || main.length - told.length > 1 || (details.length === 0 && told.length < main.length))
    return null
  const places = told.map((count) => townOf(reading, count, told, towns))
  if (places.some((place) => place === null) || new Set(places.map((place) => place!.text)).size < told.length)
    return null
  return told.map((count, index) => ({ place: places[index]!, counts: [{ ...count, part: false }] }))
}

const isKilled = ({ measure }: Count): boolean => measure === 'killed'

/** A quarter or a site of a town is no other place than its town. */
const isTown = ({ location, elsewhere, relation }: PlaceChain): boolean =>
  !elsewhere &&
  (relation === 'in' || relation === 'near') &&
  (location === null || /^(?:city|town|village|admin2|admin3)$/.test(location.kind))

/** The one town between this figure and the next one, or, where the sentence opens with a town, between it and the one before. */
function townOf(
  reading: Reading,
  count: Count,
  told: readonly Count[],
  towns: readonly PlaceChain[],
): PlaceChain | null {
  const at = (place: PlaceChain): number => reading.units.start[place.start]!
  const opensWithTown = at(towns[0]!) < Math.min(...told.map(({ start }) => start))
  const others = told.map(({ start }) => start)
  const from = opensWithTown ? Math.max(0, ...others.filter((start) => start < count.start)) : count.start
  const to = opensWithTown
    ? count.start
    : Math.min(Number.MAX_SAFE_INTEGER, ...others.filter((start) => start > count.start))
  const between = towns.filter((town) => at(town) > from && at(town) < to)
  return between.length === 1 ? between[0]! : null
}

const partOf = (draft: DraftEvent, reading: Reading, { place, counts }: Share): DraftEvent => ({
  ...draft,
  counts: [{ reading, counts }],
  place,
  placeReading: reading,
})
