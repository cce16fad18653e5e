import { randomBytes } from 'node:crypto'
import { migrate } from '@wirewatch/store/migrate.js'
import { connect, type Sql, type Store } from '@wirewatch/store/postgres/connect.js'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'

export interface TestDatabase {
  readonly url: string
  readonly analystUrl: string
  readonly store: Store
  readonly drop: () => Promise<void>
}

/** A database of one's own: a clone of the migrated template, or an empty one. Call `drop` at the end of the file. */
export async function aDatabase(kind: 'migrated' | 'empty' = 'migrated'): Promise<TestDatabase> {
  const { adminUrl, analystPassword } = inject('postgres')
  const name = `test_${randomBytes(6).toString('hex')}`
  await admin(adminUrl, `create database ${name}${kind === 'migrated' ? ' template wirewatch_template' : ''}`)
  const url = adminUrl.replace(/postgres$/, name)
  const analyst = new URL(url)
  analyst.username = 'analyst'
  analyst.password = analystPassword
  // Rights on a database stay behind when it is cloned.
  if (kind === 'migrated') await migrate({ databaseUrl: url, analystPassword })
  const store = connect({ databaseUrl: url, applicationName: 'test' })
  const drop = async () => {
    await store.close()
    await admin(adminUrl, `drop database ${name} with (force)`)
  }
  return { url, analystUrl: analyst.href, store, drop }
}

/** Runs SQL over a connection of its own, for example as the analyst, who ends with the test. */
export async function asUser(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

async function admin(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

/** A statement waits for a lock that another one holds. */
export async function untilSomebodyWaits({ rows }: Sql): Promise<void> {
  for (let looks = 0; looks < 1000; looks++) {
    const [waiting] = await rows<{ n: number }>(
      `select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (waiting!.n > 0) return
  }
  throw new Error('nobody waited')
}
