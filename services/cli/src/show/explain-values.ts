import type { CodedEvent, Mention, Party, Span, TaggedArticle } from '@wirewatch/model'
import type { DecidedType } from '@wirewatch/pipeline/code/events/decide-type.js'
import { type LostType, lostTypes } from '@wirewatch/pipeline/code/events/lost-types.js'
import { findTimes } from '@wirewatch/pipeline/code/times/find-date.js'
import { readCalendar } from '@wirewatch/pipeline/code/times/read-calendar.js'
import { readUnits } from '@wirewatch/pipeline/code/words/read-units.js'
import { splitSentences } from '@wirewatch/pipeline/code/words/split-sentences.js'
import type { Taxonomy } from '@wirewatch/taxonomy'

/** One value of an event, what supports it and what lost against it. */
export interface ExplainedValue {
  readonly field: string
  readonly value: string
  readonly because: readonly Support[]
  readonly lost: readonly Loser[]
}

/** Words of the text, the sentence they stand in, and the rules that read them. */
export interface Support extends Span {
  readonly rules: readonly string[]
  readonly sentence: Span
}

export interface Loser {
  readonly value: string
  readonly reason: string
}

/** Every value that an event has, in the order in which an analyst asks for them. */
export function explainValues(
  event: CodedEvent,
  type: DecidedType,
  article: TaggedArticle,
  taxonomy: Taxonomy,
): ExplainedValue[] {
  const reader = readerOf(article, taxonomy)
  const supports = (...fields: string[]): Support[] =>
    joined(
      event.evidence
        .filter(({ field, end }) => fields.includes(field) && end > 0)
        .map(({ start, end, rule }) => ({ start, end, rules: [rule], sentence: reader.sentenceAt(start) })),
    )
  const listed = (
    field: string,
    value: readonly string[],
    evidence: string,
    lost: readonly Loser[],
  ): ExplainedValue[] =>
    value.length === 0 ? [] : [{ field, value: value.join(', '), because: supports(evidence), lost }]
  const bystanders = lostActors(event, article, taxonomy)
  const figures = (['killed', 'injured', 'arrested', 'abducted'] as const).flatMap((field) =>
    event[field] === null
      ? []
      : [{ field, value: String(event[field]), because: supports(field), lost: lostFigures(event, field, article) }],
  )
  return [
    {
      field: 'type',
      value: [event.type, ...event.components].join(' + '),
      because: supports('type', 'trigger'),
      lost: lostTypes(type, taxonomy).map(typeLoser),
    },
    dateValue(event, supports('date'), article, reader.times),
    placeValue(event, supports('place'), article, taxonomy),
    ...listed('initiators', event.initiators.map(partyName), 'initiator', bystanders),
    ...listed('targets', event.targets.map(partyName), 'target', bystanders),
    ...listed('claimants', event.claimants.map(partyName), 'claimant', []),
    ...figures,
    ...listed('weapons', event.weapons, 'weapon', []),
    ...listed('target kinds', event.targetKinds, 'target_kind', []),
  ]
}

/** A rule that fits as well stands further down the ladder; another one asks for what is not there, or does not go with what is. */
function typeLoser({ type, rule, missing, unwanted }: LostType): Loser {
  const faults = [
    ...(missing.length === 0 ? [] : [`asks for ${missing.join(', ')}`]),
    ...(unwanted.length === 0 ? [] : [`does not go with ${unwanted.join(', ')}`]),
  ]
  return { value: type, reason: `type-rules:${rule} ${faults.join(' and ') || 'fits as well and stands further down'}` }
}

interface Reader {
  readonly sentenceAt: (position: number) => Span
  readonly times: readonly (Span & { readonly date: string | null; readonly reporting: boolean })[]
}

function readerOf(article: TaggedArticle, taxonomy: Taxonomy): Reader {
  const units = readUnits(article.text, article.mentions, taxonomy.language)
  const sentences = splitSentences(units, taxonomy.naming)
  const spans = sentences.map(({ start, end }) => ({ start: units.start[start]!, end: units.end[end - 1]! }))
  const calendar = readCalendar(units, sentences, article)
  const times = sentences
    .flatMap(({ start, end }) => findTimes(units, start, end, calendar))
    .map((time) => ({ ...time, start: units.start[time.start]!, end: units.end[time.end - 1]! }))
  const whole = { start: 0, end: article.text.length }
  return { sentenceAt: (position) => spans.find(({ end }) => position < end) ?? whole, times }
}

