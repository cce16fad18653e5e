import type { CodedArticle, TaggedArticle } from '@wirewatch/model'
import { Trait } from '@wirewatch/taxonomy/language/traits.js'
import type { Taxonomy } from '@wirewatch/taxonomy/taxonomy.js'
import type { Stage } from '../stage.js'
import { isAccident, tellsMishap } from './events/accident.js'
import type { DecidedType } from './events/decide-type.js'
import type { DraftEvent } from './events/draft-event.js'
import { anchorDates, codedEventOf, finishEvent } from './events/finish-event.js'
import type { FinishedEvent } from './events/finished-event.js'
import { groupEvents } from './events/group-events.js'
import { lendPlaces } from './events/lend-places.js'
import { lendTimes } from './events/lend-times.js'
import { withHeadline } from './events/use-headline.js'
import { claimBeforeNews } from './readings/claim-before-news.js'
import { type Reading, readSentences } from './readings/read-sentences.js'
import { isHeading } from './readings/read-shape.js'
import { decideRole } from './role/decide-role.js'
import { hasConflict, hasPlainCasualties, isOurs } from './role/is-ours.js'
import { readContext } from './role/read-context.js'
import { taxonomyOn } from './taxonomy-on.js'
import { parseDay } from './times/day.js'
import { readCalendar } from './times/read-calendar.js'
import type { Calendar } from './times/time-expression.js'
import { readUnits, type Units } from './words/read-units.js'
import { type Sentence, splitSentences } from './words/split-sentences.js'

/** A tagged article together with what it says happened. */
export interface CodedTaggedArticle extends TaggedArticle, CodedArticle {}

export interface CodeNeeds {
  readonly taxonomy: Taxonomy
}

/**
 * What an article reports: its role, and its incidents with the evidence for every value. Drops nothing: an article that is not ours says so.
 *
 *     words → phrases → parties → frames (who did what to whom) → times, places, tolls → readings (a sentence) → events → role
 *
 * Each is a room, and none knows of those behind it.
 */
export const code: Stage<'code', TaggedArticle, CodedTaggedArticle, CodeNeeds> = {
  name: 'code',
  run: (article, { taxonomy }) => ({ ...article, ...weighTagged(article, taxonomy).coded }),
}

/** What an article reports, and beside each of its events what its type was decided by. */
export interface WeighedArticle {
  readonly coded: CodedArticle
  readonly types: readonly DecidedType[]
}

/** Codes an article for somebody who asks what lost. */
export function weighTagged(article: TaggedArticle, known: Taxonomy): WeighedArticle {
  const { language, naming } = known
  const title =
    article.title === null || article.title === '' ? null : readUnits(article.title, article.titleMentions, language)
  const body = readUnits(article.text, article.mentions, language)
  const sentences = splitSentences(body, naming)
  const calendar = readCalendar(body, sentences, article)
  const taxonomy = taxonomyOn(known, calendar.published)
  const told = sentences.filter(
    (sentence) => tells(sentence) && !isHeading(body, sentence, sentences[sentence.index + 1]),
  )
  const readings = readSentences(body, told, false, taxonomy, calendar)
  const headline = title === null ? [] : readTitle(title, taxonomy, calendar)
  const drafts = withHeadline(groupEvents(readings, taxonomy), headline, taxonomy)
  lendPlaces(drafts, title, body, sentences, taxonomy)
  lendTimes(drafts, body, sentences, calendar)
  anchorDates(drafts, calendar)
  for (const draft of drafts) draft.retrospective ||= isFromThePast(draft, calendar)
  const context = readContext(title === null ? [body] : [title, body], taxonomy)
  const ordinaryCrime = taxonomy.region.profile.ordinaryCrime
  const events = drafts.map((draft) => finishEvent(draft, taxonomy)).filter((event) => event !== null)
  const deeds = events.filter((event) => !isAccident(event))
  const finished = deeds.filter((event) => isOurs(event, context, ordinaryCrime, readings[0]?.sentence.index ?? 0))
  const toldEvents = finished.filter((event) => !event.draft.retrospective).length
  const role = decideRole({
    title,
    body,
    sentences,
    readings: [...headline, ...readings],
    context,
    ownedUp: claimBeforeNews(readings, taxonomy),
    told: toldEvents,
    recalled: finished.length - toldEvents,
    ordinaryCrime,
    accidentsOnly: deeds.length === 0 && readings.some(tellsMishap),
    hasPlainCasualties: finished.some(hasPlainCasualties),
    hasConflict: finished.some(hasConflict),
  })
  const kept = role.relevant ? eventsFor(role.role, finished, calendar) : []
  const primary = kept.find((event) => !event.draft.retrospective)
  const coded = {
    relevant: role.relevant,
    role: role.role,
    roleEvidence: role.evidence,
    events: kept.map((event) => codedEventOf(event, event === primary, calendar, taxonomy)),
  }
  return { coded, types: kept.map(({ type }) => type) }
}

/** Whether a sentence holds a word that can tell of an incident or of who claims it; the others are not read closely. */
const tells = (sentence: Sentence): boolean => (sentence.traits & Trait.tells) !== 0

const readTitle = (title: Units, taxonomy: Taxonomy, calendar: Calendar): Reading[] =>
  readSentences(title, splitSentences(title, taxonomy.naming), true, taxonomy, calendar)

/** A reaction, a court report or a sum opens no incident; what it recalls from well before stays. */
function eventsFor(
  role: CodedArticle['role'],
  events: readonly FinishedEvent[],
  calendar: Calendar,
): readonly FinishedEvent[] {
  if (role === 'follow_up')
    return events.filter(({ draft }) =>
      draft.retrospective ? isOlderThan(draft, calendar, daysOfNews) || hasNoDay(draft) : hasOwnDay(draft),
    )
  if (role === 'reaction')
    return events.filter((event) => event.draft.retrospective && isOlderThan(event.draft, calendar, daysOfNews))
  if (role === 'roundup') return events.filter((event) => !event.draft.total)
  return events
}

const hasNoDay = ({ date, time }: DraftEvent): boolean => date === null && time === null

/** Violence told with a day of its own: what a follow-up joins; the arrest that led to the court is no news. */
const hasOwnDay = ({ date, time, kinds }: DraftEvent): boolean =>
  kinds.has('violence') && (date?.assumed === false || (time !== null && !time.reporting && time.date !== null))

/** What lies further back than this is not what the news of the day reacts to. */
const daysOfNews = 7

/** A report on something this old tells history. */
const daysOfPast = 60

const isFromThePast = (draft: DraftEvent, calendar: Calendar): boolean =>
  draft.time?.dated === true && isOlderThan(draft, calendar, daysOfPast)

function isOlderThan(draft: DraftEvent, calendar: Calendar, days: number): boolean {
  const date = draft.date?.date ?? draft.time?.date ?? null
  if (date === null || calendar.published === null) return false
  const day = parseDay(`${date}-28`.slice(0, 10)) ?? parseDay(`${date}-12-28`.slice(0, 10))
  return day !== null && calendar.published - day > days
}
