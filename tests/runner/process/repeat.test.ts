import { repeat } from '@wirewatch/runner/process/repeat.js'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'

beforeEach(() => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
})

test('a task that takes long is not begun again before it has ended, well or not', async () => {
  const ends: { resolve: () => void; reject: (fault: Error) => void }[] = []
  const task = () => new Promise<void>((resolve, reject) => void ends.push({ resolve, reject }))
  repeat(1000, task, new AbortController().signal)
  await vi.advanceTimersByTimeAsync(5000)
  expect(ends).toHaveLength(1)
  ends[0]!.reject(new Error('made to fail'))
  await vi.advanceTimersByTimeAsync(5000)
  expect(ends).toHaveLength(2)
  ends[1]!.resolve()
  await vi.advanceTimersByTimeAsync(1000)
  expect(ends).toHaveLength(3)
})

test('a task that is stopped is not begun any more', async () => {
  const task = vi.fn(async () => {})
  const stopping = new AbortController()
  repeat(1000, task, stopping.signal)
  await vi.advanceTimersByTimeAsync(2000)
  stopping.abort()
  repeat(1000, task, stopping.signal)
  await vi.advanceTimersByTimeAsync(5000)
  expect(task).toHaveBeenCalledTimes(2)
})
