import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A process of ours that runs until it is told to stop. Whoever starts it stops it. */
export interface Running {
  readonly pid: number
  /** All that it has said so far, on both streams. */
  readonly said: () => string
  /** Resolves once it has said this; rejects, with all that it said, when it ends before. */
  readonly says: (pattern: RegExp) => Promise<void>
  readonly signal: (signal: NodeJS.Signals) => void
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>
  /** Ctrl-C, and the end. */
  readonly stop: () => Promise<void>
}

const programs = { wirewatch: 'services/cli/bin/wirewatch.mjs', worker: 'services/worker/bin/worker.mjs' }

const ours = fileURLToPath(new URL('..', import.meta.url))

/** @param root of the clone whose program it is */
export function run(
  program: keyof typeof programs,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  root = ours,
): Running {
  const child = spawn(process.execPath, [join(root, programs[program]), ...args], {
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
      for (const listen of listeners) listen()
    })
  }
  const ended = endOf(child)
  return {
    pid: child.pid ?? 0,
    said: () => said,
    says: async (pattern) => {
      const heard = new Promise<void>((resolve) => {
        const listen = (): void => {
          if (!pattern.test(said)) return
          listeners.delete(listen)
          resolve()
        }
        listeners.add(listen)
        listen()
      })
      const silent = ended.then(({ code, signal }) => {
        throw new Error(`it ended (${signal ?? code}) without saying ${pattern}:\n${said}`)
      })
      await Promise.race([heard, silent])
    },
    signal: (signal) => void child.kill(signal),
    ended,
    stop: async () => {
      child.kill('SIGINT')
      await ended
    },
  }
}

async function endOf(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  const [code, signal] = await once(child, 'close')
  return { code, signal }
}
