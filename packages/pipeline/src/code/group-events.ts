import { Form } from '@wirewatch/taxonomy/language/lexeme.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import { parseDay } from './day.js'
import { type DraftEvent, emptyDraft } from './draft-event.js'
import { addNew, fillDraft } from './fill-draft.js'
import { claimantsIn, identifiedIn } from './find-claims.js'
import type { Frame } from './find-frames.js'
import { isLinked, isWithin } from './find-place.js'
import { type FrameKind, kindsOf } from './frame-kind.js'
import type { Reading } from './read-sentences.js'
import { readBackground } from './read-shape.js'
import { isClaimCue, recalledEvents } from './recall-events.js'

/** Puts the sentences of an article together into incidents, one each, in the order in which they are told. */
export function groupEvents(readings: readonly Reading[], taxonomy: Taxonomy): DraftEvent[] {
  const drafts: DraftEvent[] = []
  let current: DraftEvent | null = null
  let latest: DraftEvent | null = null
  for (const reading of readings) {
    drafts.push(...recalledEvents(reading, current, taxonomy))
    const background = readBackground(reading)
    const told = toldFrames(reading, current !== null)
    if (background === 'general') continue
    if (told.some(isCountable)) {
      const retrospective = background === 'past' || isLongAgo(reading, drafts)
      const target: DraftEvent | null = retrospective ? null : targetOf(drafts, current, reading, told, taxonomy)
      if (target !== null) {
        fillDraft(target, reading, told, taxonomy)
        current = target
        latest = target
      } else if (opensEvent(reading, told) && !isLesserFind(current, reading, told)) {
        const opened = emptyDraft(retrospective, isTotal(reading))
        fillDraft(opened, reading, told, taxonomy)
        drafts.push(opened)
        if (!retrospective) current = opened
        latest = opened
      }
    } else if (current !== null) {
      addDetails(current, reading, told, taxonomy)
    }
    const claimed = latest !== null && isNextTo(latest, reading) ? latest : current
    if (claimed !== null && background === null) addClaims(claimed, reading, taxonomy)
  }
  return withoutTotals(drafts)
}

/** The sentence itself or the one right behind the last that told of the incident. */
const isNextTo = (draft: DraftEvent, reading: Reading): boolean =>
  reading.sentence.index - (draft.readings.at(-1)?.sentence.index ?? -9) <= 1

/** What a claim is about is told by it, where nothing else told it before. */
const isTold = (frame: Frame, reading: Reading, known: boolean): boolean =>
  (frame.status.recalledBy === null || (!known && isClaimCue(reading, frame.status.recalledBy))) &&
  (frame.status.kind === 'real' || frame.status.kind === 'attempted' || frame.status.kind === 'negated')

/** What a sentence tells for itself; nothing where all of it is general. */
function toldFrames(reading: Reading, known: boolean): Frame[] {
  const told = reading.frames.filter((frame) => isTold(frame, reading, known))
  return told.every((frame) => isGeneral(reading, frame, known)) ? [] : told
}

/** "attacks continue", "the group has clashed with others": no single happening. */
function isGeneral(reading: Reading, frame: Frame, known: boolean): boolean {
  if (frame.figure !== null || reading.fromTitle) return false
  if (frame.verb !== null) return known && frame.verb.upToNow && frame.trigger.measure === null && !isTimed(reading)
  if (!isPluralNoun(reading, frame)) return false
  if (isInPresent(reading)) return true
  if (frame.patient !== null) return false
  return !isTimed(reading) && !reading.places.some((place) => !place.elsewhere && place.relation !== 'other')
}

/** "He directs a cell and coordinates attacks": what somebody does as a habit. */
function isInPresent(reading: Reading): boolean {
  const verbs = reading.phrases.filter((phrase) => phrase.kind === 'verb' && phrase.finite)
  const [first] = verbs
  if (first?.kind !== 'verb') return false
  const main = first.verbs.at(-1)
  const forms = main === undefined ? 0 : (reading.units.lexeme[main]?.forms ?? 0)
  return (
    forms === Form.third && first.verbs[0] === first.start && reading.units.lexeme[main!]?.verbTriggers.length === 0
  )
}

