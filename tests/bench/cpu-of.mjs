import { readdirSync, readFileSync } from 'node:fs'

/** Of the kernel's accounts: a hundredth of a second. */
const tick = 0.01

/** CPU seconds that a process and all its children have taken, also those that have ended. Linux only. */
export function cpuOf(pid) {
  const own = accountOf(pid)
  if (own === null) return 0
  const children = childrenOf(pid).reduce((sum, child) => sum + cpuOf(child), 0)
  return own.taken + children
}

/** CPU seconds of this process alone. */
export function cpuOfUs() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

function accountOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [utime, stime, cutime, cstime] = fields.slice(11, 15).map(Number)
    return { parent: Number(fields[1]), taken: (utime + stime + cutime + cstime) * tick }
  } catch {
    return null
  }
}

const childrenOf = (pid) =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && accountOf(name)?.parent === pid)
    .map(Number)
