import { noteStillAtWork, type WorkedEntry } from '@wirewatch/store'
import type { Context } from '../context.js'

/** Entries that nobody has said for this long to be working on are anybody's: whoever was at them died. */
export const silentAfterMs = 40_000

/** Says again and again that the work goes on: pages of one host may be half a minute apart, and a sweep must not hand them out once more. */
export async function whileNoted<Result>(
  { store, now, log }: Pick<Context, 'store' | 'now' | 'log'>,
  worked: readonly WorkedEntry[],
  work: () => Promise<Result>,
): Promise<Result> {
  let noted: Promise<void> = Promise.resolve()
  const note = (): void => {
    noted = noteStillAtWork(store, worked, now().toISOString()).catch((fault: unknown) =>
      log.debug({ fault }, 'it could not be noted that work goes on'),
    )
  }
  const noting = setInterval(note, silentAfterMs / 4)
  try {
    return await work()
  } finally {
    clearInterval(noting)
    await noted
  }
}
