import type { AlertChange, Destination, EarlierNotice, Telling } from '@wirewatch/model'
import { outboxOf } from '@wirewatch/pipeline/alert/outbox-of.js'
import { describe, expect, test } from 'vitest'
import { incidentFacts, toll } from '../../builders/alert-rules.js'

const now = new Date('2026-03-03T12:00:00Z')
const three = incidentFacts({ killed: toll(3) })
const six = incidentFacts({ killed: toll(6) })
const twelve = incidentFacts({ killed: toll(12) })

const to = (receiver: string, groupWaitMs = 60_000): Destination => ({
  receiver,
  groupKey: 'rule=watch',
  groupWaitMs,
  groupIntervalMs: 300_000,
  route: '0',
})

const earlier = (
  receiver: string,
  state: EarlierNotice['state'],
  notice: Partial<EarlierNotice> = {},
): EarlierNotice => ({
  id: 1,
  alertId: 7,
  receiver,
  groupKey: 'rule=watch',
  route: '0',
  kind: 'created',
  state,
  before: null,
  changes: [],
  dueAt: '2026-03-03T12:00:30.000Z',
  ...notice,
})

function change(kind: Telling['kind'], destinations: Telling['to'], more: Partial<AlertChange> = {}): AlertChange {
  return {
    alertId: 7,
    ruleId: 'watch',
    incidentId: 1,
    groupKey: '',
    revision: 2,
    state: 'firing',
    reason: 'killed: 12 (best); asked: at least 5',
    holdUntil: null,
    told: twelve,
    counted: [],
    tell: { kind, level: 'high', to: destinations, facts: twelve, before: six, changes: ['killed 6 → 12'] },
    ...more,
  }
}

const words = ({ written, ended }: ReturnType<typeof outboxOf>) => ({
  written: written.map(({ receiver, kind, changes, dueAt }) => [receiver, kind, changes, dueAt.slice(11, 19)]),
  ended: ended.map(({ id, state }) => [id, state]),
})

describe('the first word', () => {
  test('waits for others of its group', () => {
    expect(words(outboxOf(change('created', [to('hook', 0), to('mail')]), [], now))).toEqual({
      written: [
        ['hook', 'created', [], '12:00:00'],
        ['mail', 'created', [], '12:01:00'],
      ],
      ended: [],
    })
  })
})

describe('a change', () => {
  test('goes to who was told, at once and with what changed', () => {
    expect(words(outboxOf(change('escalated', [to('mail')]), [earlier('mail', 'sent')], now))).toEqual({
      written: [['mail', 'escalated', ['killed 6 → 12'], '12:00:00']],
      ended: [],
    })
  })

  test('is the first word to a receiver that the routes lead to only now', () => {
    expect(
      words(outboxOf(change('escalated', [to('mail'), to('hook')]), [earlier('mail', 'sent')], now)).written,
    ).toEqual([
      ['mail', 'escalated', ['killed 6 → 12'], '12:00:00'],
      ['hook', 'created', [], '12:01:00'],
    ])
  })

  test('takes the place of one that still waits, and keeps its turn and what it would have told', () => {
    const waits = earlier('mail', 'waiting', { id: 2, kind: 'escalated', before: six, changes: ['killed 6 → 9'] })
    const box = outboxOf(change('escalated', [to('mail')]), [earlier('mail', 'sent'), waits], now)
    expect(words(box)).toEqual({
      written: [['mail', 'escalated', ['killed 6 → 9', 'killed 6 → 12'], '12:00:30']],
      ended: [[2, 'superseded']],
    })
    expect(box.written[0]?.before).toEqual(six)
  })
})

