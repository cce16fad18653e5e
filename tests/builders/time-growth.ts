/**
 * How many times as long a task takes for `times` as much of its input: about `times` where it is linear, up to its square where it is not.
 * CPU time, the least of several runs in turn: what else the machine does adds to it and never takes away.
 */
export async function timeGrowth(task: (size: number) => unknown, size: number, times = 8): Promise<number> {
  const least = { small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY }
  for (let round = 0; round < 5; round++) {
    least.small = Math.min(least.small, await cpuOf(() => task(size)))
    least.large = Math.min(least.large, await cpuOf(() => task(size * times)))
  }
  return least.large / least.small
}

async function cpuOf(task: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await task()
  const { user, system } = process.cpuUsage(before)
  return user + system
}
