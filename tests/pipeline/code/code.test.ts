import { readFileSync } from 'node:fs'
import { toContractLine } from '@wirewatch/pipeline/code/contract-line.js'
import { describe, expect, test } from 'vitest'
import { coded, incident, packaged } from '../../builders/coded.js'
import { hasShared, shared } from '../../builders/folders.js'

describe('text without the help of writing', () => {
  const wanted = ['battle.ambush_or_raid', 3]
  test.each([
    ['as it should be', 'Militants attacked an army post near Quetta on Monday, killing three soldiers.'],
    ['in small letters', 'militants attacked an army post near quetta on monday, killing three soldiers.'],
    ['in capitals', 'MILITANTS ATTACKED AN ARMY POST NEAR QUETTA ON MONDAY, KILLING THREE SOLDIERS.'],
    ['without marks', 'Militants attacked an army post near Quetta on Monday killing three soldiers'],
  ])('%s', (_, text) => {
    const event = incident(text, { publishedAt: '2025-09-25' })
    expect([event.type, event.killed]).toEqual(wanted)
    expect(event.location?.admin1).toBe('Balochistan')
  })
})

describe('hostile text is coded without a fault, in linear time', () => {
  test.each([
    ['a megabyte without a space', 'x'.repeat(1_000_000)],
    ['ten thousand brackets', '('.repeat(10_000)],
    ['nested quotes', '"\u2018'.repeat(5_000)],
    ['marks of direction', 'killed \u202e\u200f two\u202c soldiers '.repeat(500)],
    ['lone surrogates', 'a bomb \ud800 killed \udc00 two'.repeat(200)],
    ['one endless sentence', 'and two soldiers were killed by militants in Quetta '.repeat(4_000)],
    ['only commas', 'killed, '.repeat(20_000)],
    ['nothing', ''],
  ])('%s', (_, text) => {
    const began = performance.now()
    expect(() => coded(text)).not.toThrow()
    expect(performance.now() - began).toBeLessThan(8_000)
  })
})

test('the same text gives the same line', () => {
  const text = 'Gunmen killed two men in Quetta on Monday. The BLA claimed the attack.'
  const line = (): string => JSON.stringify(toContractLine(coded(text), packaged))
  expect(line()).toBe(line())
})

test('every value that is set points at its words', () => {
  const text = 'A bomb killed two men in Quetta on Monday.'
  const { evidence } = incident(text, { publishedAt: '2025-09-25' })
  const words = Object.fromEntries(evidence.map(({ field, start, end }) => [field, text.slice(start, end)]))
  expect(words).toMatchObject({ killed: 'two men', place: 'Quetta', date: 'Monday' })
})

test('a headline gives what the text leaves out', () => {
  const event = incident('The attack took place late at night, officials said.', {
    title: 'Two policemen killed in militant attack on checkpoint in Quetta',
  })
  expect(event.killed).toBe(2)
})

test.skipIf(!hasShared)('the primary incident of the article the project began with', () => {
  const text = readFileSync(shared('seed/article.txt'), 'utf8')
  const article = coded(text, { publishedAt: '2025-09-25T06:00:00Z' })
  const primary = article.events.find((event) => event.primary)
  expect(primary).toMatchObject({ type: 'battle.security_operation', date: '2025-09-24', datePrecision: 1, killed: 13 })
  expect(primary?.location).toMatchObject({ name: 'Dera Ismail Khan', admin1: 'Khyber Pakhtunkhwa', country: 'PK' })
  expect(primary?.initiators.map(({ id }) => id)).toEqual(['pk-security-forces'])
  expect(primary?.targets.map(({ id }) => id)).toEqual(['ttp'])
  expect(article.events.filter((event) => event.retrospective)).toHaveLength(7)
})
