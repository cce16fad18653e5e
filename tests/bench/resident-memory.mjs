import { readFileSync } from 'node:fs'
import { median } from './measure.mjs'

/** Resident memory of a process in MiB. Linux only. */
export const residentMiB = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024

/** Looks at a process every second until told to stop. */
export function watchMemory(pid) {
  const samples = [residentMiB(pid)]
  const timer = setInterval(() => samples.push(residentMiB(pid)), 1000)
  return {
    /** @returns the most, and the medians of the first and the last third, in MiB */
    stop: () => {
      clearInterval(timer)
      const third = Math.max(1, Math.floor(samples.length / 3))
      return {
        samples: samples.length,
        most: Math.max(...samples),
        first: median(samples.slice(0, third)),
        last: median(samples.slice(-third)),
      }
    },
  }
}
