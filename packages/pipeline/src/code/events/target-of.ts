import { isUnder } from '@wirewatch/taxonomy/place-lookups.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Frame } from '../frames/frame.js'
import { isLinked } from '../places/find-place.js'
import type { Reading } from '../readings/read-sentences.js'
import { bringsOthers, isUponOthers, tellsOtherDeed } from './brings-others.js'
import type { DraftEvent } from './draft-event.js'
import { isOneOfTheBombs, tellsFurtherBomb, tellsOfAll } from './further-bomb.js'
import { isSameDay, isSameIncident, sharesPlace } from './is-same-incident.js'
import { isBombElsewhere, opensEvent } from './opens-event.js'
import { isPluralNoun } from './told-frames.js'

/** The incident that the sentence goes on about; null where it opens one of its own. */
export function targetOf(
  drafts: readonly DraftEvent[],
  current: DraftEvent | null,
  reading: Reading,
  frames: readonly Frame[],
  taxonomy: Taxonomy,
): DraftEvent | null {
  if (current === null) return null
  if (isReference(reading, frames) || isAtHospital(reading)) return current
  if (current.total && frames.some(isStrong) && opensEvent(reading, frames)) return null
  if (drafts.some((draft) => draft.total) && isToldApart(current, reading, frames)) return null
  const isPart = isOneOfTheBombs(reading) && tellsOfAll(current)
  const isSeparate = (reading.separate && !isPart) || isBombElsewhere(current, reading, frames)
  if (isSeparate && opensEvent(reading, frames)) return null
  if (!tellsOfAll(current) && tellsFurtherBomb(reading) && opensEvent(reading, frames)) return null
  if (reading.meanwhile && isElsewhereThan(current, reading, frames, taxonomy)) return null
  if (isSequelElsewhere(current, reading, frames)) return null
  if (isSameIncident(current, reading, frames, taxonomy)) return current
  const candidates = drafts.filter(
    (draft) => draft !== current && !draft.retrospective && (!draft.total || !frames.some(isViolence)),
  )
  return (
    candidates.find(
      (draft) =>
        draft.place !== null &&
        (sharesPlace(draft, reading, taxonomy) || isSameDay(draft, reading)) &&
        isSameIncident(draft, reading, frames, taxonomy),
    ) ?? null
  )
}

/** "the blast", "this attack", "the death": what was told before, wherever the sentence goes on to. */
function isReference(reading: Reading, frames: readonly Frame[]): boolean {
  if (reading.separate) return false
  const strong = frames.filter(isStrong)
  const told = strong.length > 0 ? strong : frames.filter(({ status }) => status.kind === 'real')
  return told.length > 0 && told.every((frame) => isDefiniteNoun(reading, frame))
}

function isDefiniteNoun(reading: Reading, frame: Frame): boolean {
  if (frame.verb !== null || isPluralNoun(reading, frame)) return false
  if ([1, 2].some((back) => reading.units.lexeme[frame.at - back]?.cues.definite === true)) return true
  // "in the Sept. 15, 2001, shooting"
  const date = reading.times.find(({ start, end }) => start < frame.at && end <= frame.at && frame.at - end <= 2)
  return date !== undefined && reading.units.lexeme[date.start - 1]?.cues.definite === true
}

/** One of several announced together that names a place of its own and who struck there. */
function isToldApart(draft: DraftEvent, reading: Reading, frames: readonly Frame[]): boolean {
  if (!frames.some((frame) => isStrong(frame) && frame.agent !== null)) return false
  const own = reading.places.find((place) => !place.elsewhere && place.relation !== 'other')
  return own !== undefined && draft.place !== null && own.text !== draft.place.text && opensEvent(reading, frames)
}

/** "The hospital in Zarga had received two bodies": those who were told of are brought there. */
function isAtHospital({ units, start, end }: Reading): boolean {
  for (let at = start + 1; at < end; at++) {
    if (units.lexeme[at]?.text.startsWith('receiv') !== true) continue
    return [1, 2, 3].some((back) => units.lexeme[at - back]?.cues.carePlace === true)
  }
  return false
}

/** Names a place that neither holds the event's place nor lies in it; where nobody knows that place, and others acted or suffered. */
function isElsewhereThan(draft: DraftEvent, reading: Reading, frames: readonly Frame[], taxonomy: Taxonomy): boolean {
  if (draft.place === null) return false
  const found = reading.places.filter((place) => !place.elsewhere && isLinked(place, reading.frames))
  const known = draft.place.location?.id
  if (known === undefined) return found.length > 0 && tellsOfOthers(draft, reading, frames)
  const places = found.filter(({ location }) => location !== null)
  return (
    places.length > 0 &&
    !places.some(({ location }) => isUnder(taxonomy, location!.id, known) || isUnder(taxonomy, known, location!.id))
  )
}

/** "Rebels blew up a train. Hours later, they stopped a bus near Torvik and killed two guards": somebody new, there, after an incident without a place. */
function isSequelElsewhere(
  { place, struck, victims }: DraftEvent,
  reading: Reading,
  frames: readonly Frame[],
): boolean {
  if (place !== null || struck.length + victims.length === 0 || !opensLater(reading)) return false
  const isThere = reading.places.some(
    ({ elsewhere, relation }) => !elsewhere && (relation === 'in' || relation === 'near'),
  )
  return isThere && frames.some((frame) => isUponOthers(reading.units, frame))
}

/** "Hours later", "later", "a few minutes later". */
function opensLater({ units, start }: Reading): boolean {
  for (let at = start; at < start + 4; at++) if (units.overlay[at]?.cues.sequel === true) return true
  return false
}

const tellsOfOthers = (draft: DraftEvent, reading: Reading, frames: readonly Frame[]): boolean =>
  bringsOthers(draft, reading, frames) || tellsOtherDeed(draft, reading, frames) === 'other'

/** What a sum of several takes up is no deed of its own: "a search operation was launched". */
const isViolence = ({ trigger }: Frame): boolean => trigger.happening === 'violence'

const isStrong = (frame: Frame): boolean => !frame.trigger.weak && frame.status.kind === 'real'
