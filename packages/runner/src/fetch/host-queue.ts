import type { HostTurn } from '@wirewatch/model'

/** A turn that was taken before anybody asked for one. */
export interface ClaimedTurn extends HostTurn {
  readonly key: string
}

/** Takes the next turn of a key, after which none is given for `spacingMs`. */
export type ClaimTurn = (key: string, spacingMs: number) => Promise<HostTurn>

export interface HostQueueOptions {
  /** Requests to one key at the same time. */
  readonly concurrency: number
  /** Where turns are shared with other processes; absent: this process is alone with its hosts. */
  readonly claimTurn?: ClaimTurn
  readonly now?: () => number
  readonly sleep?: (milliseconds: number) => Promise<void>
}

export interface HostQueue {
  /** Runs a task when its key has a free place and `spacingMs` have passed since the key's last start. First come, first served. */
  readonly run: <Result>(place: Place, task: (turn: HostTurn) => Promise<Result>) => Promise<Result>
}

export interface Place {
  readonly key: string
  readonly spacingMs: number
  /** Taken before; it holds where nobody is in line, else it has passed. */
  readonly claimed?: HostTurn | null
}

/** Keeps requests to one host, or one group of hosts, few and apart. */
export const createHostQueue = ({
  concurrency,
  now = Date.now,
  sleep = waitFor,
  claimTurn = ownTurns(now),
}: HostQueueOptions): HostQueue => {
  const hosts = new Map<string, Host>()

  const enter = async (key: string): Promise<Host> => {
    const host = hosts.get(key) ?? { active: 0, waiting: [] }
    hosts.set(key, host)
    if (host.active >= concurrency) await new Promise<void>((resolve) => host.waiting.push(resolve))
    else host.active++
    return host
  }

  /** A place is handed to the next in line; a key that nobody waits for is forgotten. */
  const leave = (key: string, host: Host): void => {
    const next = host.waiting.shift()
    if (next !== undefined) {
      next()
      return
    }
    host.active--
    if (host.active === 0) hosts.delete(key)
  }

  return {
    run: async ({ key, spacingMs, claimed = null }, task) => {
      const isFirst = !hosts.has(key)
      const host = await enter(key)
      try {
        const turn = isFirst && claimed !== null ? claimed : await claimTurn(key, spacingMs)
        if (turn.rest === null && turn.waitMs > 0) await sleep(turn.waitMs)
        return await task(turn)
      } finally {
        leave(key, host)
      }
    },
  }
}

interface Host {
  active: number
  readonly waiting: (() => void)[]
}

/** The turns of this process alone. */
const ownTurns = (now: () => number): ClaimTurn => {
  const freeAt = new Map<string, number>()
  return async (key, spacingMs) => {
    const at = now()
    if (freeAt.size > mostKeys) for (const [idle, free] of freeAt) if (free <= at) freeAt.delete(idle)
    const startsAt = Math.max(at, freeAt.get(key) ?? 0)
    freeAt.set(key, startsAt + spacingMs)
    return { waitMs: startsAt - at, rest: null }
  }
}

const mostKeys = 1000

const waitFor = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))
