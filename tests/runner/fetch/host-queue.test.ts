import { createHostQueue } from '@wirewatch/runner/fetch/host-queue.js'
import { expect, test } from 'vitest'

/** A clock that moves only when somebody sleeps. */
const clock = () => {
  let time = 0
  return {
    now: () => time,
    sleep: async (milliseconds: number) => {
      time += milliseconds
    },
  }
}

test('requests to one host start at least the spacing apart', async () => {
  const { now, sleep } = clock()
  const queue = createHostQueue({ concurrency: 1, now, sleep })
  const starts: number[] = []
  const task = async () => void starts.push(now())
  await Promise.all([1, 2, 3].map(() => queue.run({ key: 'example.org', spacingMs: 1_000 }, task)))
  expect(starts).toEqual([0, 1_000, 2_000])
})

test('requests to different hosts do not wait for each other', async () => {
  const { now, sleep } = clock()
  const queue = createHostQueue({ concurrency: 1, now, sleep })
  const starts: number[] = []
  const task = async () => void starts.push(now())
  await Promise.all(
    ['a.example', 'b.example', 'c.example'].map((host) => queue.run({ key: host, spacingMs: 1_000 }, task)),
  )
  expect(starts).toEqual([0, 0, 0])
})

test('a request that fails gives its place to the next, in the order of asking', async () => {
  const { now, sleep } = clock()
  const queue = createHostQueue({ concurrency: 1, now, sleep })
  const order: string[] = []
  const first = queue.run({ key: 'example.org', spacingMs: 0 }, async () => {
    order.push('first')
    throw new Error('it failed')
  })
  const second = queue.run({ key: 'example.org', spacingMs: 0 }, async () => void order.push('second'))
  const third = queue.run({ key: 'example.org', spacingMs: 0 }, async () => void order.push('third'))
  await expect(first).rejects.toThrow('it failed')
  await Promise.all([second, third])
  expect(order).toEqual(['first', 'second', 'third'])
})

test('no more requests run at once to one host than are permitted', async () => {
  const queue = createHostQueue({ concurrency: 2 })
  let active = 0
  let most = 0
  const task = async () => {
    most = Math.max(most, ++active)
    await new Promise((resolve) => setImmediate(resolve))
    active--
  }
  await Promise.all(Array.from({ length: 10 }, () => queue.run({ key: 'example.org', spacingMs: 0 }, task)))
  expect(most).toBe(2)
})

test('a turn that cannot be had is nobody’s: the next in line is let in', async () => {
  const turns = [Promise.reject(new Error('the database is down')), Promise.resolve({ waitMs: 0, rest: null })]
  const queue = createHostQueue({ concurrency: 1, claimTurn: () => turns.shift()! })
  const [first, second] = ['a', 'b'].map((what) => queue.run({ key: 'example.org', spacingMs: 0 }, async () => what))
  await expect(first).rejects.toThrow('the database is down')
  expect(await second).toBe('b')
})

test('a turn that was taken before holds where nobody is in line, and has passed where somebody is', async () => {
  const { now, sleep } = clock()
  const claims: string[] = []
  const queue = createHostQueue({
    concurrency: 1,
    now,
    sleep,
    claimTurn: async (key) => {
      claims.push(key)
      return { waitMs: 5_000, rest: null }
    },
  })
  const place = { key: 'example.org', spacingMs: 1_000, claimed: { waitMs: 200, rest: null } }
  const starts: number[] = []
  await Promise.all([1, 2].map(() => queue.run(place, async () => void starts.push(now()))))
  expect(starts).toEqual([200, 5_200])
  expect(claims).toEqual(['example.org'])
})
