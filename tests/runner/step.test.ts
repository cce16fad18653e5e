import { PermanentError } from '@wirewatch/pipeline'
import { type Binding, runStep, type StepResult } from '@wirewatch/runner/step.js'
import { StoppingError } from '@wirewatch/runner/stopping-error.js'
import { DatabaseDownError, entriesToWork, saveEntries, syncSources } from '@wirewatch/store'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aSeenEntry, aSource } from '../builders/stored.js'
import { aDatabase, type TestDatabase } from '../postgres.js'
import { aContext } from './a-context.js'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
  await syncSources(database.store, [aSource()])
})
afterAll(() => database.drop())
beforeEach(async () => {
  await database.store.rows('truncate entries, articles, dispositions cascade')
})

/** Sends every entry on, with its title, unless the test says otherwise. */
const anyBinding: Binding<string, string> = {
  stage: 'extract',
  load: async (_context, entries) => new Map(entries.map(({ id, entry }) => [id, entry.title ?? ''])),
  run: (_context, title) => ({ status: 'passed', value: title }),
  save: async (_context, results) =>
    new Map(results.map(({ entry, output }) => [entry.id, { to: 'tag', carry: output }])),
}

const fails = (what: string) => () => {
  throw new Error(what)
}

test('entries go on to the next stage with what this one made of them', async () => {
  const { onward, faults } = await step(['a', 'b'], anyBinding)
  expect(onward.map(({ at, carry }) => [at, carry])).toEqual([
    ['tag', 'Title of a'],
    ['tag', 'Title of b'],
  ])
  expect(faults).toEqual([])
  expect(await standing()).toEqual({ a: 'waits for tag', b: 'waits for tag' })
})

test('an entry that is dropped ends with its reason', async () => {
  await step(['a'], { ...anyBinding, run: () => ({ status: 'dropped', reason: 'no-text', detail: 'a bare page' }) })
  expect(await standing()).toEqual({ a: 'dropped: no-text (a bare page)' })
})

test('an entry for which there is nothing to load has nothing left to do', async () => {
  await step(['a'], { ...anyBinding, load: async () => new Map() })
  expect(await standing()).toEqual({ a: 'finished: nothing-to-do (null)' })
})

test.each<[string, Partial<Binding<string, string>>]>([
  [
    'run',
    { run: (_context, title) => (title === 'Title of b' ? fails('b is odd')() : { status: 'passed', value: title }) },
  ],
  [
    'saved',
    {
      save: (context, results) =>
        results.some(({ output }) => output === 'Title of b') ? fails('b is odd')() : anyBinding.save(context, results),
    },
  ],
  [
    'loaded',
    {
      load: (context, entries) =>
        entries.some(({ entry }) => entry.title === 'Title of b')
          ? fails('b is odd')()
          : anyBinding.load(context, entries),
    },
  ],
])(
  'an entry that cannot be %s fails alone and waits for another try, while the others go on',
  async (_what, change) => {
    const { faults } = await step(['a', 'b', 'c'], { ...anyBinding, ...change })
    expect(faults.map(({ message }) => message)).toEqual(['b is odd'])
    expect(await standing()).toEqual({
      a: 'waits for tag',
      b: 'waits for extract after extract: b is odd',
      c: 'waits for tag',
    })
  },
)

test('an entry that can never work is set aside at once', async () => {
  const run = () => {
    throw new PermanentError('it has no address')
  }
  const { faults } = await step(['a'], { ...anyBinding, run })
  expect(faults).toEqual([])
  expect(await standing()).toEqual({ a: 'failed: PermanentError (it has no address)' })
})

test('an entry that has failed often enough is set aside with the last fault, and is not tried again', async () => {
  const odd = { ...anyBinding, run: fails('the page is odd') }
  await step(['a'], odd, 22)
  expect(await standing()).toEqual({ a: 'waits for extract after extract: the page is odd' })
  const { faults } = await step(['a'], odd, 23)
  expect(faults).toEqual([])
  expect(await standing()).toEqual({ a: 'failed: Error (the page is odd)' })
})

test.each(['load', 'run', 'save'] as const)(
  'a database that goes down in the middle of %s is no fault of any entry',
  async (where) => {
    const down = () => {
      throw new DatabaseDownError('somewhere', new Error('gone'))
    }
    await expect(step(['a', 'b'], { ...anyBinding, [where]: down }, 23)).rejects.toThrow('does not answer')
    expect(await standing()).toEqual({ a: 'waits for extract', b: 'waits for extract' })
  },
)

test('a process that is stopped keeps what it has done, and leaves the rest as it was', async () => {
  const run: typeof anyBinding.run = (_context, title) => {
    if (title === 'Title of b') throw new StoppingError()
    return { status: 'passed', value: title }
  }
  await expect(step(['a', 'b', 'c'], { ...anyBinding, run })).rejects.toThrow(StoppingError)
  expect(await standing()).toEqual({ a: 'waits for tag', b: 'waits for extract', c: 'waits for extract' })
})

/** Runs the step for entries of those names, each tried as often before as the test says. */
async function step(names: string[], binding: Binding<string, string>, attempts = 0): Promise<StepResult> {
  const seen = names.map((name) => aSeenEntry(name))
  await saveEntries(database.store, 'valley-post-news', seen)
  await database.store.rows('update entries set attempts = $1', [attempts])
  const ids = await database.store.rows<{ id: number }>('select id from entries order by id')
  const entries = await entriesToWork(
    database.store,
    ids.map(({ id }) => id),
  )
  return runStep(
    aContext(database.store),
    binding,
    entries.map((entry) => ({ entry, at: entry.nextStage, carry: null })),
  )
}

/** Where each entry stands, in words. */
async function standing(): Promise<Record<string, string>> {
  const rows = await database.store.rows<{ name: string; stands: string }>(
    `select
       entries.entry_key as name,
       coalesce(
         ended.outcome || ': ' || ended.reason || ' (' || coalesce(ended.detail, 'null') || ')',
         'waits for ' || entries.next_stage || coalesce(' after ' || entries.last_error, '')
       ) as stands
     from entries
     left join dispositions ended on ended.item_kind = 'entry' and ended.item_id = entries.id`,
  )
  return Object.fromEntries(rows.map(({ name, stands }) => [name, stands]))
}
