import type { CodedArticle, CodedEvent, Mention, Span, TaggedArticle } from '@wirewatch/model'
import type { WeighedArticle } from '@wirewatch/pipeline/code/code.js'
import type { DecidedType } from '@wirewatch/pipeline/code/events/decide-type.js'
import type { Taxonomy } from '@wirewatch/taxonomy'
import pc from 'picocolors'
import { type ExplainedValue, explainValues } from './explain-values.js'
import { printable, table } from './table.js'

/** What each stage made of an article, for a reader: names with the reason they mean what they mean, events with the words behind each value. */
export function explanation(article: TaggedArticle, { coded, types }: WeighedArticle, taxonomy: Taxonomy): string {
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
    ...coded.events.flatMap((event, index) => ['', ...eventLines(event, index, types[index]!, article, taxonomy)]),
    coded.events.length === 0 ? '\nno event' : '',
  ].join('\n')
}

const heading = (stage: string): string => pc.bold(pc.cyan(stage))

const because = (article: TaggedArticle, evidence: CodedArticle['roleEvidence']): string =>
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

function eventLines(
  event: CodedEvent,
  index: number,
  type: DecidedType,
  article: TaggedArticle,
  taxonomy: Taxonomy,
): string[] {
  const kind = event.primary ? 'the news of the day' : event.retrospective ? 'recalled' : 'further'
  const values = explainValues(event, type, article, taxonomy)
  const sentences = sentencesOf(values)
  return [
    pc.bold(`event ${index + 1}`) +
      pc.dim(`  ${kind}, confidence ${event.confidence.toFixed(2)} (${confidenceOf(event)})`),
    ...sentences.map((sentence, at) => `  ${numbered(at)} ${marked(sentence, values, article)}`),
    ...values.flatMap((explained) => valueLines(explained, sentences, article)),
  ]
}

/** The sentences that an event was read from, each once, in the order of the text. */
function sentencesOf(values: readonly ExplainedValue[]): Span[] {
  const byStart = new Map(values.flatMap(({ because }) => because.map(({ sentence }) => [sentence.start, sentence])))
  return [...byStart.values()].sort((a, b) => a.start - b.start)
}

const numbered = (at: number): string => pc.dim(`[${at + 1}]`)

/** A sentence with all words that count in it underlined, and what is too long of it cut off. */
function marked(sentence: Span, values: readonly ExplainedValue[], { text }: TaggedArticle): string {
  const end = Math.min(sentence.end, sentence.start + longestSentence)
  const words = values
    .flatMap(({ because }) => because)
    .filter((support) => support.start >= sentence.start && support.end <= end)
    .sort((a, b) => a.start - b.start || b.end - a.end)
  let shown = ''
  let at = sentence.start
  for (const support of words) {
    if (support.start < at) continue
    shown +=
      onOneLine(text.slice(at, support.start)) +
      pc.underline(pc.yellow(onOneLine(text.slice(support.start, support.end))))
    at = support.end
  }
  return `“${shown}${onOneLine(text.slice(at, end))}${end < sentence.end ? '…' : ''}”`
}

function valueLines(explained: ExplainedValue, sentences: readonly Span[], article: TaggedArticle): string[] {
  const { field, value, because, lost } = explained
  const quotes = because.slice(0, mostShown).map((support) => ({
    words: quote(article, support),
    sentence: numbered(sentences.findIndex(({ start }) => start === support.sentence.start)),
    rules: support.rules.join(', '),
  }))
  const widest = Math.max(0, ...quotes.map(({ words }) => words.length))
  return [
    `  ${pc.cyan(field.padEnd(fieldWidth))} ${pc.bold(printable(value))}`,
    ...quotes.map(({ words, sentence, rules }) => `${indent}${sentence} ${words.padEnd(widest)}  ${pc.dim(rules)}`),
    ...more(because.length),
    ...lost.slice(0, mostShown).map((loser) => `${indent}${pc.dim(`not ${printable(loser.value)}: ${loser.reason}`)}`),
    ...more(lost.length),
  ]
}

const more = (count: number): string[] =>
  count > mostShown ? [`${indent}${pc.dim(`… and ${count - mostShown} more`)}`] : []

const fieldWidth = 12
const indent = ' '.repeat(fieldWidth + 3)
const mostShown = 4

/** How much of a sentence is shown, in characters. */
const longestSentence = 600

/** Printable, with the spaces at its ends. */
const onOneLine = (text: string): string =>
  `${/^\s/.test(text) ? ' ' : ''}${printable(text)}${/\S\s+$/.test(text) ? ' ' : ''}`

const quote = (article: TaggedArticle, { start, end }: Span): string =>
  `“${printable(article.text.slice(start, Math.min(end, start + 120)))}”`

const confidenceOf = (event: CodedEvent): string =>
  Object.entries(event.confidenceParts)
    .map(([part, value]) => `${part} ${value.toFixed(2)}`)
    .join(' × ')