const isTimed = (reading: Reading): boolean => reading.times.some((time) => !time.reporting)

const isCountable = (frame: Frame): boolean => frame.status.kind !== 'negated'

/** A sentence that belongs to the incident but says nothing new of what happened: a place, "no one was hurt". */
function addDetails(draft: DraftEvent, reading: Reading, frames: readonly Frame[], taxonomy: Taxonomy): void {
  if (frames.length > 0) fillDraft(draft, reading, frames, taxonomy)
}

function addClaims(draft: DraftEvent, reading: Reading, taxonomy: Taxonomy): void {
  const { claimants, blamed } = claimantsIn(reading, taxonomy)
  addNew(draft.claimants, claimants)
  addNew(draft.blamed, blamed)
  addNew(draft.identified, identifiedIn(reading, taxonomy))
}

/** Weapons found after something else are told of it, unless they are found elsewhere. */
const isLesserFind = (current: DraftEvent | null, reading: Reading, frames: readonly Frame[]): boolean =>
  current !== null && !reading.separate && kindsOf(frames).size === 1 && kindsOf(frames).has('find')

/** Whether these words alone report an incident: not deaths or injuries without any cause. */
function opensEvent(reading: Reading, frames: readonly Frame[]): boolean {
  const real = frames.filter((frame) => frame.status.kind !== 'negated')
  if (real.some((frame) => !frame.trigger.weak))
    return real.some((frame) => frame.verb !== null) || isPlaced(reading, real)
  if (real.some((frame) => frame.trigger.id === 'seize-arms')) return true
  if (real.length > 1)
    return real.some((frame) => frame.trigger.measure !== null || frame.trigger.says.includes('shoot'))
  const alone = real.some((frame) => frame.trigger.measure !== null || /^(?:raid|firing)$/.test(frame.trigger.id))
  return alone && isViolentContext(reading)
}

/** A noun alone opens an incident only with something of its own: a figure, a place or a time. */
function isPlaced(reading: Reading, frames: readonly Frame[]): boolean {
  if (reading.fromTitle) return true
  if (frames.some((frame) => frame.figure !== null || frame.patient !== null)) return true
  if (frames.every((frame) => isPluralNoun(reading, frame))) return reading.times.some((time) => time.precision === 1)
  if (frames.some((frame) => frame.agent !== null)) return true
  return reading.times.length > 0 || reading.places.some((place) => !place.elsewhere)
}

/** "attacks", "operations": several, and so none of them. */
const isPluralNoun = (reading: Reading, frame: Frame): boolean => reading.units.lexeme[frame.at]?.plural === true

function isViolentContext(reading: Reading): boolean {
  const { units } = reading
  for (let at = reading.start; at < reading.end; at++) {
    const lexeme = units.lexeme[at] ?? null
    if (units.mention[at]?.kind === 'actor') return true
    if (lexeme === null) continue
    if (lexeme.weapon !== null && lexeme.weapon.says.length > 0) return true
    if (lexeme.party !== null && (lexeme.party.group === 'militant' || lexeme.party.group === 'security')) return true
    if (lexeme.cues.has('armed-context')) return true
  }
  return false
}

/** The incident that the sentence goes on about; null where it opens one of its own. */
function targetOf(
  drafts: readonly DraftEvent[],
  current: DraftEvent | null,
  reading: Reading,
  frames: readonly Frame[],
  taxonomy: Taxonomy,
): DraftEvent | null {
  if (current === null) return null
  if (isReference(reading, frames)) return current
  if (current.total && frames.some(isStrong) && opensEvent(reading, frames)) return null
  if (drafts.some((draft) => draft.total) && isToldApart(current, reading, frames)) return null
  if (reading.separate && opensEvent(reading, frames) && !isElaboration(current, reading)) return null
  if (reading.meanwhile && isElsewhereThan(current, reading, taxonomy)) return null
  if (isSameIncident(current, reading, frames, taxonomy)) return current
  const candidates = drafts.filter((draft) => draft !== current && !draft.retrospective)
  const back = candidates.find(
    (draft) =>
      draft.place !== null &&
      (sharesPlace(draft, reading, taxonomy) || isSameDay(draft, reading)) &&
      isSameIncident(draft, reading, frames, taxonomy),
  )
  if (back !== undefined) return back
  return null
}

