import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Context, prepareDatabase, prepareSchema, syncAlertRules } from '@wirewatch/runner'
import { alertingFrom, originOf } from '@wirewatch/runner/alerts/alerting.js'
import { watchRuleFiles } from '@wirewatch/runner/alerts/reload-rules.js'
import { bringAlertRules } from '@wirewatch/runner/alerts/sync-alert-rules.js'
import { resolveReports } from '@wirewatch/runner/resolve/resolve-reports.js'
import { tellDue } from '@wirewatch/runner/tell/tell-due.js'
import { noteRuleFault, ruleFaults } from '@wirewatch/store'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { aRule, oneReceiver, smallTaxonomy } from '../../builders/alert-rules.js'
import { aSource, aStoredText, codeText } from '../../builders/stored.js'
import { aDatabase, type TestDatabase, untilSomebodyWaits } from '../../postgres.js'
import { aContext } from '../a-context.js'
import { alertsIn, noticesIn } from './an-alerting.js'

let database: TestDatabase
beforeEach(async () => {
  database = await aDatabase()
})
afterEach(() => database.drop())

const dead = (id: string, count: number) =>
  aRule(`when: { killed: { at_least: ${count} } }`).replaceAll('watch', id).replace('Watch', id)

/** A folder of rules, which a test may change. */
function aFolder(rules: string, delivery = oneReceiver): string {
  const folder = mkdtempSync(join(tmpdir(), 'wirewatch-in-force-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'rules.yaml'), rules)
  writeFileSync(join(folder, 'delivery.yaml'), delivery)
  mkdirSync(join(folder, 'templates'))
  return folder
}

/** A process that was started on these files. */
function aProcess(folder: string): Context {
  let alerting = alertingFrom(folder, smallTaxonomy)
  return {
    ...aContext(database.store),
    get alerting() {
      return alerting
    },
    followRules: (others) => {
      alerting = others
    },
  }
}

async function reported(process: Context, source: string, killed: number): Promise<void> {
  const text = await aStoredText(database.store, { source: aSource({ id: source }) })
  await codeText(database.store, text, [{ killed }])
  await resolveReports(process, [text.articleVersionId])
}
const standing = () => database.store.rows(`select id from alert_rules where not retired order by id`)

describe('two processes with different files', () => {
  test('weigh by the same rules: those that came last', async () => {
    const [first, second] = [aProcess(aFolder(dead('five', 5))), aProcess(aFolder(dead('three', 3)))]
    expect([await bringAlertRules(first), await bringAlertRules(second)]).toEqual(['in-force', 'in-force'])
    await reported(first, 'valley-post', 6)
    expect((await alertsIn(database.store)).map(({ rule }) => rule)).toEqual(['three'])
    expect(first.alerting.config.rules.map(({ id }) => id)).toEqual(['three'])
  })

  test('do not retire each other’s rules at every start: whose files were replaced follows', async () => {
    const [old, young] = [aFolder(dead('five', 5)), aFolder(dead('three', 3))]
    await bringAlertRules(aProcess(old))
    await bringAlertRules(aProcess(young))
    expect(await bringAlertRules(aProcess(old))).toBe('replaced')
    expect(await bringAlertRules(aProcess(young))).toBe('in-force')
    expect(await standing()).toEqual([{ id: 'three' }])
  })

  test('whoever sets up the database puts its files in force again', async () => {
    const [old, young] = [aFolder(dead('five', 5)), aFolder(dead('three', 3))]
    for (const folder of [old, young]) await bringAlertRules(aProcess(folder))
    await syncAlertRules(aProcess(old))
    expect(await standing()).toEqual([{ id: 'five' }])
    expect(await bringAlertRules(aProcess(young))).toBe('replaced')
  })

  test('an import does not replace the rules in force with those of its machine; a start does', async () => {
    const on = { url: database.url, embedded: null }
    const [ours, theirs] = [aFolder(dead('five', 5)), aFolder(dead('three', 3))]
    const importing = aProcess(theirs)
    await prepareSchema(aProcess(ours), on, () => {})
    await prepareSchema(importing, on, () => {})
    expect(await standing()).toEqual([{ id: 'five' }])
    await reported(importing, 'valley-post', 4)
    expect(await alertsIn(database.store)).toEqual([])
    await prepareDatabase(aProcess(theirs), on, [], () => {})
    expect(await standing()).toEqual([{ id: 'three' }])
  })

  test('a folder that was wrong and has been replaced since is no fault any more once it can be read', async () => {
    const [old, young] = [aFolder(dead('five', 5)), aFolder(dead('three', 3))]
    for (const folder of [old, young]) await bringAlertRules(aProcess(folder))
    await noteRuleFault(database.store, originOf(old), 'it was wrong', '2026-03-04T12:00:00Z')
    expect(await bringAlertRules(aProcess(old))).toBe('replaced')
    expect(await ruleFaults(database.store)).toEqual([])
  })

  test('tell whom the rules in force name', async () => {
    const [first, second] = [
      aProcess(aFolder(dead('five', 5))),
      aProcess(aFolder(dead('three', 3), oneReceiver.replaceAll('desk', 'night'))),
    ]
    for (const process of [first, second]) await bringAlertRules(process)
    await reported(second, 'valley-post', 6)
    await tellDue(first)
    expect((await noticesIn(database.store)).map(({ receiver, state }) => [receiver, state])).toEqual([
      ['night', 'taken'],
    ])
  })
})

describe('an incident that is revised while other rules come into force', () => {
  test('is weighed by the new ones once they are', async () => {
    const [old, young] = [aProcess(aFolder(dead('five', 5))), aProcess(aFolder(dead('three', 3)))]
    await bringAlertRules(old)
    const weighing = await database.store.transaction(async (sql) => {
      await bringAlertRules({ ...young, store: { ...database.store, transaction: (work) => work(sql) } })
      const reporting = reported(old, 'valley-post', 4)
      await untilSomebodyWaits(database.store)
      return { reporting }
    })
    await weighing.reporting
    expect(await alertsIn(database.store)).toMatchObject([{ rule: 'three', state: 'firing' }])
  })

  test('belongs to their baseline where it came first', async () => {
    const [old, young] = [aProcess(aFolder(dead('five', 5))), aProcess(aFolder(dead('three', 3)))]
    await bringAlertRules(old)
    const bringing = await database.store.transaction(async (sql) => {
      await reported({ ...old, store: { ...database.store, transaction: (work) => work(sql) } }, 'valley-post', 4)
      const brought = bringAlertRules(young)
      await untilSomebodyWaits(database.store)
      return { brought }
    })
    await bringing.brought
    expect(await alertsIn(database.store)).toMatchObject([{ rule: 'three', state: 'suppressed' }])
  })
})

describe('files that are changed while a process runs', () => {
  async function aWatched(rules: string) {
    const folder = aFolder(rules)
    const process = aProcess(folder)
    await syncAlertRules(process)
    return { folder, process, files: await watchRuleFiles(process, folder) }
  }

  test('come into force together, once nobody is writing them any more', async () => {
    const { folder, process, files } = await aWatched(dead('five', 5))
    expect(await files.look()).toBe('unchanged')
    writeFileSync(join(folder, 'rules.yaml'), dead('three', 3))
    writeFileSync(join(folder, 'templates', 'title.liquid'), 'ours')
    expect([await files.look(), await files.look(), await files.look()]).toEqual(['changing', 'loaded', 'unchanged'])
    expect(process.alerting.config).toMatchObject({ rules: [{ id: 'three' }], templates: { own: { title: 'ours' } } })
    await reported(process, 'valley-post', 4)
    expect(await noticesIn(database.store)).toHaveLength(1)
  })

  test('set a baseline for what they begin to watch, and tell nobody of it', async () => {
    const { folder, process, files } = await aWatched(dead('five', 5))
    await reported(process, 'valley-post', 4)
    writeFileSync(join(folder, 'more.yaml'), dead('three', 3))
    await files.look()
    await files.look()
    expect(await alertsIn(database.store)).toMatchObject([{ rule: 'three', state: 'suppressed' }])
    expect(await noticesIn(database.store)).toEqual([])
  })

  test('leave those before in force where one of them is wrong, and say so until it is put right', async () => {
    const { folder, process, files } = await aWatched(dead('five', 5))
    writeFileSync(join(folder, 'rules.yaml'), dead('five', 5).replace('killed', 'kiled'))
    expect([await files.look(), await files.look()]).toEqual(['changing', 'broken'])
    expect(await ruleFaults(database.store)).toMatchObject([
      {
        origin: expect.stringContaining(folder),
        fault: expect.stringMatching(/rules\.yaml:\d+: .*did you mean "killed"/),
      },
    ])
    await reported(process, 'valley-post', 6)
    expect(await noticesIn(database.store)).toHaveLength(1)
    writeFileSync(join(folder, 'rules.yaml'), dead('five', 5))
    await files.look()
    await files.look()
    expect(await ruleFaults(database.store)).toEqual([])
  })

  test('and are gone altogether leave those before in force as well', async () => {
    const { folder, files } = await aWatched(dead('five', 5))
    renameSync(folder, `${folder}-away`)
    expect([await files.look(), await files.look()]).toEqual(['changing', 'broken'])
    renameSync(`${folder}-away`, folder)
    expect(await standing()).toEqual([{ id: 'five' }])
  })
})
