import { Trait } from '@wirewatch/taxonomy/language/traits.js'
import { isUnder } from '@wirewatch/taxonomy/place-lookups.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Frame } from '../frames/frame.js'
import { oneOfTheBombs } from '../phrases/one-of-the-bombs.js'
import type { NounPhrase } from '../phrases/phrase.js'
import { isLinked } from '../places/find-place.js'
import { definiteClaims } from '../readings/find-claims.js'
import type { Reading } from '../readings/read-sentences.js'
import { type Background, goesOn, newsOf, readBackground } from '../readings/read-shape.js'
import { sumsUpAll } from '../readings/told-at-once.js'
import { isYearlyCount } from '../readings/yearly-count.js'
import { parseDay } from '../times/day.js'
import type { Units } from '../words/read-units.js'
import { addAccused } from './add-accused.js'
import { addClaims } from './add-claims.js'
import { addNew } from './add-sides.js'
import { addVictimNames } from './add-victim-names.js'
import { type DraftEvent, emptyDraft } from './draft-event.js'
import { fillDraft } from './fill-draft.js'
import { goesOnAboutPast } from './goes-on-about-past.js'
import { isCrime } from './is-crime.js'
import { isFirstToll } from './is-first-toll.js'
import { isSameDay, isSameIncident, sharesPlace } from './is-same-incident.js'
import { isSumOf } from './is-sum-of.js'
import { isArrestFor, joinArrest } from './join-arrest.js'
import { caseToldOn, joinCase } from './join-case.js'
import { addMeant } from './meant-for.js'
import { isBombElsewhere, isLesserFind, opensEvent } from './opens-event.js'
import { isPartOfSeveral, partOf } from './part-of-several.js'
import { recalledEvents } from './recall-events.js'
import { splitByPlace } from './split-by-place.js'
import { isCountable, isPluralNoun, toldFrames } from './told-frames.js'

/** Puts the sentences of an article together into incidents, one each, in the order in which they are told. */
export function groupEvents(readings: readonly Reading[], taxonomy: Taxonomy): DraftEvent[] {
  const drafts: DraftEvent[] = []
  let current: DraftEvent | null = null
  let latest: DraftEvent | null = null
  let before = null as Background
  for (const [index, whole] of readings.entries()) {
    const reading = newsOf(whole)
    const background: Background = isYearlyCount(reading)
      ? 'figures'
      : isFirstToll(current, reading)
        ? null
        : (readBackground(reading) ?? goesOn(before, reading))
    before = background
    if (drafts.length > 1 && sumsUpAll(reading)) continue
    const told: Frame[] = toldFrames(reading, current !== null).filter((frame) => !isGivenUp(frame, taxonomy))
    for (const draft of recalledEvents(whole, told, current, taxonomy))
      if (!joinsAccused(current, draft) && !joinsCase(drafts, draft, taxonomy)) drafts.push(draft)
    if (background === 'general' || background === 'figures') {
      if (latest !== null && isNextTo(latest, reading)) addNew(latest.claimants, definiteClaims(reading, taxonomy))
      continue
    }
    if (current !== null && taxonomy.region.profile.ordinaryCrime && isArrestFor(current, reading, told, taxonomy)) {
      joinArrest(current, reading, told, taxonomy)
    } else if (latest !== null && background === null && goesOnAboutPast(latest, reading, told)) {
      fillDraft(latest, reading, told, taxonomy)
    } else if (told.some(isCountable)) {
      const retrospective: boolean = background === 'past' || isLongAgo(reading, drafts)
      if (current !== null && isSumOf(current, reading, readings[index + 1])) current.total = true
      const whole: DraftEvent | null = retrospective ? null : wholeOf(drafts, reading, told, taxonomy)
      const target: DraftEvent | null =
        retrospective || whole !== null ? null : targetOf(drafts, current, reading, told, taxonomy)
      if (target !== null) {
        fillDraft(target, reading, told, taxonomy)
        current = target
        latest = target
      } else if (whole !== null) {
        current = partOf(whole, reading)
        latest = current
        fillDraft(current, reading, told, taxonomy)
        drafts.push(current)
      } else if (opensEvent(reading, told) && !isLesserFind(current, reading, told)) {
        const opened = emptyDraft(retrospective, isTotal(reading))
        fillDraft(opened, reading, told, taxonomy)
        if (current !== null && (isFurtherBomb(reading) || isAnotherBomb(reading))) lendFrom(current, opened)
        const isNews = !retrospective && (current !== null || (opened.time?.date != null && !opened.time.reporting))
        if (isNews || !joinsCase(drafts, opened, taxonomy)) {
          drafts.push(opened)
          if (!retrospective) current = opened
          latest = opened
        }
      }
    } else if (current !== null) {
      addDetails(current, reading, told, taxonomy)
    }
    const held = current ?? (taxonomy.region.profile.ordinaryCrime ? (drafts.at(-1) ?? null) : null)
    if (held !== null) {
      addAccused(held, reading, taxonomy)
      addVictimNames(held, reading, taxonomy)
    }
    if (current !== null) addMeant(current, reading, taxonomy)
    const claimed = latest !== null && isNextTo(latest, reading) ? latest : current
    if (claimed !== null && background === null) addClaims(claimed, drafts, reading, taxonomy)
  }
  return withoutTotals(drafts).flatMap(splitByPlace)
}

