import { constants, PerformanceObserver } from 'node:perf_hooks'
import { getHeapStatistics } from 'node:v8'
import { collectingAtRest } from '@wirewatch/runner/queues/collect-at-rest.js'
import { expect, onTestFinished, test, vi } from 'vitest'

const { NODE_PERFORMANCE_GC_FLAGS_FORCED: forced, NODE_PERFORMANCE_GC_MAJOR: full } = constants

interface Collection {
  readonly kind: number
  readonly flags: number
}

/** The collections that somebody has asked for since. */
function seenCollections(): readonly Collection[] {
  const seen: Collection[] = []
  const observer = new PerformanceObserver((list) => {
    const all = list.getEntries() as unknown as { readonly detail: Collection }[]
    seen.push(...all.flatMap(({ detail }) => ((detail.flags & forced) === 0 ? [] : detail)))
  })
  observer.observe({ entryTypes: ['gc'] })
  onTestFinished(() => observer.disconnect())
  return seen
}

test('what jobs have left behind is collected once nothing is under way', async () => {
  let end = () => {}
  const held = new Promise<void>((resolve) => {
    end = resolve
  })
  const run = collectingAtRest(async (name) => (name === 'poll' ? held : undefined))
  const seen = seenCollections()
  const other = run('poll', { feedId: 'valley-post-news' })
  await run('sweep', {})
  expect(seen).toEqual([])
  end()
  await other
  await vi.waitFor(() => expect(seen).not.toEqual([]))
})

test('a heap that has doubled is collected in full once nothing is under way', async () => {
  const kept: number[][] = []
  const run = collectingAtRest(async (name) => {
    const enough = 2 * getHeapStatistics().used_heap_size
    while (name === 'sweep' && getHeapStatistics().used_heap_size < enough)
      kept.push(Array.from({ length: 12_000 }, (_, place) => place + 0.5))
  })
  const seen = seenCollections()
  const inFull = () => seen.filter(({ kind }) => kind === full)
  await run('count', {})
  await vi.waitFor(() => expect(inFull()).toHaveLength(1))
  await run('sweep', {})
  await vi.waitFor(() => expect(inFull()).toHaveLength(2))
})
