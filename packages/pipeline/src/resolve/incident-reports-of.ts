import type { CodedEvent, IncidentReport } from '@wirewatch/model'
import type { CodedTaggedArticle } from '../code/code.js'
import { isOneOfSeveral, oneOfSeveral } from './one-of-several.js'

/**
 * The reports that an article gives, one for each of its coded events.
 * @param origin publisher family or agency; with the speaker of the toll it makes the report's origin
 * @param seenAt when the article was first seen, for one that bears no date
 */
export function incidentReportsOf(article: CodedTaggedArticle, origin: string, seenAt: string): IncidentReport[] {
  return article.events.map((event, index) => ({
    id: `${article.url ?? article.id}#${index}`,
    articleId: article.id,
    role: article.role,
    origin: [
      origin,
      ...new Set(event.casualties.map((casualty) => casualty.speaker).filter((speaker) => speaker !== null)),
    ].join(' '),
    saidAt: article.publishedAt ?? seenAt,
    event,
    names: namesIn(article, event),
  }))
}

/**
 * Capitalised words inside a sentence that are neither actors nor places: names of victims, units, streets. Folded, without doubles. An
 * article of one event is all about it; of several events each has the sentences that told of it.
 */
function namesIn(article: CodedTaggedArticle, event: CodedEvent): string[] {
  const body = { start: endOfDateline(article.text), end: article.text.length }
  const spans = article.events.length === 1 ? [body] : sentencesAround(article.text, event.evidence)
  const names = new Set<string>()
  for (const { start, end } of spans) {
    const from = Math.max(start, body.start)
    for (const match of article.text.slice(from, Math.max(from, end)).matchAll(nameInsideSentence)) {
      const at = from + match.index
      if (!article.mentions.some((mention) => mention.start < at + match[0].length && mention.end > at))
        names.add(match[0].toLowerCase())
    }
  }
  if (isOneOfSeveral(article)) names.add(oneOfSeveral)
  return [...names].filter((name) => !weekdaysAndMonths.has(name)).sort()
}

/** After a word or a comma, never at the start of a sentence, a heading or a quotation. */
const nameInsideSentence = /(?<=[\p{L}\p{N},;)’'] )\p{Lu}\p{Ll}{2,}/gu

/** "QUETTA, Feb 20 (Agency) –" or "QUETTA:" tells of the newsroom, not of what happened. */
function endOfDateline(text: string): number {
  return text.match(/^\P{Ll}{3}[^\n]{0,60}?(?::|\s[–—-]{1,2})\s/u)?.[0].length ?? 0
}

function sentencesAround(
  text: string,
  spans: readonly { start: number; end: number }[],
): { start: number; end: number }[] {
  const starts = new Map<number, number>()
  for (const span of spans) {
    const start = Math.max(text.lastIndexOf('. ', span.start), text.lastIndexOf('\n', span.start)) + 1
    const stop = text.indexOf('. ', span.end)
    starts.set(start, stop === -1 ? text.length : stop)
  }
  return [...starts].map(([start, end]) => ({ start, end }))
}

const weekdaysAndMonths = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec'.split(
    ' ',
  ),
)
