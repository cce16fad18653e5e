import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'

/** An HTTP response as it stands in an archive. */
export interface ArchivedResponse {
  readonly status: number
  readonly contentType: string | null
  /** Without the transfer and content encodings of the wire. */
  readonly body: Uint8Array
}

/** Reads a response as it went over the wire. Null where the bytes are none, or cannot be unpacked within the limit (bytes). */
export function readHttpResponse(bytes: Uint8Array, limit: number): ArchivedResponse | null {
  const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfHead(message)
  const head = message.toString('latin1', 0, Math.min(end.at, largestHead))
  const status = /^HTTP\/\d(?:\.\d)?\s+(\d{3})/.exec(head)?.[1]
  if (status === undefined) return null
  const header = (name: string): string | null => headerOf(head, name)
  const sent = message.subarray(end.at + end.length)
  const whole = /\bchunked\b/i.test(header('transfer-encoding') ?? '') ? joinChunks(sent) : sent
  const body = unpack(whole, header('content-encoding'), limit)
  return body === null ? null : { status: Number(status), contentType: header('content-type'), body }
}

const largestHead = 65_536

function endOfHead(message: Buffer): { at: number; length: number } {
  const proper = message.indexOf('\r\n\r\n')
  if (proper !== -1) return { at: proper, length: 4 }
  const bare = message.indexOf('\n\n')
  return bare === -1 ? { at: message.length, length: 0 } : { at: bare, length: 2 }
}

/** The first header of that name; a name of letters and dashes. */
export function headerOf(head: string, name: string): string | null {
  const found = new RegExp(`^${name}[ \\t]*:[ \\t]*([^\\r\\n]*)`, 'im').exec(head)
  return found?.[1]?.trim() || null
}

/** Crawlers often undo the chunks and keep the header: what is not chunked is given back as it is. A cut last chunk is taken as far as it goes. */
function joinChunks(sent: Buffer): Buffer {
  const pieces: Buffer[] = []
  let at = 0
  while (at < sent.length) {
    const lineEnd = sent.indexOf('\r\n', at)
    const size =
      lineEnd === -1 || lineEnd - at > 64
        ? null
        : /^\s*([\da-f]{1,8})\s*(?:;|$)/i.exec(sent.toString('latin1', at, lineEnd))
    if (size === null) return pieces.length === 0 ? sent : Buffer.concat(pieces)
    const length = Number.parseInt(size[1]!, 16)
    if (length === 0) break
    pieces.push(sent.subarray(lineEnd + 2, lineEnd + 2 + length))
    at = lineEnd + 2 + length + 2
  }
  return Buffer.concat(pieces)
}

/** As with chunks: what is not packed is given back as it is. Null where it is packed and cannot be unpacked. */
function unpack(body: Buffer, encoding: string | null, limit: number): Uint8Array | null {
  const name = encoding?.toLowerCase() ?? 'identity'
  const options = { maxOutputLength: limit }
  try {
    if (/gzip/.test(name)) return isGzip(body) ? gunzipSync(body, options) : body
    if (/deflate/.test(name)) return inflateSync(body, options)
    if (/^br$/.test(name)) return brotliDecompressSync(body, options)
    return body
  } catch {
    return looksLikeMarkup(body) ? body : null
  }
}

/** The two bytes that every gzip member starts with. */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

const looksLikeMarkup = (body: Buffer): boolean => /^\s*<[!a-z?]/i.test(body.toString('latin1', 0, 256))
