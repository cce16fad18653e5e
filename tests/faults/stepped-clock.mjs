import { readFileSync } from 'node:fs'

/**
 * Loaded into a worker before anything else (`node --import`): its wall clock is off by as many milliseconds as the file says, and steps
 * whenever the file is written, as when somebody sets it. What counts durations goes on as before, as it does on a real machine. When the
 * test is gone, however it went, so is the worker.
 */
const file = process.env.FAULT_CLOCK
if (file !== undefined) {
  let off = offset()
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL')
    off = offset()
  }, 50).unref()
  const now = Date.now
  const steppedNow = () => now() + off
  globalThis.Date = new Proxy(Date, {
    construct: (date, given, target) => Reflect.construct(date, given.length === 0 ? [steppedNow()] : given, target),
    get: (date, name) => (name === 'now' ? steppedNow : Reflect.get(date, name)),
  })
}

function offset() {
  return Number(readFileSync(file, 'utf8')) || 0
}
