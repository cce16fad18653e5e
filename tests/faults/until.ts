import { setTimeout as pause } from 'node:timers/promises'

export interface Patience {
  /** What is waited for, in words. */
  readonly what: string
  readonly withinMs: number
  /** That time begins anew with every other answer: a machine may be slow, only standing still is a fault. */
  readonly whileItMoves?: boolean
  readonly everyMs?: number
}

/** Asks again and again until it is so. Throws after that time, with what was last answered. */
export async function until<Answer>(
  ask: () => Promise<Answer>,
  isSo: (answer: Answer) => boolean,
  { what, withinMs, whileItMoves = false, everyMs = 50 }: Patience,
): Promise<Answer> {
  let last = performance.now() + withinMs
  let before = ''
  for (;;) {
    const answer = await ask()
    if (isSo(answer)) return answer
    const now = JSON.stringify(answer)
    if (whileItMoves && now !== before) last = performance.now() + withinMs
    before = now
    if (performance.now() > last) throw new Error(`${what}: not within ${withinMs / 1000} s; it is ${now}`)
    await pause(everyMs)
  }
}
