import type { Refusal, RefusalReason } from './given-article.js'
import { headerOf } from './http-response.js'

/** A record of a WARC file that a web server's answer is kept in. */
export interface WarcResponse {
  readonly at: string
  readonly url: string
  /** The answer as it went over the wire: head and body. */
  readonly message: Uint8Array
}

/**
 * Reads the responses of a WARC 1.0 or 1.1 file, already unpacked, in memory that does not grow with the file: a record larger
 * than `limit` (bytes) is passed over, not held. Other records are skipped. A wrong length costs its own record, and the next
 * one is looked for; a file that ends in the middle is refused at its end. Never throws on what is in the file.
 */
export async function* readWarc(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<WarcResponse | Refusal> {
  const input = new ByteReader(chunks)
  for (let number = 1; ; number++) {
    const at = `record ${number}`
    const refused = (reason: RefusalReason, detail: string | null = null): Refusal => ({ at, reason, detail })
    const found = await input.skipTo(recordStart)
    if (found === 'end')
      return number === 1 ? yield refused('damaged', 'it holds no record of WARC 1.0 or 1.1') : undefined
    if (found === 'after-other-bytes' && number === 1) yield refused('damaged', 'it does not start with WARC/1')
    const head = await input.takeUntil(blankLine, largestHead)
    if (head === 'end') return yield refused('truncated', 'within the head of a record')
    const length = head === 'too-long' ? null : lengthOf(head)
    if (head === 'too-long' || length === null) {
      yield refused('bad-record', head === 'too-long' ? 'its head does not end' : 'its Content-Length cannot be read')
      continue
    }
    const url = responseAddress(head)
    if (length > limit) {
      if (url !== null) yield refused('too-large', `${url}: ${length} bytes`)
      if ((await input.skip(length)) === 'end') return yield refused('truncated', url)
      continue
    }
    const taken = await input.take(length)
    if (taken.length === length && (await input.isAt(recordEnd))) {
      if (url !== null) yield { at, url, message: taken }
      continue
    }
    // The length is wrong. One that is too great swallows the records after it: they are given back.
    const overrun = taken.indexOf(nextRecord)
    if (overrun !== -1) input.giveBack(taken.subarray(overrun))
    else if (taken.length < length) return yield refused('truncated', url)
    if (url !== null) yield refused('bad-record', `${url}: its Content-Length is wrong`)
  }
}

const recordStart = Buffer.from('WARC/1.')
const nextRecord = Buffer.from('\r\n\r\nWARC/1.')
const blankLine = Buffer.from('\r\n\r\n')
const recordEnd = Buffer.from('\r\n')
const largestHead = 65_536

function lengthOf(head: string): number | null {
  const written = headerOf(head, 'Content-Length')
  return written !== null && /^\d{1,15}$/.test(written) ? Number(written) : null
}

/** The address of an HTTP response; null for any other record. */
function responseAddress(head: string): string | null {
  if (headerOf(head, 'WARC-Type')?.toLowerCase() !== 'response') return null
  if (!/^application\/http\b/i.test(headerOf(head, 'Content-Type') ?? 'application/http')) return null
  // WARC 1.0 files of some writers put the address in angle brackets.
  const url = headerOf(head, 'WARC-Target-URI')?.replace(/^<|>$/g, '') ?? null
  return url !== null && /^https?:/i.test(url) && URL.canParse(url) ? url : null
}

/** Bytes of a stream, taken in pieces that the reader asks for. */
class ByteReader {
  private readonly chunks: AsyncIterator<Uint8Array>
  private held: Buffer = Buffer.alloc(0)

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.chunks = chunks[Symbol.asyncIterator]()
  }

  /** Drops everything before the mark. Line breaks between records are nothing to speak of. */
  async skipTo(mark: Buffer): Promise<'found' | 'after-other-bytes' | 'end'> {
    let isOther = false
    for (;;) {
      const index = this.held.indexOf(mark)
      const before = this.held.subarray(0, index === -1 ? Math.max(0, this.held.length - mark.length + 1) : index)
      isOther ||= before.some((byte) => byte !== 0x0d && byte !== 0x0a)
      this.held = this.held.subarray(before.length)
      if (index !== -1) return isOther ? 'after-other-bytes' : 'found'
      if (!(await this.more())) return 'end'
    }
  }

  async takeUntil(mark: Buffer, limit: number): Promise<string | 'too-long' | 'end'> {
    for (;;) {
      const index = this.held.indexOf(mark)
      if (index !== -1 && index <= limit) {
        const text = this.held.toString('utf8', 0, index)
        this.held = this.held.subarray(index + mark.length)
        return text
      }
      if (this.held.length > limit) {
        this.held = this.held.subarray(1)
        return 'too-long'
      }
      if (!(await this.more())) return 'end'
    }
  }

  /** Less where the stream ends before. */
  async take(length: number): Promise<Buffer> {
    const pieces: Buffer[] = []
    let missing = length
    while (missing > 0 && (this.held.length > 0 || (await this.more()))) {
      const piece = this.held.subarray(0, missing)
      pieces.push(piece)
      missing -= piece.length
      this.held = this.held.subarray(piece.length)
    }
    return Buffer.concat(pieces)
  }

  /** Whether these bytes come next, or nothing more. */
  async isAt(bytes: Buffer): Promise<boolean> {
    while (this.held.length < bytes.length) if (!(await this.more())) return true
    return this.held.subarray(0, bytes.length).equals(bytes)
  }

  async skip(length: number): Promise<'skipped' | 'end'> {
    let missing = length
    while (missing > 0) {
      if (this.held.length === 0 && !(await this.more())) return 'end'
      const piece = Math.min(this.held.length, missing)
      this.held = this.held.subarray(piece)
      missing -= piece
    }
    return 'skipped'
  }

  giveBack(bytes: Buffer): void {
    this.held = Buffer.concat([bytes, this.held])
  }

  private async more(): Promise<boolean> {
    const next = await this.chunks.next()
    if (next.done) return false
    const { buffer, byteOffset, byteLength } = next.value
    const bytes = Buffer.from(buffer, byteOffset, byteLength)
    this.held = this.held.length === 0 ? bytes : Buffer.concat([this.held, bytes])
    return true
  }
}
