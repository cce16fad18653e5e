import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aRule, oneReceiver } from '../builders/alert-rules.js'
import { fixture } from '../builders/folders.js'
import { wirewatch } from '../command-line.js'
import { aDatabase, type TestDatabase } from '../postgres.js'
import { anAlerting } from '../runner/alerts/an-alerting.js'

const rules = aRule('when: { killed: { at_least: 5 } }\nhold: { for: 10m, unless_origins: 2 }')

let database: TestDatabase
let folder: string
beforeAll(async () => {
  database = await aDatabase()
  folder = mkdtempSync(join(tmpdir(), 'wirewatch-rules-'))
  writeFileSync(join(folder, 'rules.yaml'), rules)
  writeFileSync(join(folder, 'delivery.yaml'), oneReceiver)
  const alerting = await anAlerting(database.store, rules)
  await alerting.reported('valley-post', { killed: 6, date: '2026-03-04' })
  alerting.at = '2026-03-04T12:30:00.000Z'
  await alerting.reported('hill-times', { killed: 6, date: '2026-03-04' })
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await database.drop()
})

/** The command on these rules and this database. */
async function run(...words: readonly string[]) {
  const onRules = words[0] === 'rules' ? ['--rules', folder] : []
  const ran = await wirewatch([...words, ...onRules], {
    env: { DATABASE_URL: database.url, WIREWATCH_DATA: fixture('taxonomy/small'), WIREWATCH_ALERT_RULES: folder },
  })
  return { code: ran.code, out: ran.stdout, err: ran.stderr }
}

describe('rules', () => {
  test('explain says why one fired, condition by condition, and what came of it', async () => {
    const { out } = await run('rules', 'explain', 'PK-2026-000001', '--rule', 'watch')
    expect(out).toMatch(/the incident meets it/)
    expect(out).toMatch(/yes +killed +6 \(best\); asked: at least 5/)
    expect(out).toMatch(/Alert 1: firing/)
  })

  test('backtest tells what would have been told, and when', async () => {
    const { out } = await run('rules', 'backtest', '--since', '2026-03-01')
    expect(out).toMatch(/2026-03-04 12:10 +watch +PK-2026-000001 +created/)
    expect(out).toMatch(/2026-03-04 12:30 +watch +PK-2026-000001 +escalated +status candidate → confirmed/)
  })

  test('a rule that is not there is named, with the nearest', async () => {
    const { code, err } = await run('rules', 'explain', 'PK-2026-000001', '--rule', 'wach')
    expect([code, err]).toEqual([1, expect.stringContaining('did you mean "watch"?')])
  })

  test('check lists what is wrong with a folder', async () => {
    const bad = fixture('alert-rules/mistakes')
    const { code, stdout } = await wirewatch(['rules', 'check', '--rules', bad, '--data', fixture('taxonomy/small')])
    expect(code).toBe(1)
    expect(stdout).toMatch(/alert-rules\/place-that-is-not-there\.yaml:5 +there is no location "PK-KB"; did you mean/)
  })

  test('list and test answer in JSON for scripts', async () => {
    expect(JSON.parse((await run('rules', 'list', '--json')).out)).toMatchObject([{ id: 'watch', level: 'high' }])
    expect(JSON.parse((await run('rules', 'test', '--json')).out)).toEqual([])
  })
})

