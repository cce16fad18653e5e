import type { Sql, Store } from '@wirewatch/store'
import type { Context } from '../context.js'
import { openMetrics } from '../process/metrics.js'

/** The context with all that it keeps inside one transaction. */
export const within = (context: Context, sql: Sql): Context => ({ ...context, store: storeWithin(context.store, sql) })

const storeWithin = (store: Store, sql: Sql): Store => ({
  ...store,
  rows: sql.rows,
  transaction: (work) => work(sql),
})

/** Does the work and takes all of it back: what it would come to is known, and nothing is kept, told or counted. */
export async function rehearse<Value>(context: Context, work: (context: Context) => Promise<Value>): Promise<Value> {
  try {
    return await context.store.transaction(async (sql) => {
      throw new Rehearsed(await work(within(silent(context), sql)))
    })
  } catch (error) {
    if (error instanceof Rehearsed) return error.value as Value
    throw error
  }
}

/** Thrown so that the transaction is rolled back. */
class Rehearsed extends Error {
  readonly value: unknown
  constructor(value: unknown) {
    super('rehearsed')
    this.value = value
  }
}

const silent = (context: Context): Context => ({
  ...context,
  log: { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} },
  metrics: openMetrics(async () => ({ jobs: {}, feeds: {}, entries: {}, deliveries: {} })),
})
