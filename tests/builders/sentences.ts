import { readFileSync } from 'node:fs'
import type { CodedArticle, CodedEvent, Party } from '@wirewatch/model'
import { parse } from 'yaml'
import { z } from 'zod'
import { fixture } from './folders.js'

const figure = z.number().nullable().optional()

/** What an analyst codes from a text; a key that is not there is not asked. */
const expectation = z.strictObject({
  relevant: z.boolean().optional(),
  role: z.string().optional(),
  /** The text opens no incident. */
  none: z.literal(true).optional(),
  /** How many incidents; the other keys are of the first. */
  count: z.number().optional(),
  /** Several where careful analysts may differ. */
  type: z.union([z.string(), z.array(z.string())]).optional(),
  /** All that happened besides, in any order. */
  components: z.array(z.string()).optional(),
  killed: figure,
  injured: figure,
  arrested: figure,
  abducted: figure,
  /** Names or words that must be among the initiators, the targets. */
  by: z.array(z.string()).optional(),
  on: z.array(z.string()).optional(),
  /** Names or words that must not be among the targets. */
  notOn: z.array(z.string()).optional(),
  /** Null where no place is told. */
  at: z.string().nullable().optional(),
  date: z.string().nullable().optional(),
  precision: z.number().optional(),
})
export type Expectation = z.output<typeof expectation>

const sentence = z.strictObject({
  text: z.string(),
  title: z.string().optional(),
  published: z.string().optional(),
  gives: expectation,
  /** Not read rightly yet: the test says so when it is. */
  misses: z.literal(true).optional(),
  /** Only capitals tell the names in it from words. */
  cased: z.literal(true).optional(),
})
export type Sentence = z.output<typeof sentence>

/** The sentences of one kind of text, from tests/fixtures/sentences. */
export const sentencesOf = (genre: string): Sentence[] =>
  z.array(sentence).parse(parse(readFileSync(fixture(`sentences/${genre}.yaml`), 'utf8')))

/** What was coded otherwise than expected, in words; empty where all is right. */
export function differences(wanted: Expectation, coded: CodedArticle): string[] {
  const found: string[] = []
  const differs = (what: string, want: unknown, got: unknown): void => {
    if (want !== undefined && want !== got) found.push(`${what}: expected ${want}, coded ${got}`)
  }
  differs('relevant', wanted.relevant, coded.relevant)
  differs('role', wanted.role, coded.role)
  differs('incidents', wanted.none === true ? 0 : wanted.count, coded.events.length)
  const [event] = coded.events
  if (event === undefined) return [...found, ...missing(wanted)]
  if (wanted.type !== undefined && ![wanted.type].flat().includes(event.type))
    differs('type', [wanted.type].flat().join(' or '), event.type)
  differs('components', wanted.components?.toSorted().join(), event.components.toSorted().join())
  for (const key of ['killed', 'injured', 'arrested', 'abducted', 'date'] as const)
    differs(key, wanted[key], event[key])
  differs('precision', wanted.precision, event.location?.precision)
  return [...found, ...partyDifferences(wanted, event), ...placeDifference(wanted, event)]
}

/** What an article says happened, apart from the names in it. */
export const withoutNames = ({ relevant, events }: CodedArticle) => ({
  relevant,
  events: events.map(({ type, killed, injured, arrested, abducted, date }) => ({
    type,
    killed,
    injured,
    arrested,
    abducted,
    date,
  })),
})

/** Without an incident nothing but nulls is right. */
function missing(wanted: Expectation): string[] {
  const { relevant, role, none, count, ...values } = wanted
  return Object.values(values).some((value) => value !== null) ? ['no incident'] : []
}

function partyDifferences(wanted: Expectation, event: CodedEvent): string[] {
  const sides = [
    ['by', wanted.by, event.initiators],
    ['on', wanted.on, event.targets],
  ] as const
  const wrong = (wanted.notOn ?? []).filter((name) => isAmong(name, event.targets))
  const lacking = sides.flatMap(([side, names, parties]) => {
    if (names === undefined) return []
    if (names.length === 0 && parties.length > 0) return [`${side}: expected nobody, coded ${namesOf(parties)}`]
    return names
      .filter((name) => !isAmong(name, parties))
      .map((name) => `${side}: ${name} is not in ${namesOf(parties)}`)
  })
  return [...lacking, ...wrong.map((name) => `on: ${name} was not struck`)]
}

const namesOf = (parties: readonly Party[]): string =>
  parties.map(({ name, text }) => name ?? text).join(', ') || 'nobody'

const isAmong = (wanted: string, parties: readonly Party[]): boolean =>
  parties.some(({ name, text }) => `${name ?? ''} ${text}`.toLowerCase().includes(wanted.toLowerCase()))

function placeDifference(wanted: Expectation, event: CodedEvent): string[] {
  if (wanted.at === undefined) return []
  if (wanted.at === null) return event.location === null ? [] : [`at: ${event.location.text} is not where it was`]
  const words = `${event.location?.name ?? ''} ${event.location?.text ?? ''}`
  return words.toLowerCase().includes(wanted.at.toLowerCase()) ? [] : [`at: expected ${wanted.at}, coded ${words}`]
}
