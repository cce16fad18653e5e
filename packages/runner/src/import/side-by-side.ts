export interface Window {
  /** Starts the work as soon as fewer than the limit are under way. Throws what a work before has thrown. */
  readonly add: (work: () => Promise<void>) => Promise<void>
  readonly end: () => Promise<void>
}

/** Work that runs side by side, so many at a time. */
export function openWindow(most: number): Window {
  const underWay = new Set<Promise<void>>()
  const faults: unknown[] = []
  const check = (): void => {
    if (faults.length > 0) throw faults[0]
  }
  return {
    add: async (work) => {
      while (underWay.size >= most) await Promise.race(underWay)
      check()
      const running: Promise<void> = work()
        .catch((fault: unknown) => {
          faults.push(fault)
        })
        .finally(() => underWay.delete(running))
      underWay.add(running)
    },
    end: async () => {
      await Promise.all(underWay)
      check()
    },
  }
}
