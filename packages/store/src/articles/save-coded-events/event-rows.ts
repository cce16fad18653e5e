import { dateSpan } from '../../postgres/date-span.js'
import type { CodedText } from './coded-text.js'

export type EventRow = ReturnType<typeof eventRows>[number]

/** The rows of `coded_events` that a text gives, in the order of its reports. */
export function eventRows(text: CodedText) {
  return text.reports.map(({ report, block }, ordinal) => {
    const { event } = report
    const span = dateSpan(event.date, event.dateEnd)
    return {
      articleVersionId: text.articleVersionId,
      ordinal,
      reportKey: report.id,
      role: report.role,
      origin: report.origin,
      saidAt: report.saidAt,
      names: report.names,
      type: event.type,
      components: event.components,
      dateText: event.date,
      dateStart: span?.start ?? null,
      dateEnd: span?.end ?? null,
      datePrecision: event.datePrecision,
      retrospective: event.retrospective,
      locationId: event.location?.id ?? null,
      country: event.location?.country ?? null,
      admin1: event.location?.admin1 ?? null,
      admin2: event.location?.admin2 ?? null,
      lat: event.location?.lat ?? null,
      lon: event.location?.lon ?? null,
      placePrecision: event.location?.precision ?? 8,
      killed: event.killed,
      injured: event.injured,
      arrested: event.arrested,
      abducted: event.abducted,
      initiatorIds: event.initiators.flatMap(({ id }) => id ?? []),
      targetIds: event.targets.flatMap(({ id }) => id ?? []),
      isPrimary: event.primary,
      confidence: event.confidence,
      coded: event,
      taxonomyVersion: text.taxonomyVersion,
      coderVersion: text.coderVersion,
      blockCountry: block.country ?? '',
      blockAdmin1: block.admin1 ?? '',
      blockFirst: block.days.first,
      blockLast: block.days.last,
    }
  })
}

/** The rows of `casualty_reports` that a text gives: a figure of a report each. */
export function figureRows(text: CodedText) {
  return text.reports.flatMap(({ report }, eventOrdinal) =>
    report.event.casualties.map((casualty, ordinal) => ({
      ...casualty,
      articleVersionId: text.articleVersionId,
      eventOrdinal,
      ordinal,
      words: text.text.slice(casualty.start, casualty.end),
      origin: report.origin,
      saidAt: report.saidAt,
    })),
  )
}
