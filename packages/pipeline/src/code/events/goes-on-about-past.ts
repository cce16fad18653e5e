import type { Frame } from '../frames/frame.js'
import type { Reading } from '../readings/read-sentences.js'
import type { DraftEvent } from './draft-event.js'

/**
 * "In March last year a bomber struck a mosque in Torvik. Sixty people were killed": the toll right behind an incident of the past, in its
 * paragraph and without a day or a place, is told of it and not of the news. In "A bomb hit a market on Monday. A bomb hit it in 2009 as well. Ten
 * people were killed" they are those of Monday, of whom nothing was told yet.
 */
export function goesOnAboutPast(
  draft: DraftEvent,
  news: DraftEvent | null,
  reading: Reading,
  frames: readonly Frame[],
): boolean {
  if (!draft.retrospective || !isRightBehind(draft, reading)) return false
  const tolls = frames.filter(({ trigger, status }) => trigger.measure !== null && status.kind === 'real')
  if (tolls.length === 0 || isSetApart(reading)) return false
  if (news !== null && !tolls.some((frame) => isCountedInBody(news, frame))) return false
  return !tolls.some((frame) => isCounted(draft, frame) || (draft.counts.length === 0 && isOfOthers(reading, frame)))
}

const isRightBehind = ({ readings }: DraftEvent, { sentence }: Reading): boolean => {
  const last = readings.at(-1)?.sentence
  return last !== undefined && last.index === sentence.index - 1 && last.paragraph === sentence.paragraph
}

/** The past incident has such a toll: another one is somebody else's. */
const isCounted = ({ counts }: DraftEvent, { trigger }: Frame): boolean =>
  counts.some((statement) => statement.counts.some(({ measure }) => measure === trigger.measure))

/** The news has its own toll; a headline's is most often told again. */
const isCountedInBody = ({ counts }: DraftEvent, { trigger }: Frame): boolean =>
  counts.some(
    (statement) => !statement.reading.fromTitle && statement.counts.some(({ measure }) => measure === trigger.measure),
  )

/** "Several other rebels were killed": beside those of the news, where the past incident has no toll yet. */
const isOfOthers = ({ units }: Reading, { patient }: Frame): boolean =>
  patient?.items.some(({ start, head }) => {
    for (let at = start; at < head; at++)
      if (units.lexeme[at]?.cues.additional || units.word(at) === 'other') return true
    return false
  }) === true

const isSetApart = ({ separate, meanwhile, times, places }: Reading): boolean =>
  separate ||
  meanwhile ||
  times.some(({ reporting }) => !reporting) ||
  places.some(({ elsewhere, relation }) => !elsewhere && relation !== 'other')
