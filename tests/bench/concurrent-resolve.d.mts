import type { Store } from '@wirewatch/store'

export function resolveConcurrently(task: {
  readonly store: Store
  readonly databaseUrl: string
  readonly redisUrl: string
  readonly events: number
  readonly incidents: number
  readonly workers?: number
}): Promise<{
  readonly incidents: number
  readonly merged: number
  readonly reports: number
  readonly failed: number
  readonly deadlocks: number
  readonly seconds: number
}>
