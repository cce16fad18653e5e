import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { constants, createGunzip } from 'node:zlib'
import { isGzip } from '@wirewatch/pipeline/backfill/http-response.js'
import { messageOf } from '@wirewatch/runner/process/message-of.js'
import { Failure } from './failure.js'

/**
 * The bytes of a file, or of standard input for `-`, unpacked where they are gzip, also member by member. A packed file that is
 * cut off ends where it is cut; one that is damaged throws `DamagedFileError`. Throws `Failure` where the file cannot be opened.
 */
export async function* openFile(path: string): AsyncGenerator<Uint8Array> {
  const input = path === '-' ? process.stdin : await opened(path)
  const first = await firstChunk(input).catch((error: NodeJS.ErrnoException) => cannotBeRead(path, error))
  if (first === null) return
  input.unshift(first)
  if (!isGzip(first)) return yield* input
  // Without it a file that is cut off is an error, and loses what was unpacked and not yet read.
  const unpacked = input.pipe(createGunzip({ finishFlush: constants.Z_SYNC_FLUSH }))
  input.on('error', (error) => unpacked.destroy(error))
  try {
    yield* unpacked
  } catch (error) {
    throw new DamagedFileError(messageOf(error))
  }
}

/** A packed file cannot be unpacked any further. */
export class DamagedFileError extends Error {
  override readonly name = 'DamagedFileError'
}

async function opened(path: string): Promise<Readable> {
  const stream = createReadStream(path, { highWaterMark: 256 * 1024 })
  await once(stream, 'open').catch((error: NodeJS.ErrnoException) => cannotBeRead(path, error))
  return stream
}

function cannotBeRead(path: string, error: NodeJS.ErrnoException): never {
  const reasons: Record<string, string> = { ENOENT: 'there is no such file', EISDIR: 'it is a folder' }
  throw new Failure(`${path} cannot be read: ${reasons[error.code ?? ''] ?? error.message}`)
}

async function firstChunk(input: Readable): Promise<Uint8Array | null> {
  for (;;) {
    const chunk: Buffer | null = input.read()
    if (chunk !== null) return chunk
    if (input.readableEnded) return null
    await Promise.race([once(input, 'readable'), once(input, 'end')])
    if (input.readableEnded || input.readableLength === 0) return input.read()
  }
}
