import { FetchFault, type FetchFaultKind } from '@wirewatch/pipeline'

/** What went wrong in one sentence and one kind, from whatever sockets, TLS and the HTTP client throw. */
export const faultOf = (error: unknown, host: string): FetchFault => {
  if (error instanceof FetchFault) return error
  for (const cause of causesOf(error)) {
    if (cause instanceof FetchFault) return cause
    const known = faultOfCode(codeOf(cause), host)
    if (known !== null) return new FetchFault(known.kind, known.message, { cause: error })
  }
  const message = error instanceof Error && error.message !== '' ? error.message : String(error)
  return new FetchFault('other', `${host}: ${message}`, { cause: error })
}

const faultOfCode = (code: string, host: string): { kind: FetchFaultKind; message: string } | null => {
  switch (code) {
    case 'ENOTFOUND':
    case 'ENODATA':
      return { kind: 'dns', message: `DNS: no such host ${host}` }
    case 'EAI_AGAIN':
    case 'ESERVFAIL':
    case 'ETIMEOUT':
      return { kind: 'dns', message: `DNS: the name ${host} could not be resolved just now` }
    case 'ECONNREFUSED':
      return { kind: 'refused', message: `${host} refuses connections` }
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EADDRNOTAVAIL':
      return { kind: 'refused', message: `${host} cannot be reached from here` }
    case 'ECONNRESET':
    case 'EPIPE':
    case 'UND_ERR_SOCKET':
      return { kind: 'reset', message: `${host} closed the connection before the answer was complete` }
    case 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH':
      return { kind: 'reset', message: `${host} sent another length than it announced` }
    case 'ETIMEDOUT':
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
      return { kind: 'timeout', message: `${host} did not answer in time` }
    case 'UND_ERR_HEADERS_OVERFLOW':
      return { kind: 'too-large', message: `${host} sends headers without end` }
    default:
      if (/^(?:CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|EPROTO)/.test(code)) {
        return { kind: 'tls', message: `${host}: the secure connection failed (${code})` }
      }
      if (/^HPE/.test(code)) return { kind: 'other', message: `${host} does not answer in HTTP` }
      return null
  }
}

/** The error, what caused it, and the errors of all addresses that were tried. */
function* causesOf(error: unknown): Generator<unknown> {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 6; cause = cause.cause, depth++) {
    yield cause
    if (cause instanceof AggregateError) yield* cause.errors
  }
}

const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return ''
  if (error.name === 'HTTPParserError') return 'HPE'
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}
