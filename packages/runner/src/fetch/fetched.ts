import type { FetchedResource, FetchFault, FetchFaultKind, FetchRequest } from '@wirewatch/pipeline'
import { explainFailure } from '@wirewatch/pipeline/poll/weigh-error.js'
import type { ClaimedTurn } from './host-queue.js'

/** On whose account something is fetched. */
export interface FetchSubject {
  readonly feedId: string
  /** The entry whose page it is; null where it is for the feed. */
  readonly entryId: number | null
}

/** A `FetchUrl` that may be told on whose account, and be given a turn with the host that was taken before. */
export type FetchFor = (request: FetchRequest, subject?: FetchSubject, turn?: ClaimedTurn) => Promise<FetchedResource>

/** A fetch with all its redirects, and what came of it. */
export interface Fetched extends Pick<FetchRequest, 'purpose' | 'url'> {
  readonly subject: FetchSubject | null
  /** ISO 8601: when it was asked for. */
  readonly at: string
  readonly outcome: 'ok' | 'not-modified' | 'http' | FetchFaultKind
  readonly status: number | null
  /** What went wrong, in words; null where nothing did. */
  readonly detail: string | null
  readonly bytes: number | null
  readonly durationMs: number | null
}

export const answered = (
  { purpose, url }: FetchRequest,
  subject: FetchSubject | null,
  at: Date,
  { status, body, durationMs }: FetchedResource,
): Fetched => {
  const outcome = outcomeOf(status)
  const detail = outcome === 'http' ? explainFailure({ kind: 'http', status, detail: null }) : null
  return { purpose, url, subject, at: at.toISOString(), outcome, status, detail, bytes: body.byteLength, durationMs }
}

export const unanswered = (
  { purpose, url }: FetchRequest,
  subject: FetchSubject | null,
  at: Date,
  { kind, message }: FetchFault,
): Fetched => ({
  purpose,
  url,
  subject,
  at: at.toISOString(),
  outcome: kind,
  status: null,
  detail: message,
  bytes: null,
  durationMs: null,
})

const outcomeOf = (status: number): Fetched['outcome'] => {
  if (status === 304) return 'not-modified'
  return status >= 200 && status < 300 ? 'ok' : 'http'
}
