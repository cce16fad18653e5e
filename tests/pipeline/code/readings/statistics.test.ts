import { expect, test } from 'vitest'
import { coded } from '../../../builders/coded.js'

test.each([
  'Militants killed 41 policemen in Balochistan during 2001 as against 60 in the previous year, the minister said.',
  'Rebels killed 29 policemen, the home ministry said in a review on Wednesday. As many as 190 arrests were made.',
])('the figures of a year are no incident: %s', (text) => expect(coded(text).events).toEqual([]))

test('a report of the day is one, whatever year is compared', () => {
  expect(coded('Militants killed four policemen in Quetta on Monday. It was a quiet year.').events).toHaveLength(1)
})