/** Names a place that neither holds the event's place nor lies in it. */
function isElsewhereThan(draft: DraftEvent, reading: Reading, taxonomy: Taxonomy): boolean {
  const known = draft.place?.location?.id
  if (known === undefined) return false
  const found = reading.places.filter(
    (place) => !place.elsewhere && isLinked(place, reading.frames) && place.location !== null,
  )
  return (
    found.length > 0 &&
    !found.some(({ location }) => isWithin(location!.id, known, taxonomy) || isWithin(known, location!.id, taxonomy))
  )
}

const isStrong = (frame: Frame): boolean => !frame.trigger.weak && frame.status.kind === 'real'

/** "the blast", "this attack": what was told before, wherever the sentence goes on to. */
function isReference(reading: Reading, frames: readonly Frame[]): boolean {
  if (reading.separate) return false
  const strong = frames.filter(isStrong)
  return strong.length > 0 && strong.every((frame) => isDefiniteNoun(reading, frame))
}

function isDefiniteNoun(reading: Reading, frame: Frame): boolean {
  if (frame.verb !== null || isPluralNoun(reading, frame)) return false
  return [1, 2].some((back) => reading.units.lexeme[frame.at - back]?.cues.has('definite') === true)
}

/** One of several announced together that names a place of its own and who struck there. */
function isToldApart(draft: DraftEvent, reading: Reading, frames: readonly Frame[]): boolean {
  if (!frames.some((frame) => isStrong(frame) && frame.agent !== null)) return false
  const own = reading.places.find((place) => !place.elsewhere && place.relation !== 'other')
  return own !== undefined && draft.place !== null && own.text !== draft.place.text && opensEvent(reading, frames)
}

/** A lead that gives the total of "two separate incidents" is told again, one by one. */
const isElaboration = (_draft: DraftEvent, _reading: Reading): boolean => false

function isSameIncident(draft: DraftEvent, reading: Reading, frames: readonly Frame[], taxonomy: Taxonomy): boolean {
  return (
    isCompatibleKind(draft, frames, reading) && !isOtherDay(draft, reading) && !isOtherPlace(draft, reading, taxonomy)
  )
}

/** Whether sentences of these kinds can tell of one happening. */
function isCompatibleKind(draft: DraftEvent, frames: readonly Frame[], reading: Reading): boolean {
  const before = draft.kinds
  const now = kindsOf(frames)
  if (startsOperation(draft, frames)) return false
  if (before.size === 1 && before.has('arrest') && now.size === 1 && now.has('violence') && !isByForces(draft, frames))
    return false
  if (now.size === 1 && now.has('arrest')) return goesOnWithArrest(draft, before, reading)
  if (now.has('strategic') !== before.has('strategic') && !(now.has('violence') && before.has('violence'))) return false
  if (now.has('find') && !now.has('violence') && !now.has('neutral'))
    return before.has('find') || before.has('neutral') || before.has('arrest') || draft.signals.has('clash')
  if (before.has('find') && before.size === 1) return !now.has('violence')
  return true
}

/** Forces that arrested somebody and strike a place do both in one operation. */
const isByForces = (draft: DraftEvent, frames: readonly Frame[]): boolean =>
  draft.agents.some((party) => party.side === 'state') &&
  frames.every((frame) => /^(?:attack|storm)$/.test(frame.trigger.id))

/** Forces that raid a place after somebody else's attack there do something of their own. */
function startsOperation(draft: DraftEvent, frames: readonly Frame[]): boolean {
  const raid = frames.find((frame) => frame.trigger.id === 'raid' && frame.agent !== null && frame.verb !== null)
  if (raid === undefined || draft.signals.has('raid')) return false
  return ![...draft.agents, ...draft.participants, ...draft.victims].some((party) => party.side === 'state')
}