describe('alerts', () => {
  test('are listed, taken on once, and named by whom', async () => {
    expect((await run('alerts', 'list')).out).toMatch(/1 +high +firing .* watch +PK-2026-000001/)
    expect((await run('alerts', 'ack', '1', '--analyst', 'amna')).out).toContain('Acknowledged by amna: 1.')
    const again = await run('alerts', 'ack', '1')
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('Alert 1 was acknowledged already.')])
    expect((await run('alerts', 'list')).out).toMatch(/acknowledged by amna/)
  })

  test('that a receiver did not take are sent again when somebody asks for it', async () => {
    await database.store.rows(
      `insert into deliveries (receiver, group_key, idempotency_key, payload, state, attempts, not_before, created_at)
       values ('desk', '', 'k', '{}', 'failed', 30, now(), now() - interval '2 days')`,
    )
    expect((await run('alerts', 'retry', 'desk')).out).toBe('1 message goes to desk again.\n')
    expect((await run('alerts', 'retry', 'desk')).out).toBe('Nothing for desk is set aside.\n')
    expect((await run('alerts', 'retry', 'dsek')).err).toContain('did you mean "desk"?')
  })

  test('that are not there cannot be taken on', async () => {
    const { code, err } = await run('alerts', 'ack', '99')
    expect([code, err]).toEqual([1, expect.stringContaining('There is no alert 99')])
  })

  test('are silenced for a while, with who and why, and heard again', async () => {
    const silenced = await run(
      'alerts',
      'silence',
      '--rule',
      'watch',
      '--for',
      '2h',
      '--why',
      'known',
      '--analyst',
      'amna',
    )
    expect(silenced.out).toMatch(/^Silence 1 holds until /)
    expect((await run('alerts', 'silences')).out).toMatch(/rule watch +amna +known/)
    expect((await run('alerts', 'unsilence', '1')).out).toContain('Silence 1 has ended.')
    expect((await run('alerts', 'silences')).out).toContain('Nothing is silenced.')
  })

  test.each([
    [['--rule', 'wach', '--for', '2h'], 'did you mean "watch"?'],
    [['--place', 'PK-KB', '--for', '2h'], 'There is no place "PK-KB"'],
    [['--for', '2h'], 'Name what to silence'],
    [['--rule', 'watch', '--for', 'ever'], 'such as 30m, 2h or 3d'],
  ])('a silence of %j says what would do', async (words, message) => {
    const { code, err } = await run('alerts', 'silence', '--why', 'x', ...words)
    expect([code, err]).toEqual([1, expect.stringContaining(message)])
  })
})

test('status says which rules are in force, and of a folder that cannot be read what is wrong with it', async () => {
  await database.store.rows(
    `insert into alert_rule_faults (origin, fault, since)
     values ('newsroom:/srv/rules', E'taxonomy: /srv/rules: 1 mistake\\n  alert-rules/rules.yaml:4: there is no actor "tpt"', now())`,
  )
  const { out } = await run('status')
  expect(out).toMatch(/^rules {6}\S+, in force since \d{4}-\d\d-\d\d \d\d:\d\d UTC$/m)
  expect(out).toMatch(
    /^rules {6}changed .* newsroom:\/srv\/rules\n {11}alert-rules\/rules\.yaml:4: there is no actor "tpt"$/m,
  )
  await database.store.rows('delete from alert_rule_faults')
})

describe('messages', () => {
  test('can be seen before anybody is told, in the form of every channel', async () => {
    expect((await run('alerts', 'preview', '--kind', 'corrected')).out).toMatch(/^Correction, critical: .*\n\nBomb/)
    expect(JSON.parse((await run('alerts', 'preview', '--as', 'slack')).out)).toMatchObject({
      blocks: [{ type: 'section' }],
    })
    expect((await run('alerts', 'preview', '--as', 'email', '--html')).out).toMatch(/^<!doctype html>/)
    expect((await run('alerts', 'preview', '--receiver', 'dsek')).err).toContain('did you mean "desk"?')
  })

  test('are written by templates that can be copied and changed', async () => {
    expect((await run('alerts', 'templates', '--copy')).out).toMatch(/12 templates are in /)
    writeFileSync(join(folder, 'templates', 'title.liquid'), 'Ours: {{ alert.rule.title }}')
    expect((await run('alerts', 'preview')).out).toMatch(/^Ours: Ten or more people killed\n/)
    expect((await run('alerts', 'templates', '--copy')).out).toMatch(/^All templates are in /)
    writeFileSync(join(folder, 'templates', 'title.liquid'), 'Ours:\n{{ alert.rule.titel }}')
    const { code, out } = await run('rules', 'check')
    expect([code, out]).toEqual([1, expect.stringMatching(/title\.liquid:2 .*did you mean "title"/)])
    rmSync(join(folder, 'templates'), { recursive: true })
  })
})
