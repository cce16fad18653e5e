import { expect, test } from 'vitest'
import { aLine } from './a-line.js'

test('a context is closed within ten seconds, also while a statement goes on and on', async () => {
  const context = await aLine()
  context.store.rows('select pg_sleep(60)').catch(() => {})
  await context.store.rows('select 1')
  const since = performance.now()
  await context.close()
  expect(performance.now() - since).toBeLessThan(10_000)
}, 30_000)
