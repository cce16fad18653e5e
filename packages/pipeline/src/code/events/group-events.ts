import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Frame } from '../frames/frame.js'
import { announcesSeveral } from '../readings/announces-several.js'
import { definiteClaims } from '../readings/find-claims.js'
import type { Reading } from '../readings/read-sentences.js'
import { type Background, goesOn, newsOf, readBackground } from '../readings/read-shape.js'
import { sumsUpAll } from '../readings/told-at-once.js'
import { isYearlyCount } from '../readings/yearly-count.js'
import { addAccused } from './add-accused.js'
import { addClaims } from './add-claims.js'
import { addNew } from './add-sides.js'
import { addVictimNames } from './add-victim-names.js'
import { type DraftEvent, emptyDraft } from './draft-event.js'
import { fillDraft } from './fill-draft.js'
import { tellsFurtherBomb } from './further-bomb.js'
import { goesOnAboutPast } from './goes-on-about-past.js'
import { isCrime } from './is-crime.js'
import { isFirstToll } from './is-first-toll.js'
import { isLongAgo } from './is-long-ago.js'
import { isSumOf } from './is-sum-of.js'
import { isArrestFor, joinArrest } from './join-arrest.js'
import { caseToldOn, joinCase } from './join-case.js'
import { addMeant } from './meant-for.js'
import { isLesserFind, opensEvent } from './opens-event.js'
import { isAnotherDeed } from './own-deed.js'
import { isPartOfSeveral, partOf } from './part-of-several.js'
import { recalledEvents } from './recall-events.js'
import { withoutSearch } from './search-after.js'
import { splitByPlace } from './split-by-place.js'
import { targetOf } from './target-of.js'
import { isCountable, toldFrames } from './told-frames.js'
import { isTotal, lendFrom, withoutTotals } from './totals.js'

/** Puts the sentences of an article together into incidents, one each, in the order in which they are told. */
export function groupEvents(readings: readonly Reading[], taxonomy: Taxonomy): DraftEvent[] {
  const story: Story = { drafts: [], current: null, latest: null, several: false }
  let background: Background = null
  for (const [index, whole] of readings.entries()) {
    const reading = newsOf(whole)
    background = backgroundOf(reading, story.current, background)
    if (story.drafts.length > 1 && sumsUpAll(reading)) continue
    const frames = toldFrames(reading, story.current !== null).filter((frame) => !isGivenUp(frame, taxonomy))
    addRecalled(story, whole, frames, taxonomy)
    story.several ||= (background === null || reading.sentence.index === 0) && announcesSeveral(reading)
    if (background === 'general' || background === 'figures') {
      const { latest } = story
      if (latest !== null && isNextTo(latest, reading)) addNew(latest.claimants, definiteClaims(reading, taxonomy))
      continue
    }
    addDeeds(story, { reading, frames, background, next: readings[index + 1] }, taxonomy)
    addPersons(story, reading, taxonomy)
    const { drafts, current, latest } = story
    const claimed = latest !== null && isNextTo(latest, reading) ? latest : current
    if (claimed !== null && background === null) addClaims(claimed, drafts, reading, taxonomy)
  }
  return withoutTotals(story.drafts).flatMap(splitByPlace)
}

/** The incidents told so far: the one that the news is at, and the one that was told of last, which may be of the past. */
interface Story {
  readonly drafts: DraftEvent[]
  current: DraftEvent | null
  latest: DraftEvent | null
  /** Several deeds were announced: "four attacks were reported". */
  several: boolean
}

/** A sentence with what it tells of. */
interface Told {
  readonly reading: Reading
  readonly frames: readonly Frame[]
  readonly background: Background
  readonly next: Reading | undefined
}

function backgroundOf(reading: Reading, current: DraftEvent | null, before: Background): Background {
  if (isYearlyCount(reading)) return 'figures'
  if (isFirstToll(current, reading)) return null
  return readBackground(reading) ?? goesOn(before, reading)
}

