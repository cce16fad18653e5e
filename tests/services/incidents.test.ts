import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Ran, wirewatch } from '../command-line.js'
import { aDatabase, type TestDatabase } from '../postgres.js'
import { tell } from '../runner/analyst/a-desk.js'

let database: TestDatabase
const ids: string[] = []
beforeAll(async () => {
  database = await aDatabase()
  const initiators = [{ id: 'bla', name: 'Baloch Liberation Army', text: 'BLA', attribution: null }]
  const figure = { group: 'total', qualifier: 'exact', partyClaim: false, start: 0, end: 18 } as const
  const casualties = [{ ...figure, measure: 'killed', min: 11, max: 11, speaker: 'police' }] as const
  ids.push((await tell(database.store, 'valley-post', { killed: 11, initiators, casualties })).incident)
  ids.push((await tell(database.store, 'hill-times', { killed: 2, type: 'civilian.targeted_killing' })).incident)
})
afterAll(() => database.drop())

const run = (...args: string[]): Promise<Ran> =>
  wirewatch(['incidents', ...args], { env: { DATABASE_URL: database.url, REDIS_URL: '', USER: 'amna' } })

test('an analyst lists, merges, reads and undoes, and every command says what it did', async () => {
  const listed = await run('list', '--actor', 'bla', '--area', 'balochistan', '--json')
  expect(JSON.parse(listed.stdout)).toMatchObject([{ publicId: ids[0], killedBest: 11 }])

  const merged = await run('merge', ids[0]!, ids[1]!, '--why', 'one attack', '--analyst', 'amna')
  expect(merged.stdout).toMatch(new RegExp(`${ids[1]} +merged, revision 2: one attack: merged into ${ids[0]}`))
  expect(merged.stdout).toMatch(/To undo it: npx wirewatch incidents undo \d+/)

  const told = JSON.parse((await run('show', ids[0]!, '--json')).stdout)
  expect(told.reports[0]).toMatchObject({ figures: [{ speaker: 'police', sentence: expect.any(String) }] })
  expect(told.reports[0]).not.toHaveProperty('text')

  const { stdout } = await run('show', ids[1]!)
  expect(stdout).toContain(`${ids[1]} is part of it now.`)
  expect(stdout).toMatch(/killed 11 by police\n +“Eleven people died, the police said.”|killed 11 by police/)
  expect(stdout).toMatch(/analyst-merge by amna\n +one attack: takes in/)

  expect((await run('undo', '--json')).stdout).toContain('"how": "put-back"')
  expect(JSON.parse((await run('list', '--json')).stdout)).toHaveLength(2)
}, 60_000)

test.each([
  ['an id that was never given', ['show', 'PK-2026-009999'], /There is no incident PK-2026-009999/],
  ['a field that there is not', ['set', 'PK-2026-000001', 'kiled', '9', '--why', 'x'], /did you mean "killed"\?/],
  ['a count that is none', ['set', 'PK-2026-000001', 'killed', 'many', '--why', 'x'], /not a count/],
  ['a day that no calendar has', ['set', 'PK-2026-000001', 'date', '2026-02-30', '--why', 'x'], /not a date/],
  ['no reason', ['lock', 'PK-2026-000001', 'killed'], /--why/],
  ['an actor that nobody knows', ['list', '--actor', 'balochistan libration army'], /no actor of that id or name/],
])(
  '%s is refused in a line that says what would do',
  async (_what, args, message) => {
    const { code, stderr } = await run(...args)
    expect({ code, stack: /\n +at /.test(stderr) }).toEqual({ code: 1, stack: false })
    expect(stderr).toMatch(message)
  },
  60_000,
)
