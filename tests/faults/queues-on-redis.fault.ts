import { test } from 'vitest'
import { hasRedis } from '../redis.js'
import { strikeAtWork } from './strike-at-work.js'

test.skipIf(!hasRedis)(
  'queues on Redis: whatever breaks at work, nothing is lost and nothing doubled',
  async ({ task }) => {
    await strikeAtWork('Redis', task.meta)
  },
)
