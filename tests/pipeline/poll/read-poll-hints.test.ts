import { readPollHints } from '@wirewatch/pipeline/poll/read-poll-hints.js'
import { expect, test } from 'vitest'

const channel = (inside: string): string =>
  `<rss version="2.0"><channel><title>M</title>${inside}<item><ttl>5</ttl></item></channel></rss>`

test.each([
  ['<ttl>90</ttl>', 90],
  ['<ttl>0</ttl>', null],
  ['<ttl>soon</ttl>', null],
  ['<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>', 360],
  ['<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>1</sy:updateFrequency>', null],
  ['', null],
])('a channel with %j asks for %j minutes', (inside, minutes) => {
  expect(readPollHints(channel(inside)).ttlMinutes).toBe(minutes)
})

test('hours and days to skip are read as numbers, and nonsense is left out', () => {
  const inside =
    '<skipHours><hour>0</hour><hour> 23 </hour><hour>24</hour><hour>x</hour></skipHours><skipDays><day>Sunday</day><day>friday</day><day>Someday</day></skipDays>'
  expect(readPollHints(channel(inside))).toEqual({ ttlMinutes: null, skipHours: [0, 23, 0], skipDays: [0, 5] })
})
