import { createHash } from 'node:crypto'

const firstDelayMs = 10_000
const longestDelayMs = 3_600_000
/** What could not be sent for a day is set aside for a person. */
const patienceMs = 24 * 3_600_000

export interface Attempted {
  readonly idempotencyKey: string
  /** How often it was tried, with this time. */
  readonly attempts: number
  /** ISO 8601. */
  readonly createdAt: string
}

/**
 * When a message that was not taken is tried again: after 10 s, then twice as long each time up to an hour, spread by up to a half so that
 * many do not come back together; never before the receiver asked for. Null: it is a day old, and is set aside.
 */
export function retryAt(
  { idempotencyKey, attempts, createdAt }: Attempted,
  retryAfterSeconds: number | null,
  now: Date,
): Date | null {
  if (now.getTime() - Date.parse(createdAt) >= patienceMs) return null
  const delay = Math.min(firstDelayMs * 2 ** (attempts - 1), longestDelayMs)
  const spread = 1 + shareOf(`${idempotencyKey} ${attempts}`) / 2
  return new Date(now.getTime() + Math.max(delay * spread, (retryAfterSeconds ?? 0) * 1000))
}

/** From 0 to 1, by chance but the same each time. */
const shareOf = (words: string): number => createHash('sha256').update(words).digest().readUInt32BE(0) / 2 ** 32
