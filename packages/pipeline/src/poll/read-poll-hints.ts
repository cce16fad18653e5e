/** What a feed says of how often it wants to be polled. */
export interface PollHints {
  readonly ttlMinutes: number | null
  /** Hours of the day in UTC, 0 to 23. */
  readonly skipHours: readonly number[]
  /** Days of the week in UTC, 0 is Sunday. */
  readonly skipDays: readonly number[]
}

export const noHints: PollHints = { ttlMinutes: null, skipHours: [], skipDays: [] }

/** Looks into the head of a feed document for `ttl`, `skipHours`, `skipDays` and the update period of RSS 1.0. */
export const readPollHints = (document: string): PollHints => {
  const firstEntry = document.search(/<(?:item|entry)[\s>]/i)
  const head = document.slice(0, Math.min(firstEntry === -1 ? document.length : firstEntry, 65_536))
  const ttl = Number(head.match(/<ttl>\s*(\d{1,6})\s*<\/ttl>/i)?.[1] ?? 0)
  return {
    ttlMinutes: ttl > 0 ? ttl : updatePeriodMinutes(head),
    skipHours: numbersIn(head, 'skipHours', 'hour', (text) => Number(text) % 24),
    skipDays: numbersIn(head, 'skipDays', 'day', (text) => dayNames.indexOf(text.toLowerCase())),
  }
}

const dayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

const periods: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 24 * 60,
  weekly: 7 * 24 * 60,
  monthly: 30 * 24 * 60,
  yearly: 365 * 24 * 60,
}

/** `hourly` times one is what WordPress writes into every feed, whether it publishes by the minute or the month: no hint. */
const updatePeriodMinutes = (head: string): number | null => {
  const period = periods[head.match(/<sy:updatePeriod>\s*(\w+)\s*</i)?.[1]?.toLowerCase() ?? '']
  const frequency = Number(head.match(/<sy:updateFrequency>\s*(\d{1,4})\s*</i)?.[1] ?? 1)
  if (period === undefined || frequency < 1 || (period === 60 && frequency === 1)) return null
  return Math.round(period / frequency)
}

const numbersIn = (head: string, list: string, item: string, read: (text: string) => number): number[] => {
  const block = head.match(new RegExp(`<${list}>([\\s\\S]{0,4000}?)</${list}>`, 'i'))?.[1] ?? ''
  const values = [...block.matchAll(new RegExp(`<${item}>\\s*(\\w+)\\s*</${item}>`, 'gi'))].map(([, text = '']) =>
    read(text),
  )
  return values.filter((value) => Number.isInteger(value) && value >= 0)
}