/** One support for each stretch of the text, with all rules that read it. */
function joined(supports: readonly Support[]): Support[] {
  const byStart = new Map<number, Support>()
  for (const support of supports) {
    const rules = [...(byStart.get(support.start)?.rules ?? []), ...support.rules]
    byStart.set(support.start, { ...support, rules: [...new Set(rules)] })
  }
  return [...byStart.values()]
}

function dateValue(
  event: CodedEvent,
  because: readonly Support[],
  article: TaggedArticle,
  times: Reader['times'],
): ExplainedValue {
  if (event.date === null) return { field: 'date', value: `unknown: ${whyNoDay(because, article)}`, because, lost: [] }
  const span = event.dateEnd === null ? event.date : `${event.date} to ${event.dateEnd}`
  const lost = times
    .filter(({ date, start }) => date !== null && date !== event.date && !because.some((own) => own.start === start))
    .map(({ date, reporting }) => ({
      value: date!,
      reason: reporting ? 'when it was reported' : 'told of something else',
    }))
  const assumed = because.length === 0 ? ', the day of publication' : ''
  return {
    field: 'date',
    value: `${span}, precision ${event.datePrecision}${assumed}`,
    because,
    lost: distinctLosers(lost),
  }
}

function whyNoDay(because: readonly Support[], { publishedAt }: TaggedArticle): string {
  if (because.length === 0) return 'no words say when'
  return publishedAt === null ? 'it is not known when this was published' : 'the words name no day'
}

function placeValue(
  event: CodedEvent,
  because: readonly Support[],
  article: TaggedArticle,
  taxonomy: Taxonomy,
): ExplainedValue {
  const { location } = event
  if (location === null) return { field: 'location', value: 'unknown: no words say where', because, lost: [] }
  const value = `${location.name ?? location.text}, ${location.admin1 ?? location.country ?? '?'}, precision ${location.precision}`
  const lost = article.mentions.flatMap((mention) => lostPlaces(mention, location.id, because, taxonomy))
  return { field: 'location', value, because, lost: distinctLosers(lost) }
}

/** Other bearers of the name that was taken, and other places that the text names. */
function lostPlaces(mention: Mention, taken: string | null, because: readonly Support[], taxonomy: Taxonomy): Loser[] {
  if (mention.kind !== 'location') return []
  const nameOf = (id: string): string => `${taxonomy.locations.get(id)?.name ?? id} (${id})`
  if (mention.locationId === taken)
    return mention.candidates
      .filter((id) => id !== taken)
      .map((id) => ({
        value: nameOf(id),
        reason: `has the same name; decided by ${mention.method.replaceAll('_', ' ')}`,
      }))
  const isInside = because.some(({ start, end }) => mention.start >= start && mention.end <= end)
  if (mention.locationId === null || isInside) return []
  return [{ value: nameOf(mention.locationId), reason: reasonOfUse(mention.use) }]
}

function reasonOfUse(use: 'place' | 'dateline' | 'origin'): string {
  if (use === 'dateline') return 'where the reporter sat'
  return use === 'origin' ? 'where somebody comes from' : 'not tied to what happened, or less exact'
}

const partyName = ({ name, text, attribution }: Party): string =>
  `${name ?? `“${text}”`}${attribution === null ? '' : ` (${attribution.replaceAll('_', ' ')})`}`

/** Actors that the text names and that have no part in the event. */
function lostActors(event: CodedEvent, article: TaggedArticle, taxonomy: Taxonomy): Loser[] {
  const parts = new Set([...event.initiators, ...event.targets, ...event.claimants].map(({ id }) => id))
  const lost = article.mentions
    .filter((mention) => mention.kind === 'actor')
    .filter(({ actorId }) => actorId !== null && !parts.has(actorId))
    .map(({ actorId, text }) => ({
      value: taxonomy.actors.get(actorId ?? '')?.name ?? text,
      reason: 'named, but neither acts nor is acted upon here',
    }))
  return distinctLosers(lost)
}

function lostFigures(event: CodedEvent, field: string, { text }: TaggedArticle): Loser[] {
  const taken = new Set(event.evidence.filter((item) => item.field === field).map(({ start }) => start))
  const lost = event.casualties
    .filter((report) => report.measure === field && report.end > 0 && !taken.has(report.start))
    .map((report) => ({
      value: `${report.max === report.min ? report.min : `${report.min} or more`} (“${text.slice(report.start, report.end)}”)`,
      reason: report.partyClaim
        ? 'a party’s own claim'
        : report.qualifier === 'vague'
          ? 'vague'
          : 'part of the figure, or told otherwise',
    }))
  return distinctLosers(lost)
}

const distinctLosers = (losers: readonly Loser[]): Loser[] =>
  losers.filter(({ value }, at) => losers.findIndex((other) => other.value === value) === at)
