import type { FetchFaultKind } from '../ports.js'
import type { NotAFeedReason } from './not-a-feed-error.js'

/** How a poll went wrong: no answer, an answer that is no success, or a success that is no feed. */
export type PollFailure =
  | { readonly kind: 'fault'; readonly fault: FetchFaultKind; readonly message: string }
  | { readonly kind: 'http'; readonly status: number; readonly detail: string | null }
  | { readonly kind: 'not-a-feed'; readonly reason: NotAFeedReason; readonly message: string }
  | { readonly kind: 'no-entries' }

/** Hard errors seldom mend by themselves, soft ones often, temporary ones nearly always. */
export type ErrorWeight = 1 | 0.5 | 0.25

export const weighError = (failure: PollFailure): ErrorWeight => {
  switch (failure.kind) {
    case 'fault':
      return faultWeights[failure.fault]
    case 'http':
      return weighStatus(failure.status)
    case 'not-a-feed':
      return failure.reason === 'block-page' || failure.reason === 'empty' ? 0.5 : 1
    case 'no-entries':
      return 0.25
  }
}

const faultWeights: Readonly<Record<FetchFaultKind, ErrorWeight>> = {
  dns: 0.5,
  refused: 0.25,
  reset: 0.25,
  timeout: 0.25,
  tls: 0.5,
  'too-large': 1,
  'too-many-redirects': 1,
  'refused-address': 1,
  robots: 1,
  resting: 0.25,
  'bad-url': 1,
  'bad-encoding': 0.5,
  other: 0.5,
}

const weighStatus = (status: number): ErrorWeight => {
  if (status === 408 || status === 425 || status === 429 || status >= 500) return 0.25
  return status === 404 || status === 410 || status === 400 || status === 405 ? 1 : 0.5
}

/** One sentence for people on what went wrong. */
export const explainFailure = (failure: PollFailure): string => {
  switch (failure.kind) {
    case 'fault':
    case 'not-a-feed':
      return failure.message
    case 'no-entries':
      return 'the feed answers, but holds no entry any more'
    case 'http':
      return `${failure.status} ${statusNames[failure.status] ?? 'unexpected answer'}${failure.detail === null ? '' : ` (${failure.detail})`}`
  }
}

const statusNames: Readonly<Record<number, string>> = {
  202: 'Accepted, but nothing yet',
  204: 'No Content',
  304: 'Not Modified, though the whole feed was asked for',
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  408: 'Request Timeout',
  410: 'Gone',
  425: 'Too Early',
  429: 'Too Many Requests',
  451: 'Unavailable For Legal Reasons',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
  520: 'Web Server Returned an Unknown Error',
  521: 'Web Server Is Down',
  522: 'Connection Timed Out',
  523: 'Origin Is Unreachable',
  524: 'A Timeout Occurred',
  530: 'Origin DNS Error',
}
