import { describe, expect, test } from 'vitest'
import { coded } from '../../../builders/coded.js'

const told = (text: string, publishedAt = '2025-09-25') =>
  coded(text, { publishedAt }).events.map(({ type, killed, retrospective }) => [type, killed, retrospective])

describe('one incident', () => {
  test('told in several sentences stays one', () => {
    const text =
      'A bomb exploded in a market in Quetta on Monday, killing three people. The blast damaged several shops. ' +
      'The bomb was planted in a rickshaw, police said.'
    expect(told(text)).toEqual([['explosive.ied_or_mine', 3, false]])
  })

  test('with the arrests of the same raid stays one', () => {
    const text = 'Soldiers raided a hideout near Quetta and killed two militants. Four suspects were arrested.'
    expect(told(text)).toEqual([['battle.security_operation', 2, false]])
  })
})

describe('two incidents', () => {
  test.each([
    [
      '"in a separate attack"',
      'Gunmen killed two men in Quetta. In a separate attack, a bomb killed four people in Quetta.',
    ],
    ['in two towns', 'A bomb killed two men in Quetta. Gunmen killed four people in Peshawar.'],
    ['in one sentence', 'A bomb killed two men in Quetta while gunmen shot dead four people in Peshawar.'],
    ['on two days', 'On Monday a bomb killed two men in Quetta. On Tuesday a bomb killed four people in Quetta.'],
  ])('%s stay apart', (_, text) => expect(told(text).map(([, killed]) => killed)).toEqual([2, 4]))
})

describe('the past', () => {
  test('an old incident told as background keeps its own date and is marked', () => {
    const text = 'A bomb killed two men in Quetta on Monday. In 2013, a bomb killed 80 people in the city.'
    expect(
      coded(text, { publishedAt: '2025-09-25' }).events.map(({ date, retrospective }) => [date, retrospective]),
    ).toEqual([
      ['2025-09-22', false],
      ['2013', true],
    ])
  })

  test('an incident that is only named is kept apart from the news', () => {
    const text = 'Police in Quetta arrested a man on Monday who is wanted for the 2021 bombing of a hotel.'
    expect(told(text).map(([type]) => type)).toEqual(['explosive.ied_or_mine', 'strategic.arrest'])
  })

  test('totals over a year are nobody’s toll', () => {
    const text = 'A bomb killed two men in Quetta on Monday. More than 300 people have been killed this year.'
    expect(told(text)).toEqual([['explosive.ied_or_mine', 2, false]])
  })
})

test('a lead that sums up two attacks gives way to them', () => {
  const text =
    'Five people were killed in two separate attacks in Quetta on Monday. In the first incident, gunmen shot dead two men ' +
    'in Quetta. In the second incident, a bomb killed three policemen in Quetta.'
  expect(told(text).map(([, killed]) => killed)).toEqual([2, 3])
})

test('another district of the province is another place, also where the first was told with its province', () => {
  const text =
    'Militants killed two guards in Mastung, Balochistan, Pakistan on Monday. On the same day in Khuzdar district they burned four trucks.'
  expect(coded(text).events.map(({ location }) => location?.name)).toEqual(['Mastung', 'Khuzdar'])
})

test('the checkpoint at which somebody is caught is no incident beside the arrest', () => {
  const text =
    'Police arrested two militants in Quetta on Monday. A spokesman said that a checkpoint had been set up at Kuchlak. Two persons who were coming from Pishin tried to flee on seeing it but were caught. The two worked for the Baloch Liberation Army.'
  expect(coded(text).events.map(({ type }) => type)).toEqual(['strategic.arrest'])
})
