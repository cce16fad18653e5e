import type { Units } from '../words/read-units.js'
import type { Sentence } from '../words/split-sentences.js'
import { publicationDay } from './day.js'
import { dayOfWriting, orderOfDays } from './find-dateline.js'
import type { Calendar } from './time-expression.js'

/** What the dates of an article are read against: the day it was written, and how it writes days. */
export function readCalendar(
  body: Units,
  sentences: readonly Sentence[],
  { publishedAt, zone }: { readonly publishedAt: string | null; readonly zone: string | null },
): Calendar {
  const published = dayOfWriting(body, sentences, publicationDay(publishedAt, zone))
  return { published, order: orderOfDays(body) }
}