/** "The gunman surrendered": where every crime counts, that is how he was caught. */
const isGivenUp = ({ trigger }: Frame, { region }: Taxonomy): boolean =>
  trigger.id === 'surrender' && region.profile.ordinaryCrime

/** "A man is accused of robbing a bank last month. Karim Dad is charged with the Aug. 12 robbery": the same, and its day. */
function joinsAccused(current: DraftEvent | null, recalled: DraftEvent): boolean {
  if (
    current === null ||
    !isCrime(current) ||
    !recalled.agents.some(({ attribution }) => attribution === 'state_alleged')
  )
    return false
  const [known, found] = [current.time, recalled.time]
  if (found?.date == null) return false
  if (known?.date != null && !known.reporting && !found.date.startsWith(known.date)) return false
  current.time = found
  addNew(current.blamed, recalled.agents)
  addNew(current.victims, recalled.victims)
  return true
}

/** Where every crime counts, what a court hears is one crime however often it is told. */
function joinsCase(drafts: readonly DraftEvent[], found: DraftEvent, taxonomy: Taxonomy): boolean {
  const known = taxonomy.region.profile.ordinaryCrime ? caseToldOn(drafts, found, taxonomy) : null
  if (known !== null) joinCase(known, found)
  return known !== null
}

/** The sentence itself or the one right behind the last that told of the incident. */
const isNextTo = (draft: DraftEvent, reading: Reading): boolean =>
  reading.sentence.index - (draft.readings.at(-1)?.sentence.index ?? -9) <= 1

/** A sentence that belongs to the incident but says nothing new of what happened: a place, "no one was hurt". */
function addDetails(draft: DraftEvent, reading: Reading, frames: readonly Frame[], taxonomy: Taxonomy): void {
  if (frames.length > 0) fillDraft(draft, reading, frames, taxonomy)
}

/** What announced several together of which this sentence tells one. */
const wholeOf = (
  drafts: readonly DraftEvent[],
  reading: Reading,
  frames: readonly Frame[],
  taxonomy: Taxonomy,
): DraftEvent | null => drafts.find((draft) => isPartOfSeveral(draft, reading, frames, taxonomy)) ?? null

/** The incident that the sentence goes on about; null where it opens one of its own. */
function targetOf(
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
  const isPart = isFurtherBomb(reading) && tellsOfAll(current)
  const isSeparate = (reading.separate && !isPart) || isBombElsewhere(current, reading, frames)
  if (isSeparate && opensEvent(reading, frames)) return null
  if (!tellsOfAll(current) && (isFurtherBomb(reading) || isAnotherBomb(reading)) && opensEvent(reading, frames))
    return null
  if (reading.meanwhile && isElsewhereThan(current, reading, taxonomy)) return null
  if (isSameIncident(current, reading, frames, taxonomy)) return current
  const candidates = drafts.filter(
    (draft) => draft !== current && !draft.retrospective && (!draft.total || !frames.some(isViolence)),
  )
  const back = candidates.find(
    (draft) =>
      draft.place !== null &&
      (sharesPlace(draft, reading, taxonomy) || isSameDay(draft, reading)) &&
      isSameIncident(draft, reading, frames, taxonomy),
  )
  if (back !== undefined) return back
  return null
}

/** "Two bombs exploded in the town. One damaged a bank. The other went off in a bin": a happening of its own. */
function isFurtherBomb({ units, phrases, frames, start }: Reading): boolean {
  const opens = phrases.find((phrase) => phrase.kind === 'group' && phrase.end > start)
  const items = opens?.kind === 'group' ? opens.items.filter((item) => item.start >= start) : []
  const [first] = items
  if (first === undefined || oneOfTheBombs(units, { start: first.start, items }) !== 'further') return false
  return frames.some(({ trigger, verb }) => trigger.says.includes('bomb') && verb?.passive !== true)
}

/** "A second bomb went off near by": a happening of its own, there and then. */
function isAnotherBomb({ units, phrases, start }: Reading): boolean {
  const opens = phrases.find((phrase) => phrase.kind === 'group' && phrase.start >= start)
  if (opens?.kind !== 'group' || opens.preposition >= 0 || opens.items.length > 1) return false
  const [{ start: from, head, plural }] = opens.items as [NounPhrase]
  if (plural || units.lexeme[head]?.weapon?.explosive !== true) return false
  for (let at = from; at < head; at++) if (units.lexeme[at]?.cues.additional === true) return true
  return false
}