/** An arrest belongs to a raid, a clash or a protest; after an attack by unknown men it is something of its own. */
function goesOnWithArrest(draft: DraftEvent, before: ReadonlySet<FrameKind>, reading: Reading): boolean {
  if (before.has('arrest') || before.has('neutral') || before.has('crowd') || before.has('find')) return true
  if (draft.signals.has('clash')) return true
  return reading.sentence.index === draft.readings.at(-1)?.sentence.index
}

/** Names the very day of an incident told before. */
const isSameDay = (draft: DraftEvent, reading: Reading): boolean =>
  reading.times.some(
    (time) =>
      !time.reporting &&
      ((time.partial !== null && time.partial === draft.time?.partial) ||
        (time.precision === 1 && time.date === draft.time?.date)),
  )

function isOtherDay(draft: DraftEvent, reading: Reading): boolean {
  const known = draft.time
  if (known === null || known.reporting) return false
  const found = reading.times.find(
    (time) => !time.reporting && time.anchored === null && (time.date !== null || time.partial !== null),
  )
  if (found === undefined) return false
  if (known.partial !== null && found.partial !== null) return known.partial !== found.partial
  if (known.date === null || found.date === null) return false
  const shorter = Math.min(known.date.length, found.date.length)
  return known.date.slice(0, shorter) !== found.date.slice(0, shorter)
}

function isOtherPlace(draft: DraftEvent, reading: Reading, taxonomy: Taxonomy): boolean {
  if (draft.place?.location == null) return false
  const named = reading.places.filter(
    (place) => !place.elsewhere && isLinked(place, reading.frames) && place.location !== null,
  )
  if (named.length === 0) return false
  return !sharesPlace(draft, reading, taxonomy)
}

/** Whether one of the reading's places contains the event's place, or lies in it. */
function sharesPlace(draft: DraftEvent, reading: Reading, taxonomy: Taxonomy): boolean {
  const ids = (draft.place?.mentions ?? []).flatMap((mention) =>
    mention.locationId === null ? [] : [mention.locationId],
  )
  const own = draft.place?.location?.id
  if (own !== undefined) ids.push(own)
  return reading.places.some((place) => {
    if (place.elsewhere || place.location === null) return false
    const found = place.location
    return ids.some((id) => {
      if (isWithin(id, found.id, taxonomy) || isWithin(found.id, id, taxonomy)) return true
      const known = taxonomy.locations.get(id)
      return known !== undefined && found.precision <= 3 && known.precision <= 3 && known.parent === found.parent
    })
  })
}

/** Told as the past: its own date lies well before what the article opened with. */
function isLongAgo(reading: Reading, drafts: readonly DraftEvent[]): boolean {
  const first = drafts.find((draft) => !draft.retrospective)
  if (first === undefined) return false
  const found = reading.times.find((time) => !time.reporting && time.date !== null)
  if (found === undefined || found.date === null) return false
  const known = first.time?.date ?? null
  if (known === null) return found.dated && (found.precision ?? 1) >= 4
  return isWellBefore(found.date, known)
}

/** By two days or more, or in an earlier month or year where no day is known. */
function isWellBefore(date: string, known: string): boolean {
  const first = parseDay(date)
  const second = parseDay(known)
  if (first !== null && second !== null) return second - first >= 2
  const shorter = Math.min(known.length, date.length)
  return date.slice(0, shorter) < known.slice(0, shorter)
}

/** A lead such as "seven killed in two separate attacks", which is told one by one later, is no incident. */
function withoutTotals(drafts: DraftEvent[]): DraftEvent[] {
  const single = drafts.filter((draft) => !draft.total && !draft.retrospective)
  return single.length > 1 ? drafts.filter((draft) => !draft.total) : drafts
}

function isTotal(reading: Reading): boolean {
  const { units } = reading
  for (let at = reading.start; at < reading.end; at++) {
    const text = units.lexeme[at]?.text
    if (
      text !== undefined &&
      /^(?:in (?:separate|different|various) (?:incidents|attacks)|separate clashes)$/.test(text)
    )
      return true
    if (
      /^(?:separate|different)$/.test(units.folded[at]!) &&
      /^(?:incidents|attacks|operations|blasts|encounters)/.test(units.folded[at + 1] ?? '')
    )
      return true
  }
  return false
}
