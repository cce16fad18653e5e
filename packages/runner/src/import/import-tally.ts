import type { RefusalReason } from '@wirewatch/pipeline/backfill/given-article.js'

/** How far an import has come, or what it came to. */
export interface ImportTally {
  readonly read: number
  /** Kept for the first time. */
  readonly fresh: number
  /** Kept before, or repeated within the file. */
  readonly known: number
  readonly refused: Readonly<Partial<Record<RefusalReason, number>>>
  /** What became of the fresh ones, by the reason with which they ended. */
  readonly ended: Readonly<Record<string, number>>
  /** That failed at a stage and wait for another try. */
  readonly waiting: number
}

/** How many ended, by reason. */
export type Ends = readonly { readonly reason: string; readonly count: number }[]

export interface Tally {
  readonly count: (more: Pick<ImportTally, 'read' | 'fresh' | 'known'>) => void
  readonly refuse: (reason: RefusalReason) => void
  readonly end: (ends: Ends) => void
  readonly wait: (count: number) => void
  readonly now: () => ImportTally
}

export function openTally(): Tally {
  let [read, fresh, known, waiting] = [0, 0, 0, 0]
  const refused: Partial<Record<RefusalReason, number>> = {}
  const ended: Record<string, number> = {}
  return {
    count: (more) => {
      read += more.read
      fresh += more.fresh
      known += more.known
    },
    refuse: (reason) => {
      read += 1
      refused[reason] = (refused[reason] ?? 0) + 1
    },
    end: (ends) => {
      for (const { reason, count } of ends) ended[reason] = (ended[reason] ?? 0) + count
    },
    wait: (count) => {
      waiting += count
    },
    now: () => ({ read, fresh, known, waiting, refused: { ...refused }, ended: { ...ended } }),
  }
}
