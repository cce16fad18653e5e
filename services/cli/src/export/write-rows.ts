import type { AnswerStream } from '@wirewatch/store'

/** Writes an answer, holding few rows at a time, and gives their number. */
export type WriteRows = (answer: AnswerStream, target: Target) => Promise<number>

/** Where rows are written: a file, or standard output. */
export interface Target {
  readonly write: (text: string) => Promise<void>
  /** The file, for formats that are not written from front to back as text. */
  readonly path: string | null
}
