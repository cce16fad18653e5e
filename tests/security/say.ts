import type { EventEmitter } from 'node:events'
import { main } from '@wirewatch/cli'
import { vi } from 'vitest'

export interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs a command within this process, which costs a tenth of a process of its own. One at a time. */
export async function say(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Said> {
  const said = { out: '', err: '' }
  const hear = (stream: keyof typeof said) => (text: unknown) => {
    said[stream] += `${text}\n`
  }
  const write = (stream: keyof typeof said) =>
    ((text: string, ...rest: unknown[]) => {
      said[stream] += text
      const told = rest.at(-1)
      if (typeof told === 'function') told()
      return true
    }) as typeof process.stdout.write
  for (const [name, value] of Object.entries({ NO_COLOR: '1', REDIS_URL: '', ...environment })) vi.stubEnv(name, value)
  const spies = [
    vi.spyOn(console, 'log').mockImplementation(hear('out')),
    vi.spyOn(console, 'error').mockImplementation(hear('err')),
    vi.spyOn(process.stdout, 'write').mockImplementation(write('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(write('err')),
  ]
  const forgetListeners = [keep(process.stdout, 'error'), keep(process, 'SIGINT'), keep(process, 'SIGTERM')]
  try {
    await main(args)
    return { code: Number(process.exitCode ?? 0), ...said }
  } finally {
    process.exitCode = undefined
    for (const spy of spies) spy.mockRestore()
    for (const forget of forgetListeners) forget()
    vi.unstubAllEnvs()
  }
}

/** A process of its own would end with what it listens to. Gives what takes away the listeners that came since. */
function keep(emitter: EventEmitter, event: string): () => void {
  const before = new Set(emitter.listeners(event))
  return () => {
    for (const listener of emitter.listeners(event))
      if (!before.has(listener)) emitter.off(event, listener as () => void)
  }
}
