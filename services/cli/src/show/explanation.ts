import type { CodedArticle, CodedEvent, Evidence, Mention, Party, TaggedArticle } from '@wirewatch/model'
import type { Taxonomy } from '@wirewatch/taxonomy'
import pc from 'picocolors'
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
    ...coded.events.flatMap((event, index) => ['', ...eventLines(event, index, article)]),
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

function eventLines(event: CodedEvent, index: number, article: TaggedArticle): string[] {
  const values: [field: string, value: string | null][] = [
    ['type', [event.type, ...event.components].join(' + ')],
    [
      'date',
      event.date === null
        ? null
        : `${event.date}${event.dateEnd === null ? '' : ` to ${event.dateEnd}`}, precision ${event.datePrecision}`,
    ],
    [
      'location',
      event.location === null
        ? null
        : `${event.location.name ?? event.location.text}, ${event.location.admin1 ?? event.location.country ?? '?'}, precision ${event.location.precision}`,
    ],
    ['initiators', listOf(event.initiators)],
    ['targets', listOf(event.targets)],
    ['claimants', listOf(event.claimants)],
    ['killed', figure(event.killed)],
    ['injured', figure(event.injured)],
    ['arrested', figure(event.arrested)],
    ['abducted', figure(event.abducted)],
    ['weapons', event.weapons.join(', ') || null],
  ]
  return [
    pc.bold(`event ${index + 1}`) +
      pc.dim(
        `  ${event.primary ? 'the news of the day' : event.retrospective ? 'recalled' : 'further'}, confidence ${event.confidence.toFixed(2)} (${confidenceOf(event)})`,
      ),
    ...values.flatMap(([field, value]) => (value === null ? [] : valueLines(field, value, event, article))),
  ]
}

function valueLines(field: string, value: string, event: CodedEvent, article: TaggedArticle): string[] {
  const evidence = event.evidence.filter((item) => item.field === field)
  return [
    `  ${field.padEnd(11)} ${value}`,
    ...evidence.slice(0, 3).map((item) => pc.dim(`  ${''.padEnd(11)} ${item.rule}: ${quote(article, item)}`)),
  ]
}

function quote(article: TaggedArticle, { start, end }: Evidence): string {
  const words = printable(article.text.slice(start, end))
  return `“${words.length > 120 ? `${words.slice(0, 119)}…` : words}”`
}

const listOf = (parties: readonly Party[]): string | null =>
  parties
    .map((party) => `${party.name ?? party.text}${party.attribution === null ? '' : ` (${party.attribution})`}`)
    .join(', ') || null

const figure = (value: number | null): string | null => (value === null ? null : String(value))

const confidenceOf = (event: CodedEvent): string =>
  Object.entries(event.confidenceParts)
    .map(([part, value]) => `${part} ${value.toFixed(2)}`)
    .join(' × ')
