/** A line of a file; `text` is null where it is longer than the limit. */
export interface NumberedLine {
  /** From 1, blank lines counted. */
  readonly number: number
  readonly text: string | null
}

/** The lines of a stream of UTF-8 that are not blank. Holds one line at a time; one that is longer than the limit (bytes) is skipped, not held. */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<NumberedLine> {
  let pieces: Uint8Array[] = []
  let length = 0
  let number = 1
  const finish = (): NumberedLine | null => {
    const text = length > limit ? null : decoder.decode(Buffer.concat(pieces))
    pieces = []
    length = 0
    const line = { number, text }
    number += 1
    return text?.trim() === '' ? null : line
  }
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      take(chunk.subarray(start, end))
      start = end + 1
      const line = finish()
      if (line !== null) yield line
    }
    take(chunk.subarray(start))
  }
  if (length > 0) {
    const line = finish()
    if (line !== null) yield line
  }

  function take(piece: Uint8Array): void {
    length += piece.byteLength
    if (length > limit) pieces = []
    else if (piece.byteLength > 0) pieces.push(piece)
  }
}

const newline = 0x0a
/** A byte order mark is taken off. */
const decoder = new TextDecoder('utf-8')
