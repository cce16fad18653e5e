import type { HostRest } from '@wirewatch/model'
import type { FetchFaultKind } from '@wirewatch/pipeline'

/** Which hosts, or groups of hosts, are to be left alone for a while. */
export interface RestingHosts {
  /** Why nothing is asked of that key at this time, in words; null: it may be asked. */
  readonly why: (key: string, now: Date) => string | null
  /** Gives the rest that begins with it, or null. */
  readonly noteAnswer: (key: string, now: Date, answer: RestingAnswer) => HostRest | null
  readonly noteFault: (key: string, now: Date, kind: FetchFaultKind) => HostRest | null
  /** Takes over what another process has found. */
  readonly hear: (key: string, rest: HostRest) => void
}

export interface RestingAnswer {
  readonly status: number
  readonly retryAfterSeconds: number | null
}

/** A page of an outlet that is out of order is not asked for twenty-five times in a row. */
const mostFaultsInARow = 3
const restAfterFaultsMs = 5 * 60_000
/** Where a server says that it is asked too often, and not for how long to stay away. */
const restUnsaidMs = 5 * 60_000
/** A feed itself may be told to wait for longer; one such answer does not silence its whole host. */
const longestRestMs = 60 * 60_000

/** Redirects may lead to hosts without number. */
const mostKeys = 5000

/** Remembers who asked for a pause, and who has just failed several times. */
export const rememberRests = (): RestingHosts => {
  const keys = new Map<string, Resting>()
  const restingOf = (key: string): Resting => {
    if (keys.size > mostKeys) keys.clear()
    const resting = keys.get(key) ?? { faults: 0, until: 0, why: '' }
    keys.set(key, resting)
    return resting
  }
  return {
    why: (key, now) => {
      const resting = keys.get(key)
      if (resting === undefined || resting.until <= now.getTime()) return null
      return `${resting.why} and is left alone until ${new Date(resting.until).toISOString().slice(11, 16)} UTC`
    },
    noteAnswer: (key, now, answer) => {
      const restMs = restAsked(answer)
      keys.delete(key)
      return restMs === 0 ? null : begin(restingOf(key), now.getTime() + restMs, `answered ${answer.status}`)
    },
    noteFault: (key, now, kind) => {
      if (!isHostsOwn(kind)) return null
      const resting = restingOf(key)
      resting.faults += 1
      if (resting.faults < mostFaultsInARow) return null
      return begin(resting, now.getTime() + restAfterFaultsMs, `has failed ${resting.faults} times in a row`)
    },
    hear: (key, { until, why }) => void begin(restingOf(key), Date.parse(until), why),
  }
}

const begin = (resting: Resting, until: number, why: string): HostRest => {
  Object.assign(resting, { until, why })
  return { until: new Date(until).toISOString(), why }
}

interface Resting {
  /** In a row, up to now. */
  faults: number
  /** Milliseconds since 1970. */
  until: number
  why: string
}

function restAsked({ status, retryAfterSeconds }: RestingAnswer): number {
  if (status !== 429 && status !== 503) return 0
  if (retryAfterSeconds === null) return status === 429 ? restUnsaidMs : 0
  return Math.min(retryAfterSeconds * 1000, longestRestMs)
}

/** Faults that the next address of the host would meet as well. */
const isHostsOwn = (kind: FetchFaultKind): boolean =>
  kind === 'timeout' || kind === 'refused' || kind === 'reset' || kind === 'dns' || kind === 'tls'
