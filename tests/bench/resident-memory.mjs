import { readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { median } from './measure.mjs'

/** Resident memory of a process in MiB. Linux only. */
export const residentMiB = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024

/** What this process holds on to, in MiB: its heap after all that nobody needs has been collected. */
export function liveMiB() {
  collect ??= exposeCollector()
  collect()
  return process.memoryUsage().heapUsed / 2 ** 20
}

let collect = null
function exposeCollector() {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc')
}

/** Looks at a process every second until told to stop. */
export function watchMemory(pid) {
  const samples = [residentMiB(pid)]
  const timer = setInterval(() => samples.push(residentMiB(pid)), 1000)
  return {
    /** @returns the first, the most, and the medians of the first and the last third, in MiB */
    stop: () => {
      clearInterval(timer)
      const third = Math.max(1, Math.floor(samples.length / 3))
      return {
        samples: samples.length,
        start: samples[0],
        most: Math.max(...samples),
        first: median(samples.slice(0, third)),
        last: median(samples.slice(-third)),
      }
    },
  }
}
