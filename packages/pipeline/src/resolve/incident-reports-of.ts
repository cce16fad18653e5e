import type { CodedArticle, IncidentReport, TaggedArticle } from '@wirewatch/model'

/**
 * The reports that an article gives, one for each of its coded events.
 * @param origin publisher family or agency; with the speaker of the toll it makes the report's origin
 * @param seenAt when the article was first seen, for one that bears no date
 */
export function incidentReportsOf(
  article: TaggedArticle,
  coded: CodedArticle,
  origin: string,
  seenAt: string,
): IncidentReport[] {
  return coded.events.map((event, index) => ({
    id: `${article.url ?? article.id}#${index}`,
    articleId: article.id,
    role: coded.role,
    origin: [
      origin,
      ...new Set(event.casualties.map((casualty) => casualty.speaker).filter((speaker) => speaker !== null)),
    ].join(' '),
    saidAt: article.publishedAt ?? seenAt,
    event,
    names: namesIn(article, event.evidence),
  }))
}

/** Capitalised words inside a sentence that are neither actors nor places: names of victims, units, streets. Folded, without doubles. */
function namesIn(article: TaggedArticle, spans: readonly { start: number; end: number }[]): string[] {
  const names = new Set<string>()
  for (const { start, end } of sentencesAround(article.text, spans)) {
    for (const match of article.text
      .slice(start, end)
      .matchAll(/(?<=[\p{Ll},;:“"‘'(] ?|\p{Lu}\p{Ll}+ )\p{Lu}\p{Ll}{2,}/gu)) {
      const at = start + match.index
      if (!article.mentions.some((mention) => mention.start < at + match[0].length && mention.end > at))
        names.add(match[0].toLowerCase())
    }
  }
  return [...names].filter((name) => !weekdaysAndMonths.has(name)).sort()
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
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december'.split(
    ' ',
  ),
)
