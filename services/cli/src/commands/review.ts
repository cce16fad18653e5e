import { openDoubts } from '@wirewatch/store'
import { withStore } from '../database.js'
import { doubtsForReading } from '../show/doubts.js'

/** Prints the pairs of incidents that may be one, the likeliest first. */
export async function list(options: { readonly sample?: boolean; readonly json?: boolean }): Promise<void> {
  const doubts = await withStore(options, openDoubts)
  console.log(options.json ? JSON.stringify(doubts, null, 2) : doubtsForReading(doubts))
}
