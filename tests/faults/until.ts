import { setTimeout as pause } from 'node:timers/promises'

/** Asks again and again until it is so. Throws after that time, with what was last answered. */
export async function until<Answer>(
  ask: () => Promise<Answer>,
  isSo: (answer: Answer) => boolean,
  { what, withinMs, everyMs = 50 }: { readonly what: string; readonly withinMs: number; readonly everyMs?: number },
): Promise<Answer> {
  const last = performance.now() + withinMs
  for (;;) {
    const answer = await ask()
    if (isSo(answer)) return answer
    if (performance.now() > last)
      throw new Error(`${what}: not within ${withinMs / 1000} s; it is ${JSON.stringify(answer)}`)
    await pause(everyMs)
  }
}
