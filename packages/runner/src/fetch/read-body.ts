import { pipeline, Readable, type Transform } from 'node:stream'
import zlib from 'node:zlib'
import { FetchFault } from '@wirewatch/pipeline'

export interface BodyOptions {
  /** The most bytes to take, on the wire and decompressed. */
  readonly limit: number
  readonly contentEncoding: string | null
  /** What is read, for messages. */
  readonly host: string
}

/**
 * Reads a body to its end and decompresses it on the way. Throws `FetchFault`: `too-large` as soon as the limit is passed
 * (a bomb is never unpacked), `bad-encoding` for what cannot be unpacked.
 */
export const readBody = async (body: Readable, { limit, contentEncoding, host }: BodyOptions): Promise<Uint8Array> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of unpacked(limited(body, limit, host), contentEncoding, host)) {
    size += chunk.length
    if (size > limit) {
      body.destroy()
      throw tooLarge(host, limit)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}

export const tooLarge = (host: string, limit: number): FetchFault =>
  new FetchFault('too-large', `${host} sends more than ${Math.round(limit / 1024 / 1024)} MB`)

async function* limited(body: Readable, limit: number, host: string): AsyncGenerator<Buffer> {
  let size = 0
  for await (const chunk of body) {
    const bytes: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk)
    size += bytes.length
    if (size > limit) throw tooLarge(host, limit)
    yield bytes
  }
}

/** Two layers are real (a packed file, packed again on the way); more are an attack. */
const mostLayers = 2

async function* unpacked(
  source: AsyncGenerator<Buffer>,
  contentEncoding: string | null,
  host: string,
): AsyncGenerator<Buffer> {
  const codings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity')
  if (codings.length > mostLayers)
    throw new FetchFault('bad-encoding', `${host} packs its answer ${codings.length} times`)
  const first = await source.next()
  const head = first.done === true ? Buffer.alloc(0) : first.value
  const whole = startingWith(head, source)
  const stages = codings
    .toReversed()
    .map((coding, index) => unpacker(coding, index === 0 ? head : null, host))
    .filter((stage) => stage !== null)
  // a file of a packed feed, sent as it lies there
  if (codings.length === 0 && isGzip(head)) stages.push(zlib.createGunzip())
  if (stages.length === 0) return yield* whole
  try {
    yield* piped(whole, stages)
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      /^(?:Z_|ERR_(?:BROTLI|_?ZLIB|ZSTD)|ERR__ERROR|ERR_PADDING)/.test(String(error.code))
    ) {
      throw new FetchFault(
        'bad-encoding',
        `${host} sends an answer that cannot be unpacked (${codings.join(', ') || 'gzip'})`,
        { cause: error },
      )
    }
    throw error
  }
}

async function* startingWith(head: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head
  yield* rest
}

async function* piped(source: AsyncGenerator<Buffer>, stages: readonly Transform[]): AsyncGenerator<Buffer> {
  // an error of any stage destroys the next one with it, and so reaches the last, which is read here
  const last = stages.reduce<Readable>((from, to) => pipeline(from, to, () => {}), Readable.from(source))
  for await (const chunk of last) yield chunk
}

/** Null where the body is not packed at all, whatever its header says. */
const unpacker = (coding: string, head: Buffer | null, host: string): Transform | null => {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return head === null || isGzip(head) ? zlib.createGunzip() : null
    case 'deflate':
      return head !== null && (head[0]! & 0x0f) !== 8 ? zlib.createInflateRaw() : zlib.createInflate()
    case 'br':
      return zlib.createBrotliDecompress()
    case 'zstd':
      if (createZstdDecompress !== null) return createZstdDecompress()
  }
  throw new FetchFault('bad-encoding', `${host} packs its answer in an unknown way (${coding})`)
}

const isGzip = (head: Buffer): boolean => head[0] === 0x1f && head[1] === 0x8b

/** Newer versions of the platform unpack zstd. */
const createZstdDecompress: (() => Transform) | null =
  'createZstdDecompress' in zlib && typeof zlib.createZstdDecompress === 'function'
    ? (zlib.createZstdDecompress as () => Transform)
    : null

/** What we say that we can unpack. */
export const acceptedEncodings = `gzip, br, deflate${createZstdDecompress === null ? '' : ', zstd'}`
