import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv
  readonly input?: string | Uint8Array
}

const program = fileURLToPath(new URL('../services/cli/bin/wirewatch.mjs', import.meta.url))

/** Runs the command line as a user would, in a process of its own. */
export function wirewatch(args: readonly string[], { env = {}, input = '' }: RunOptions = {}): Promise<Ran> {
  const child = spawn(process.execPath, [program, ...args], { env: { ...process.env, NO_COLOR: '1', ...env } })
  const said = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text))
  // A command that refuses its input closes it early.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, ...said }))
  })
}
