import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deleteEmbedded, migrate, startEmbedded } from '@wirewatch/store'
import pg from 'pg'
import { questions } from '../reporting/questions.mjs'
import { atMost, keepResult, median, printMachine, printTable } from './measure.mjs'

/** How long the twenty questions of analysts take on a large archive: `npm run bench:questions [-- INCIDENTS ARTICLES]`. */
const [incidents = 200_000, articles = 1_000_000] = process.argv.slice(2).map(Number)
const goalMs = 200
const rounds = 5

const home = await mkdtemp(join(tmpdir(), 'wirewatch-bench-'))
const database = await startEmbedded({ home })
try {
  await migrate({ databaseUrl: database.url, analystPassword: database.analystPassword })
  console.log(`filling ${incidents.toLocaleString('en')} incidents and ${articles.toLocaleString('en')} articles …`)
  await fill()
  const answers = await askAll()
  printMachine()
  printTable(
    `Twenty questions, milliseconds (median of ${rounds}; goal ${goalMs})`,
    ['question', 'rows', 'ms', ''],
    answers.map(({ words, rows, ms }, index) => [
      `${index + 1}. ${words}`,
      rows,
      ms.toFixed(1),
      ms > goalMs ? 'missed' : '',
    ]),
  )
  const slowest = Math.max(...answers.map(({ ms }) => ms))
  const archive = `${incidents.toLocaleString('en')} incidents and ${articles.toLocaleString('en')} articles`
  const verdicts = [atMost(`slowest of twenty questions over ${archive}`, '–', goalMs, slowest, 'ms')]
  keepResult('questions', { verdicts, incidents, articles, goalMs, answers })
} finally {
  await database.stop()
  await deleteEmbedded(home)
  await rm(home, { recursive: true, force: true })
}

async function fill() {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const sql = await readFile(new URL('fill-archive.sql', import.meta.url), 'utf8')
  try {
    await client.query(sql.replaceAll(':incidents', incidents).replaceAll(':articles', articles))
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}

async function askAll() {
  const analyst = new pg.Client({ connectionString: database.analystUrl })
  await analyst.connect()
  const answers = []
  for (const { words, sql } of questions) {
    const times = []
    let rows = 0
    for (let round = 0; round <= rounds; round++) {
      const start = performance.now()
      rows = (await analyst.query(sql)).rowCount
      // The first round brings the pages into memory.
      if (round > 0) times.push(performance.now() - start)
    }
    answers.push({ words, rows, ms: median(times) })
  }
  await analyst.end()
  return answers
}
