import { foldName } from '@wirewatch/taxonomy/fold.js'
import { isUnder } from '@wirewatch/taxonomy/place-lookups.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { NamedParty } from '../parties/named-party.js'
import type { TimeExpression } from '../times/time-expression.js'
import { addNew } from './add-sides.js'
import type { DraftEvent } from './draft-event.js'
import { isCrime } from './is-crime.js'

/** How many sentences apart a case can be told on. */
const sentencesOn = 6

/**
 * The crime of a case that is told on: "Karim Dad was sentenced for killing two brothers. Prosecutors said he shot them on Oct. 3, 2009." Null
 * where the sentence tells of another one: by its words, its day, its place, or by who did it to whom.
 */
export function caseToldOn(drafts: readonly DraftEvent[], found: DraftEvent, taxonomy: Taxonomy): DraftEvent | null {
  const known = drafts.findLast(isCrime) ?? null
  if (known === null || !isCrime(found) || found.readings[0]?.separate === true) return null
  if (isElsewhere(known, found, taxonomy) || isByAnotherToOthers(known, found)) return null
  const apart = (found.readings[0]?.sentence.index ?? 0) - (known.readings.at(-1)?.sentence.index ?? 0)
  return apart <= sentencesOn && canBeOneDay(known.time, found.time) ? known : null
}

function isElsewhere({ place: known }: DraftEvent, { place: found }: DraftEvent, taxonomy: Taxonomy): boolean {
  if (known?.location == null || found?.location == null) return false
  const [one, other] = [known.location.id, found.location.id]
  return !isUnder(taxonomy, one, other) && !isUnder(taxonomy, other, one)
}

/** "Jim Coe was convicted of killing a nurse", where Tom Bell had killed two brothers; who is tried for the same deed stood by him. */
const isByAnotherToOthers = (known: DraftEvent, found: DraftEvent): boolean =>
  areOthers(namesOf([...known.agents, ...known.blamed]), namesOf([...found.agents, ...found.blamed])) &&
  areOthers(known.victims.map(lastWord), found.victims.map(lastWord))

const areOthers = (known: readonly string[], found: readonly string[]): boolean =>
  known.length > 0 && found.length > 0 && !known.some((name) => found.includes(name))

/** The surnames of those who are in no list. */
const namesOf = (parties: readonly NamedParty[]): string[] => parties.filter(({ id }) => id === null).map(lastWord)

const lastWord = ({ text }: NamedParty): string => foldName(text).split(' ').at(-1)!

/** One of them is not known, is that of a court, or is a part of the other: "2010", "Nov. 3, 2010". */
function canBeOneDay(known: TimeExpression | null, found: TimeExpression | null): boolean {
  if (known?.date == null || found?.date == null || known.reporting || found.reporting) return true
  return known.date.startsWith(found.date) || found.date.startsWith(known.date)
}

/** Adds what another draft tells of the same crime; the nearer day stays. */
export function joinCase(known: DraftEvent, found: DraftEvent): void {
  known.readings.push(...found.readings)
  known.frames.push(...found.frames)
  for (const kind of found.kinds) known.kinds.add(kind)
  for (const signal of found.signals) known.signals.add(signal)
  addNew(known.agents, found.agents)
  addNew(known.blamed, found.blamed)
  addNew(known.victims, found.victims)
  for (const side of found.killedSides) known.killedSides.add(side)
  known.counts.push(...found.counts)
  for (const [weapon, span] of found.weapons) if (!known.weapons.has(weapon)) known.weapons.set(weapon, span)
  for (const [target, span] of found.targets) if (!known.targets.has(target)) known.targets.set(target, span)
  known.struck.push(...found.struck)
  if (isNearer(known.time, found.time)) known.time = found.time
  if (known.place === null || (known.place.location === null && found.place?.location != null)) {
    known.place = found.place ?? known.place
    known.placeReading = found.placeReading ?? known.placeReading
  }
}

const isNearer = (known: TimeExpression | null, found: TimeExpression | null): boolean =>
  found?.date != null &&
  !found.reporting &&
  (known?.date == null || known.reporting || found.date.length > known.date.length)
