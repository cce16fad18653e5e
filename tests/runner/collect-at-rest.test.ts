import { PerformanceObserver } from 'node:perf_hooks'
import { collectingAtRest } from '@wirewatch/runner/collect-at-rest.js'
import { expect, onTestFinished, test, vi } from 'vitest'

/** How many collections of young things were seen since. */
function seenCollections(): { readonly count: number } {
  const seen = { count: 0 }
  const observer = new PerformanceObserver((list) => {
    seen.count += list.getEntries().length
  })
  observer.observe({ entryTypes: ['gc'] })
  onTestFinished(() => observer.disconnect())
  return seen
}

test('what a job has left behind is collected once nothing is under way', async () => {
  let end = () => {}
  const held = new Promise<void>((resolve) => {
    end = resolve
  })
  const run = collectingAtRest(async (name) => {
    if (name === 'poll') return held
    // Some six megabytes, none of them kept.
    for (let one = 0; one < 60; one++) Array.from({ length: 12_000 }, (_, place) => place + 0.5)
  })
  const other = run('poll', { feedId: 'valley-post-news' })
  await run('sweep', {})
  const seen = seenCollections()
  end()
  await other
  await vi.waitFor(() => expect(seen.count).toBeGreaterThan(0))
})
