import { inBatches } from './in-batches.js'
import type { WriteRows } from './write-rows.js'

/** One JSON object a line; null stays null. */
export const writeJsonLines: WriteRows = async ({ rows }, { write }) => {
  let written = 0
  for await (const batch of inBatches(rows)) {
    await write(batch.map((row) => `${JSON.stringify(row)}\n`).join(''))
    written += batch.length
  }
  return written
}
