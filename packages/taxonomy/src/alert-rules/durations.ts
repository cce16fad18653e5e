import { z } from 'zod'

const unitMs = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** `30s`, `10m`, `24h`, `7d`, read as milliseconds. */
export const duration = z
  .string()
  .regex(/^\d+[smhd]$/, 'not a duration: 30s, 10m, 24h or 7d')
  .transform((text) => Number(text.slice(0, -1)) * unitMs[text.slice(-1) as keyof typeof unitMs])

const clock = '([01]\\d|2[0-4]):([0-5]\\d)'
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** `07:00`, read as minutes of the day. */
export const timeOfDay = z
  .string()
  .regex(new RegExp(`^${clock}$`), 'not a time of day: 07:00')
  .transform(minutesOf)

/** `08:00-20:00`, read as minutes of the day; `22:00-06:00` runs over midnight. */
export const hours = z
  .string()
  .regex(new RegExp(`^${clock}-${clock}$`), 'not hours: "08:00-20:00"')
  .transform((text) => ({ from: minutesOf(text.slice(0, 5)), to: minutesOf(text.slice(6)) }))

const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
type DayName = (typeof dayNames)[number]
const numberOf = (name: string): number => dayNames.indexOf(name as DayName) + 1
const anyDay = dayNames.join('|')

/** `mon-fri`, `fri` or a list of both, read as 1 (Monday) to 7 (Sunday). */
export const days = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => (typeof given === 'string' ? given.split(',').map((part) => part.trim()) : given))
  .pipe(
    z.array(
      z
        .string()
        .regex(new RegExp(`^(${anyDay})(-(${anyDay}))?$`), 'not days: mon-fri, or a list such as [fri, sat]')
        .transform(daysBetween),
    ),
  )
  .transform((spans) => [...new Set(spans.flat())].sort((a, b) => a - b))

/** `sat-mon` runs over the end of the week. */
function daysBetween(span: string): number[] {
  const [first = 0, last = first] = span.split('-').map(numberOf)
  const length = ((last - first + 7) % 7) + 1
  return Array.from({ length }, (_, at) => ((first - 1 + at) % 7) + 1)
}
