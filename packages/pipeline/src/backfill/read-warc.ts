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
      if (!(await this.holdMore(this.held.length + 1))) return 'end'
    }
  }

  async takeUntil(mark: Buffer, limit: number): Promise<string | 'too-long' | 'end'> {
    for (;;) {
      // What is held may be much more than the limit: that is not searched for every head anew.
      const window = this.held.subarray(0, limit + mark.length)
      const index = window.indexOf(mark)
      if (index !== -1) {
        const text = this.held.toString('utf8', 0, index)
        this.held = this.held.subarray(index + mark.length)
        return text
      }
      if (this.held.length > limit) {
        // Of the records that start in it, only the last may have a head that ends.
        const last = window.lastIndexOf(recordStart)
        this.held = this.held.subarray(last > 0 ? last : window.length - recordStart.length + 1)
        return 'too-long'
      }
      if (!(await this.holdMore(this.held.length + 1))) return 'end'
    }
  }

  /** Less where the stream ends before. */
  async take(length: number): Promise<Buffer> {
    await this.holdMore(length)
    const taken = this.held.subarray(0, length)
    this.held = this.held.subarray(taken.length)
    return taken
  }

  /** Whether these bytes come next, or nothing more. */
  async isAt(bytes: Buffer): Promise<boolean> {
    return !(await this.holdMore(bytes.length)) || this.held.subarray(0, bytes.length).equals(bytes)
  }

  async skip(length: number): Promise<'skipped' | 'end'> {
    let missing = length
    while (missing > 0) {
      if (!(await this.holdMore(1))) return 'end'
      const piece = Math.min(this.held.length, missing)
      this.held = this.held.subarray(piece)
      missing -= piece
    }
    return 'skipped'
  }

  /** The end of what was taken last. It lies before what is held, in the same memory: a copy of each would make a file of lying heads dear. */
  giveBack({ length }: Buffer): void {
    this.held = Buffer.from(this.held.buffer, this.held.byteOffset - length, this.held.length + length)
  }

  /**
   * Whether that many bytes are held, or were to be had. Where much is held it fetches as much again: each byte is copied a few times,
   * however often a record asks for a little more.
   */
  private async holdMore(length: number): Promise<boolean> {
    if (this.held.length >= length) return true
    const wanted = Math.max(length, 2 * this.held.length)
    const pieces: Uint8Array[] = [this.held]
    let total = this.held.length
    while (total < wanted) {
      const next = await this.chunks.next()
      if (next.done) break
      pieces.push(next.value)
      total += next.value.length
    }
    if (pieces.length > 1) this.held = Buffer.concat(pieces)
    return total >= length
  }
}