/** "The gunman surrendered": where every crime counts, that is how he was caught. */
const isGivenUp = ({ trigger }: Frame, { region }: Taxonomy): boolean =>
  trigger.id === 'surrender' && region.profile.ordinaryCrime

function addRecalled({ drafts, current }: Story, whole: Reading, frames: readonly Frame[], taxonomy: Taxonomy): void {
  for (const draft of recalledEvents(whole, frames, current, taxonomy))
    if (!joinsAccused(current, draft) && !joinsCase(drafts, draft, taxonomy)) drafts.push(draft)
}

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

/** Adds what happened to the incident that it belongs to, or to a new one. */
function addDeeds(story: Story, told: Told, taxonomy: Taxonomy): void {
  const { drafts, current, latest } = story
  const { reading, frames, background, next } = told
  if (current !== null && taxonomy.region.profile.ordinaryCrime && isArrestFor(current, reading, frames, taxonomy)) {
    joinArrest(current, reading, frames, taxonomy)
    return
  }
  if (latest !== null && background === null && goesOnAboutPast(latest, current, reading, frames)) {
    fillDraft(latest, reading, frames, taxonomy)
    return
  }
  if (!frames.some(isCountable)) {
    // It says nothing new of what happened: a place, "no one was hurt".
    if (current !== null && frames.length > 0) fillDraft(current, reading, frames, taxonomy)
    return
  }
  const retrospective = background === 'past' || isLongAgo(reading, drafts)
  if (current !== null && isSumOf(current, reading, next)) current.total = true
  const isAnother = current !== null && isAnotherDeed(current, reading, frames, story.several)
  const known = retrospective || isAnother ? null : incidentOf(drafts, current, reading, frames, taxonomy)
  const deeds = known === null ? frames : withoutSearch(known, frames)
  if (deeds.length < frames.length) {
    addDeeds(story, { ...told, frames: deeds }, taxonomy)
    return
  }
  if (known === null) {
    open(story, told, retrospective, taxonomy)
    if (isAnother && story.current !== null && story.current !== current) {
      lendFrom(current, story.current)
      story.current.announced = true
    }
    return
  }
  fillDraft(known, reading, frames, taxonomy)
  story.current = known
  story.latest = known
}

/** What the sentence goes on about: one of several that were announced together, or an incident that was told of. */
function incidentOf(
  drafts: DraftEvent[],
  current: DraftEvent | null,
  reading: Reading,
  frames: readonly Frame[],
  taxonomy: Taxonomy,
): DraftEvent | null {
  const several = drafts.find((draft) => isPartOfSeveral(draft, reading, frames, taxonomy))
  if (several === undefined) return targetOf(drafts, current, reading, frames, taxonomy)
  const part = partOf(several, reading)
  drafts.push(part)
  return part
}

function open(story: Story, { reading, frames }: Told, retrospective: boolean, taxonomy: Taxonomy): void {
  const { drafts, current } = story
  if (!opensEvent(reading, frames) || isLesserFind(current, reading, frames)) return
  const opened = emptyDraft(retrospective, isTotal(reading))
  fillDraft(opened, reading, frames, taxonomy)
  if (current !== null && tellsFurtherBomb(reading)) lendFrom(current, opened)
  const isNews = !retrospective && (current !== null || (opened.time?.date != null && !opened.time.reporting))
  if (!isNews && joinsCase(drafts, opened, taxonomy)) return
  drafts.push(opened)
  if (!retrospective) story.current = opened
  story.latest = opened
}

/** Who is accused of it, whose names are told later, and for whom it was meant. */
function addPersons({ drafts, current }: Story, reading: Reading, taxonomy: Taxonomy): void {
  const held = current ?? (taxonomy.region.profile.ordinaryCrime ? (drafts.at(-1) ?? null) : null)
  if (held !== null) {
    addAccused(held, reading, taxonomy)
    addVictimNames(held, reading, taxonomy)
  }
  if (current !== null) addMeant(current, reading, taxonomy)
}
