import { test } from 'vitest'
import { strikeAtWork } from './strike-at-work.js'

test('queues on Postgres: whatever breaks at work, nothing is lost and nothing doubled', async ({ task }) => {
  await strikeAtWork('Postgres', task.meta)
})
