/**
 * Runs a task again and again until the signal, and never twice at once: a turn that comes while it still runs is left out. What goes
 * wrong is the task's own to tell.
 */
export function repeat(everyMs: number, task: () => Promise<unknown>, until: AbortSignal): void {
  if (until.aborted) return
  let isRunning = false
  const ended = (): void => {
    isRunning = false
  }
  const timer = setInterval(() => {
    if (isRunning) return
    isRunning = true
    task().then(ended, ended)
  }, everyMs).unref()
  until.addEventListener('abort', () => clearInterval(timer), { once: true })
}
