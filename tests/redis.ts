import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'

/** Whether this machine has a Redis server. In continuous integration its absence is a failure, not a reason to skip. */
export const hasRedis = process.env.CI !== undefined || spawnSync('redis-server', ['--version']).status === 0

export interface TestRedis {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** A Redis server of one's own, on a free port, that keeps nothing. */
export async function aRedis(): Promise<TestRedis> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'wirewatch-redis-'))
  const server = spawn('redis-server', ['--port', String(port), '--save', '', '--dir', folder], { stdio: 'ignore' })
  await answers(port, server)
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      server.kill('SIGTERM')
      await new Promise((resolve) => server.once('close', resolve))
      rmSync(folder, { recursive: true })
    },
  }
}

async function answers(port: number, server: ChildProcess): Promise<void> {
  const failed = new Promise<never>((_resolve, reject) => server.once('error', reject))
  const client = new Redis(port, '127.0.0.1', { retryStrategy: () => 50 })
  client.on('error', () => {})
  await Promise.race([client.ping(), failed]).finally(() => client.disconnect())
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
