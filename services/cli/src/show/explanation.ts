import type { CodedArticle, CodedEvent, Evidence, Mention, TaggedArticle } from '@wirewatch/model'
import type { Taxonomy } from '@wirewatch/taxonomy'
import pc from 'picocolors'
import { type ExplainedValue, explainValues, type Support } from './explain-values.js'
import { printable, table } from './table.js'

/** What each stage made of an article, for a reader: names with the reason they mean what they mean, events with the words behind each value. */
export function explanation(article: TaggedArticle, coded: CodedArticle, taxonomy: Taxonomy): string {
  return [
    heading('article'),
    `${printable(article.title ?? '(no title)')}`,
    pc.dim(
      `published ${article.publishedAt ?? 'unknown'}, ${article.text.length} characters, taxonomy ${article.taxonomyVersion}`,
    ),
    '',
    heading('tag'),
    mentionTable(article.mentions, taxonomy),
    '',
    heading('code'),
    `${coded.relevant ? 'relevant' : 'not relevant'}, role ${pc.bold(coded.role)}${because(article, coded.roleEvidence)}`,
    ...coded.events.flatMap((event, index) => ['', ...eventLines(event, index, article, taxonomy)]),
    coded.events.length === 0 ? '\nno event' : '',
  ].join('\n')
}

const heading = (stage: string): string => pc.bold(pc.cyan(stage))

const because = (article: TaggedArticle, evidence: Evidence | null): string =>
  evidence === null ? '' : pc.dim(`  ${evidence.rule}: ${quote(article, evidence)}`)

function mentionTable(mentions: readonly Mention[], taxonomy: Taxonomy): string {
  if (mentions.length === 0) return 'no names'
  return table<Mention>(
    [
      { head: 'at', of: (mention) => mention.start, align: 'right' },
      { head: 'words', of: (mention) => mention.text, widest: 36 },
      { head: 'is', of: (mention) => nameOf(mention, taxonomy), widest: 44 },
      { head: 'because', of: (mention) => reasonOf(mention) },
      { head: 'sure', of: (mention) => mention.confidence.toFixed(2), align: 'right' },
    ],
    mentions,
  )
}

function nameOf(mention: Mention, taxonomy: Taxonomy): string | null {
  if (mention.kind === 'actor') return taxonomy.actors.get(mention.actorId ?? '')?.name ?? null
  const place = taxonomy.locations.get(mention.locationId ?? '')
  return place === undefined ? null : `${place.name} (${place.id})`
}

function reasonOf(mention: Mention): string {
  const use = mention.kind === 'location' && mention.use !== 'place' ? `, ${mention.use}` : ''
  const rivals = mention.candidates.length > 1 ? ` of ${mention.candidates.length}` : ''
  return `${mention.method.replaceAll('_', ' ')}${rivals}${use}`
}

function eventLines(event: CodedEvent, index: number, article: TaggedArticle, taxonomy: Taxonomy): string[] {
  const kind = event.primary ? 'the news of the day' : event.retrospective ? 'recalled' : 'further'
  return [
    pc.bold(`event ${index + 1}`) +
      pc.dim(`  ${kind}, confidence ${event.confidence.toFixed(2)} (${confidenceOf(event)})`),
    ...explainValues(event, article, taxonomy).flatMap((explained) => valueLines(explained, article)),
  ]
}

function valueLines({ field, value, because, lost }: ExplainedValue, article: TaggedArticle): string[] {
  return [
    `  ${pc.cyan(field.padEnd(fieldWidth))} ${pc.bold(printable(value))}`,
    ...because
      .slice(0, mostShown)
      .map((support) => `${indent}${quoted(support, article)}  ${pc.dim(support.rules.join(', '))}`),
    ...lost.slice(0, mostShown).map((loser) => `${indent}${pc.dim(`not ${printable(loser.value)}: ${loser.reason}`)}`),
    ...(lost.length > mostShown ? [`${indent}${pc.dim(`… and ${lost.length - mostShown} more`)}`] : []),
  ]
}

const fieldWidth = 11
const indent = ' '.repeat(fieldWidth + 3)
const mostShown = 4

/** The sentence, with the words that count in it. */
function quoted({ start, end, sentence }: Support, { text }: TaggedArticle): string {
  const from = Math.max(sentence.start, start - aroundWords)
  const to = Math.min(sentence.end, end + aroundWords)
  const before = `${from > sentence.start ? '…' : ''}${onOneLine(text.slice(from, start))}`
  const after = `${onOneLine(text.slice(end, to))}${to < sentence.end ? '…' : ''}`
  return `${pc.dim('“')}${before}${pc.underline(pc.yellow(onOneLine(text.slice(start, end))))}${after}${pc.dim('”')}`
}

/** Printable, with the spaces at its ends. */
const onOneLine = (text: string): string =>
  `${/^\s/.test(text) ? ' ' : ''}${printable(text)}${/\S\s+$/.test(text) ? ' ' : ''}`

/** How much of a long sentence is shown on either side of the words, in characters. */
const aroundWords = 90

const quote = (article: TaggedArticle, { start, end }: Evidence): string =>
  `“${printable(article.text.slice(start, Math.min(end, start + 120)))}”`

const confidenceOf = (event: CodedEvent): string =>
  Object.entries(event.confidenceParts)
    .map(([part, value]) => `${part} ${value.toFixed(2)}`)
    .join(' × ')
