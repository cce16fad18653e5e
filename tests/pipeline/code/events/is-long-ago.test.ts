import { describe, expect, test } from 'vitest'
import { coded } from '../../../builders/coded.js'

describe('what is told with an earlier day than the lead is', () => {
  test.each([
    ['news, where a day of the week names it', 'On Thursday a tailor was stabbed in Kandahar.', false],
    ['news in a report of several', 'In a separate incident, a tailor was stabbed in Kandahar on Friday.', false],
    ['the past, where the sentence looks back', 'A tailor had been stabbed in Kandahar on Thursday.', true],
    ['the past, where the date lies further back', 'In March, a tailor was stabbed in Kandahar.', true],
  ])('%s', (_, next, past) => {
    const { events } = coded(`A bomb killed three people in Quetta on Monday. ${next}`, {
      publishedAt: '2024-05-08T12:00:00Z',
    })
    expect(events.map(({ retrospective }) => retrospective)).toEqual([false, past])
  })
})
