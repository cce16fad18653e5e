export interface HostQueueOptions {
  /** Requests to one key at the same time. */
  readonly concurrency: number
  readonly now?: () => number
  readonly sleep?: (milliseconds: number) => Promise<void>
}

export interface HostQueue {
  /** Runs a task when its key has a free place and `spacingMs` have passed since the key's last start. First come, first served. */
  readonly run: <Result>(key: string, spacingMs: number, task: () => Promise<Result>) => Promise<Result>
}

/** Keeps requests to one host, or one group of hosts, few and apart. */
export const createHostQueue = ({ concurrency, now = Date.now, sleep = waitFor }: HostQueueOptions): HostQueue => {
  const hosts = new Map<string, Host>()

  const enter = async (host: Host, spacingMs: number): Promise<void> => {
    if (host.active >= concurrency) await new Promise<void>((resolve) => host.waiting.push(resolve))
    else host.active++
    const startsAt = Math.max(now(), host.freeAt)
    host.freeAt = startsAt + spacingMs
    const wait = startsAt - now()
    if (wait > 0) await sleep(wait)
  }

  /** A place is handed to the next in line; a key that nobody waits for is forgotten once its spacing has passed. */
  const leave = (host: Host): void => {
    const next = host.waiting.shift()
    if (next !== undefined) {
      next()
      return
    }
    host.active--
    if (host.active > 0 || hosts.size < 1000) return
    for (const [idleKey, idle] of hosts) if (idle.active === 0 && idle.freeAt <= now()) hosts.delete(idleKey)
  }

  return {
    run: async (key, spacingMs, task) => {
      const host = hosts.get(key) ?? { active: 0, freeAt: 0, waiting: [] }
      hosts.set(key, host)
      await enter(host, spacingMs)
      try {
        return await task()
      } finally {
        leave(host)
      }
    },
  }
}

interface Host {
  active: number
  freeAt: number
  readonly waiting: (() => void)[]
}

const waitFor = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))
