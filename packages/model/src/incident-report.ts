import type { ArticleRole, CodedEvent } from './coded-event.js'

/** A coded event as a report of an incident: all that resolving needs to know of it and of its article. */
export interface IncidentReport {
  /** Stable and unique; reports are ordered by it where nothing else decides. */
  readonly id: string
  readonly articleId: string
  readonly role: ArticleRole
  /** Publisher family × original speaker: what corroborates is origins, not articles. */
  readonly origin: string
  /** ISO 8601: when the article was published, or first seen where it says nothing. */
  readonly saidAt: string
  readonly event: CodedEvent
  /**
   * Folded names in the event's sentences that are neither actors nor places: victims, units, streets. With them a mark (it begins with
   * `#`) where the article sets the happening apart from one before: "another blast".
   */
  readonly names: readonly string[]
}

/** A report as it is kept, with the incident that it belongs to at this moment. */
export interface StoredReport extends IncidentReport {
  /** Null for one that was never resolved. */
  readonly incidentId: number | null
}

/** What an analyst decided about two reports; every later run respects it. */
export interface LinkDecision {
  readonly kind: 'must_link' | 'cannot_link'
  readonly reportA: string
  readonly reportB: string
}
