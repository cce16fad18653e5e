import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { messageOf } from '@wirewatch/runner/process/message-of.js'

/** A line that cannot be worked on, with the id it bears, if it bears one. */
export interface BadLine {
  readonly id: string | null
  readonly error: string
}

/** The lines of a stream that are not blank, without holding more than one at a time. */
export async function* linesOf(input: Readable): AsyncGenerator<string> {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== '') yield line
  }
}

/** Groups the items of a stream, so that work is handed on in batches. */
export async function* batchesOf<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<Item[]> {
  let batch: Item[] = []
  for await (const item of items) {
    batch.push(item)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** Writes and waits while the reader is slower, so that memory does not grow with the input. */
export async function writeText(output: Writable, text: string): Promise<void> {
  if (text === '' || output.write(text)) return
  await once(output, 'drain')
}

/** Reads one JSON object from a line. Never throws: a bad line becomes a `BadLine`. */
export function parseLine(line: string): Record<string, unknown> | BadLine {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    return { id: null, error: `not JSON: ${messageOf(error)}` }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { id: null, error: 'not a JSON object' }
  return value as Record<string, unknown>
}

export const isBadLine = (value: object): value is BadLine =>
  'error' in value && Object.keys(value).length === 2 && 'id' in value

/** A text field, or null where it is absent; a number is taken as its digits, as ids often are. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? String(value) : null
}
