import type { OpenDoubt } from '@wirewatch/store'
import pc from 'picocolors'
import { printable } from './table.js'

/** Pairs for review: both incidents in a line each, and what speaks for and against. */
export function doubtsForReading(doubts: readonly OpenDoubt[]): string {
  if (doubts.length === 0) return 'No pair is open.'
  return [
    ...doubts.flatMap(({ one, other, score, reason }) => [
      `${pc.bold(one.publicId)}  ${printable(one.summary ?? '')}`,
      `${pc.bold(other.publicId)}  ${printable(other.summary ?? '')}`,
      pc.dim(`  support ${score.toFixed(1)}: ${printable(reason)}`),
      '',
    ]),
    `${doubts.length} ${doubts.length === 1 ? 'pair' : 'pairs'}. One happening: review accept ID ID --why …; two: review reject ID ID --why …`,
  ].join('\n')
}
