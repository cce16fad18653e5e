import { expect, test } from 'vitest'
import { coded } from '../../../builders/coded.js'

const days = (text: string, publishedAt: string): unknown[] =>
  coded(text, { publishedAt }).events.map(({ date }) => date)

test('the day that heads a record is that of all it tells', () => {
  const text =
    '06/10/2010: Rebels killed two guards in Mastung, Pakistan. In Khuzdar, four trucks were burned by the rebels, who fled.'
  expect(days(text, '2010-06-20')).toEqual(['2010-06-10', '2010-06-10'])
})

test('what is told right behind of another place happened on the same day', () => {
  const text = 'A mob killed three men in Mastung on Sunday. In Khuzdar, a mob burned a man alive in his shop.'
  expect(days(text, '2010-06-16')).toEqual(['2010-06-13', '2010-06-13'])
})

test('"today" is the day of a dateline that ends in a full stop', () => {
  expect(days('QUETTA, SEPT. 15. Gunmen killed two guards in Mastung today.', '2010-09-16')).toEqual(['2010-09-15'])
})
