import { mentionRowsOf, type StoredReading } from '@wirewatch/store'
import type { Reading } from './read-again.js'

/** How a text is read otherwise than it was. */
export interface ReadingChange {
  readonly articleVersionId: number
  readonly articleId: number
  readonly title: string | null
  /** Ids of actors and locations, or the words where they are not resolved, that it names now, or no longer. */
  readonly named: readonly string[]
  readonly unnamed: readonly string[]
  /** What happened, in words, as it was read and as it is read; empty where only evidence and confidence differ. */
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly role: { readonly before: string | null; readonly after: string } | null
}

/** Null where the text gives just what is kept of it. */
export function compareReadings(stored: StoredReading, reading: Reading): ReadingChange | null {
  const mentions = mentionRowsOf(reading.mentions)
  const events = reading.coded.reports.map(({ report }) => report.event)
  const { role, relevant } = reading.coded.coded
  const isSame =
    canonical(inOrder(mentions)) === canonical(inOrder(stored.mentions)) &&
    canonical(events) === canonical(stored.events) &&
    role === stored.role &&
    relevant === stored.relevant
  if (isSame) return null
  const [had, has] = [conceptsOf(stored.mentions), conceptsOf(mentions)]
  const [before, after] = [stored.events.map(inWords), events.map(inWords)]
  return {
    articleVersionId: stored.articleVersionId,
    articleId: stored.articleId,
    title: stored.title,
    named: [...has].filter((concept) => !had.has(concept)),
    unnamed: [...had].filter((concept) => !has.has(concept)),
    before: before.filter((event) => !after.includes(event)),
    after: after.filter((event) => !before.includes(event)),
    role: role === stored.role ? null : { before: stored.role, after: role },
  }
}

type Event = StoredReading['events'][number]
type Mentions = StoredReading['mentions']

/** The database orders keys and rows by its own rules. */
const inOrder = (mentions: Mentions): Mentions => [...mentions].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))

const keyOf = ({ part, kind, concept }: Mentions[number]): string => `${part} ${kind} ${concept}`

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

const conceptsOf = (mentions: Mentions): ReadonlySet<string> => new Set(mentions.map(({ concept }) => concept))

function inWords({ type, date, location, initiators, targets, killed, injured }: Event): string {
  const parties = (sides: Event['initiators']): string => sides.map(({ id, text }) => id ?? `“${text}”`).join(' + ')
  const sides = [parties(initiators), parties(targets)].filter((side) => side !== '').join(' → ')
  const toll = [
    ...(killed === null ? [] : [`${killed} killed`]),
    ...(injured === null ? [] : [`${injured} injured`]),
  ].join(', ')
  return [type, date ?? 'no date', location?.id ?? location?.text ?? 'no place', sides, toll]
    .filter((part) => part !== '')
    .join(' · ')
}
