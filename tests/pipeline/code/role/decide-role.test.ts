import { describe, expect, test } from 'vitest'
import { coded } from '../../../builders/coded.js'

describe('what is not ours', () => {
  test.each([
    ['sport', 'The striker shot twice and the champions attacked again to win the match and the league title.'],
    ['film', 'The actor plays a killer in the new thriller; the film was shot in Lahore and fans love its trailer.'],
    ['economy', 'The bank raided its reserves as inflation hit exports, and shares in Karachi fell.'],
    ['an accident', 'Nine people were killed when a bus overturned and fell into a ravine near Quetta.'],
    ['a family quarrel', 'A man shot dead his brother over a land dispute in a village near Lahore.'],
    ['a figure of speech', 'The two firms struck a deal after a price war, and the minister had a heart attack.'],
  ])('%s', (_, text) => {
    const { relevant, events } = coded(text)
    expect([relevant, events.length]).toEqual([false, 0])
  })
})

describe('what is said about violence opens no incident', () => {
  test.each([
    [
      'reaction',
      'The prime minister condemned the attack on the school in Quetta and prayed for the victims of the militants.',
    ],
    ['follow_up', 'An anti-terrorism court in Lahore sentenced two militants to death for the bombing of a bank.'],
  ])('%s', (role, text) => {
    const article = coded(text)
    expect([article.relevant, article.role, article.events.length]).toEqual([true, role, 0])
  })
})

describe('what did not happen', () => {
  test.each([
    ['a threat', 'The rebels said they would attack the capital if talks with the militants failed.'],
    ['a plan', 'Militants were planning to bomb a market, the officials believe.'],
    ['a denial', 'The army denied killing two rebels.'],
    ['a condition', 'If militants attack the town, soldiers will respond.'],
  ])('%s', (_, text) => expect(coded(text).events).toEqual([]))
})

test('crime counts where the region asks for it', async () => {
  const { packaged } = await import('../../../builders/coded.js')
  const text = 'A clerk was shot dead during a robbery at a shop in Lahore on Monday.'
  const region = { ...packaged.region, profile: { ordinaryCrime: true } }
  expect(coded(text).events).toEqual([])
  expect(coded(text, {}, { ...packaged, region }).events.map(({ killed }) => killed)).toEqual([1])
})
