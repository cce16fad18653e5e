import { randomBytes } from 'node:crypto'
import { connect, type Store } from '@wirewatch/store/connect.js'
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
  if (kind === 'migrated') await admin(url, rightsThatAreNotCloned(name))
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

/** Settings of a role in a database, and rights on the database itself, stay behind when it is cloned. */
function rightsThatAreNotCloned(name: string): string {
  return `
    alter role analyst in database ${name} set statement_timeout = '30s';
    alter role analyst in database ${name} set default_transaction_read_only = on;
    alter role analyst in database ${name} set search_path = reporting;
    revoke all on database ${name} from public;
    grant connect on database ${name} to analyst`
}

async function admin(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}