/** "… were killed in twin blasts": what is told of each later is in that figure. */
const tellsOfAll = ({ counts }: DraftEvent): boolean =>
  counts.some(
    ({ reading }) =>
      namesBombs(reading) ||
      reading.frames.some((frame) => frame.trigger.says.includes('bomb') && isPluralNoun(reading, frame)),
  )

/** "… was killed when explosives were dropped on a post"; not where the sentence goes on to tell them apart. */
function namesBombs({ units, sentence, start, end }: Reading): boolean {
  if (end < sentence.end) return false
  for (let at = start; at < end; at++) {
    const lexeme = units.lexeme[at] ?? null
    if (lexeme?.weapon?.explosive === true && lexeme.text.endsWith('s')) return true
  }
  return false
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
    !found.some(({ location }) => isUnder(taxonomy, location!.id, known) || isUnder(taxonomy, known, location!.id))
  )
}

/** What a sum of several takes up is no deed of its own: "a search operation was launched". */
const isViolence = ({ trigger }: Frame): boolean => trigger.happening === 'violence'

const isStrong = (frame: Frame): boolean => !frame.trigger.weak && frame.status.kind === 'real'

/** "The hospital in Zarga had received two bodies": those who were told of are brought there. */
function isAtHospital({ units, start, end }: Reading): boolean {
  for (let at = start + 1; at < end; at++) {
    if (units.lexeme[at]?.text.startsWith('receiv') !== true) continue
    return [1, 2, 3].some((back) => units.lexeme[at - back]?.cues.carePlace === true)
  }
  return false
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

/** Told as the past: its own date lies well before what the article opened with. */
function isLongAgo(reading: Reading, drafts: readonly DraftEvent[]): boolean {
  const first = drafts.find((draft) => !draft.retrospective)
  if (first === undefined) return false
  const found = reading.times.find((time) => !time.reporting && time.date !== null)
  if (found === undefined || found.date === null) return false
  const known = first.time === null || first.time.reporting ? null : first.time.date
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

/** "… in two separate attacks in the town on Monday": each of them was there and then. */
function lendFrom(total: DraftEvent, draft: DraftEvent): void {
  draft.time ??= total.time
  const place = draft.place
  const around = total.place
  if (place === null) draft.place = around
  else if (place.location === null && around !== null)
    draft.place = { ...place, location: around.location, mentions: [...place.mentions, ...around.mentions] }
}

/** A lead such as "seven killed in two separate attacks", which is told one by one later, is no incident. */
function withoutTotals(drafts: DraftEvent[]): DraftEvent[] {
  const single = drafts.filter((draft) => !draft.total && !draft.retrospective)
  const total = drafts.find((draft) => draft.total)
  if (total !== undefined) for (const draft of single) lendFrom(total, draft)
  return single.length > 1 ? drafts.filter((draft) => !draft.total) : drafts
}

function isTotal(reading: Reading): boolean {
  const { units, sentence } = reading
  if (reading.frames.some((frame) => isAllOver(reading, frame))) return true
  if ((sentence.traits & Trait.apart) === 0) return false
  for (let at = reading.start; at < reading.end; at++) {
    if ((units.traits[at]! & Trait.apart) === 0) continue
    const text = units.lexeme[at]?.text
    if (
      text !== undefined &&
      /^(?:in (?:separate|different|various) (?:incidents|attacks)|separate clashes)$/.test(text)
    )
      return true
    if (/^(?:separate|different)$/.test(units.word(at)) && isDeeds(units, at + 1)) return true
    if (units.overlay[at]?.cues.scattered === true && reading.frames.some(isViolence)) return true
  }
  return false
}

/** "separate shootings", "different attacks". */
function isDeeds(units: Units, at: number): boolean {
  if (/^(?:incidents|attacks|operations|blasts|encounters)/.test(units.word(at))) return true
  const lexeme = units.lexeme[at] ?? null
  if (lexeme === null || !lexeme.plural || lexeme.text.includes(' ')) return false
  return lexeme.cues.incidentWord || lexeme.nounTriggers.length > 0
}

/** "Four men were killed in shootings across Torvik": several, over a town or a country; "across the street" is no such place. */
function isAllOver(reading: Reading, frame: Frame): boolean {
  const { units } = reading
  if (frame.verb !== null || frame.trigger.happening !== 'violence' || !isPluralNoun(reading, frame)) return false
  if (!/^(?:across|around|throughout)$/.test(units.word(frame.at + 1))) return false
  return [2, 3].some((ahead) => {
    const at = frame.at + ahead
    return units.mention[at]?.kind === 'location' || units.overlay[at]?.cues.placeBackReference === true
  })
}