describe('after a change that a silence kept from a receiver', () => {
  const silenced = earlier('mail', 'silenced', { id: 2, kind: 'escalated', before: three, changes: ['killed 3 → 6'] })

  test('the next one tells both, against what was told', () => {
    const box = outboxOf(change('corrected', 'whoever-was-told'), [earlier('mail', 'sent'), silenced], now)
    expect(words(box).written).toEqual([['mail', 'corrected', ['killed 3 → 6', 'killed 6 → 12'], '12:00:00']])
    expect(box.written[0]?.before).toEqual(three)
  })

  test('and after that one nothing is told twice', () => {
    const told = [earlier('mail', 'sent'), silenced, earlier('mail', 'sent', { id: 3, kind: 'corrected' })]
    expect(words(outboxOf(change('escalated', [to('mail')]), told, now)).written).toEqual([
      ['mail', 'escalated', ['killed 6 → 12'], '12:00:00'],
    ])
  })
})

describe('a correction', () => {
  test('that still waits stays one when more is known', () => {
    const waits = earlier('mail', 'waiting', { id: 2, kind: 'corrected', before: three, changes: ['killed 3 → 6'] })
    expect(words(outboxOf(change('escalated', [to('mail')]), [earlier('mail', 'sent'), waits], now)).written).toEqual([
      ['mail', 'corrected', ['killed 3 → 6', 'killed 6 → 12'], '12:00:30'],
    ])
  })

  test('goes to everyone who was told, whatever the routes say now', () => {
    const told = [earlier('hook', 'sent'), earlier('mail', 'taken'), earlier('chat', 'silenced')]
    expect(words(outboxOf(change('corrected', 'whoever-was-told'), told, now)).written).toEqual([
      ['hook', 'corrected', ['killed 6 → 12'], '12:00:00'],
      ['mail', 'corrected', ['killed 6 → 12'], '12:00:00'],
    ])
  })

  test('is no correction to who still waits for the first word: that one is told as it stands', () => {
    const told = [earlier('hook', 'sent'), earlier('mail', 'waiting', { id: 2 })]
    expect(words(outboxOf(change('corrected', 'whoever-was-told'), told, now))).toEqual({
      written: [
        ['hook', 'corrected', ['killed 6 → 12'], '12:00:00'],
        ['mail', 'created', [], '12:00:30'],
      ],
      ended: [[2, 'superseded']],
    })
  })
})

describe('what was over the budget of a receiver', () => {
  const over = { state: 'resolved', reason: 'PK-2026-000001 was retracted' } as const

  test('is corrected by the digest that told it', () => {
    const told = [earlier('mail', 'digested'), earlier('daily', 'sent', { id: 2 })]
    expect(words(outboxOf(change('corrected', 'whoever-was-told'), told, now)).written).toEqual([
      ['daily', 'corrected', ['killed 6 → 12'], '12:00:00'],
    ])
  })

  test('and is over before the digest has told it is told to nobody', () => {
    const waiting = [earlier('mail', 'digested'), earlier('daily', 'waiting', { id: 2 })]
    expect(words(outboxOf({ ...change('retracted', 'whoever-was-told'), ...over }, waiting, now))).toEqual({
      written: [],
      ended: [[2, 'withdrawn']],
    })
  })
})

describe('a retraction', () => {
  const over = { state: 'resolved', reason: 'PK-2026-000001 was retracted' } as const

  test('goes to who was told, and what waits is withdrawn', () => {
    const told = [earlier('hook', 'taken'), earlier('mail', 'waiting', { id: 2 })]
    expect(words(outboxOf(change('retracted', 'whoever-was-told', over), told, now))).toEqual({
      written: [['hook', 'retracted', ['killed 6 → 12'], '12:00:00']],
      ended: [[2, 'withdrawn']],
    })
  })

  test('before anybody was told withdraws what waits, and says nothing', () => {
    const silent = change('retracted', [], { ...over, tell: null })
    expect(words(outboxOf(silent, [earlier('mail', 'waiting', { id: 2 })], now))).toEqual({
      written: [],
      ended: [[2, 'withdrawn']],
    })
  })
})

test('a change that is kept and not told leaves the outbox alone', () => {
  const kept = change('escalated', [], { tell: null })
  expect(outboxOf(kept, [earlier('mail', 'waiting')], now)).toEqual({ written: [], ended: [] })
})
