import { spawn } from 'node:child_process'
import { messageOf } from '@wirewatch/runner/process/message-of.js'
import { type Answer, ask } from '@wirewatch/store'
import { isUnknownAnalyst, nothingYet } from '../as-analyst.js'
import { configOf, withDatabase } from '../database.js'
import { Failure } from '../failure.js'
import { type Column, table } from '../show/table.js'

export interface PsqlOptions {
  readonly sample?: boolean
  /** Run this and print the answer; otherwise psql is opened. */
  readonly command?: string
  readonly json?: boolean
}

/** Runs SQL as the analyst role, which reads the schema `reporting` and nothing else. */
export async function psql(options: PsqlOptions): Promise<void> {
  await withDatabase(configOf(options), async ({ analystUrl }) => {
    if (analystUrl === null)
      throw new Failure(
        'The database is an outside one (DATABASE_URL): connect with its own client as the role analyst.',
      )
    if (options.command === undefined) return openPsql(analystUrl)
    const { columns, rows } = await answerTo(options.command, analystUrl)
    if (options.json) return console.log(JSON.stringify(rows, null, 2))
    console.log(table(columns.map(columnOf), rows))
    console.log(`(${rows.length} ${rows.length === 1 ? 'row' : 'rows'})`)
  })
}

type Row = Answer['rows'][number]

async function answerTo(question: string, url: string): Promise<Answer> {
  return ask(url, question).catch((error: unknown) => {
    if (isUnknownAnalyst(error)) throw new Failure(nothingYet)
    throw new Failure(`The database refuses: ${messageOf(error)}`)
  })
}

function columnOf(name: string): Column<Row> {
  return {
    head: name,
    of: (row) => shown(row[name]),
  }
}

function shown(value: unknown): string | number | null {
  if (value === null || value === undefined || typeof value === 'number') return value ?? null
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** The password goes by the environment: arguments can be read by every user of the machine. */
async function openPsql(analystUrl: string): Promise<void> {
  const { hostname, port, username, password, pathname } = new URL(analystUrl)
  const child = spawn(
    'psql',
    ['-h', hostname, '-p', port || '5432', '-U', decodeURIComponent(username), '-d', pathname.slice(1)],
    {
      stdio: 'inherit',
      env: { ...process.env, PGPASSWORD: decodeURIComponent(password), PGOPTIONS: '-c search_path=reporting' },
    },
  )
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  }).catch(() => {
    throw new Failure(
      'psql is not installed. Install PostgreSQL\'s client, or pass a query: npx wirewatch psql -c "select …"',
    )
  })
  if (code !== 0) process.exitCode = code ?? 1
}
