import type { FixedValues, IncidentStatus, IncidentValues } from '@wirewatch/model'
import { didYouMean, type Taxonomy } from '@wirewatch/taxonomy'
import { readDate } from './read-date.js'
import { readParties } from './read-parties.js'
import { readPlace } from './read-place.js'
import { readCount, readToll } from './read-toll.js'
import { readType } from './read-type.js'
import { Refusal } from './refusal.js'

/** A field of an incident that an analyst may set or lock. */
export interface Field {
  /** What it takes, for a message and for the help. */
  readonly takes: string
  /** Throws a refusal that says what would do. */
  readonly read: (text: string, taxonomy: Taxonomy) => FixedValues
  /** What it is at the moment. */
  readonly of: (values: IncidentValues) => FixedValues
}

/** By the name that `wirewatch incidents set` takes. */
export const fields: Readonly<Record<string, Field>> = {
  status: {
    takes: 'confirmed, candidate, claimed, disputed or rejected',
    read: (text) => ({ status: oneOf('status', text, statuses) }),
    of: ({ status }) => ({ status }),
  },
  type: {
    takes: 'a type of the codebook, such as explosive.suicide',
    read: (text, taxonomy) => ({ type: readType(text, taxonomy) }),
    of: ({ type }) => ({ type }),
  },
  date: {
    takes: 'YYYY-MM-DD, a span YYYY-MM-DD..YYYY-MM-DD, YYYY-MM, YYYY or unknown',
    read: readDate,
    of: ({ dateStart, dateEnd, datePrecision }) => ({ dateStart, dateEnd, datePrecision }),
  },
  place: {
    takes: 'the id of a place in the gazetteer, or unknown',
    read: (text, taxonomy) => ({ location: readPlace(text, taxonomy) }),
    of: ({ location }) => ({ location }),
  },
  initiators: {
    takes: 'ids of actors with commas between them, or unknown',
    read: (text, taxonomy) => ({ initiators: readParties(text, taxonomy) }),
    of: ({ initiators }) => ({ initiators }),
  },
  targets: {
    takes: 'ids of actors with commas between them, or unknown',
    read: (text, taxonomy) => ({ targets: readParties(text, taxonomy) }),
    of: ({ targets }) => ({ targets }),
  },
  claimants: {
    takes: 'ids of actors with commas between them, or unknown',
    read: (text, taxonomy) => ({ claimants: readParties(text, taxonomy) }),
    of: ({ claimants }) => ({ claimants }),
  },
  killed: {
    takes: 'a number, LOW-BEST-HIGH such as 7-9-12, or unknown',
    read: (text) => ({ killed: readToll('killed', text) }),
    of: ({ killed }) => ({ killed }),
  },
  injured: {
    takes: 'a number, LOW-BEST-HIGH such as 7-9-12, or unknown',
    read: (text) => ({ injured: readToll('injured', text) }),
    of: ({ injured }) => ({ injured }),
  },
  killed_civilian: {
    takes: 'a number or unknown',
    read: (text) => ({ killedBy: { civilian: readCount('killed_civilian', text) } }),
    of: ({ killedBy: { civilian } }) => ({ killedBy: { civilian } }),
  },
  killed_security: {
    takes: 'a number or unknown',
    read: (text) => ({ killedBy: { security: readCount('killed_security', text) } }),
    of: ({ killedBy: { security } }) => ({ killedBy: { security } }),
  },
  killed_militant: {
    takes: 'a number or unknown',
    read: (text) => ({ killedBy: { militant: readCount('killed_militant', text) } }),
    of: ({ killedBy: { militant } }) => ({ killedBy: { militant } }),
  },
  arrested: {
    takes: 'a number or unknown',
    read: (text) => ({ arrested: readCount('arrested', text) }),
    of: ({ arrested }) => ({ arrested }),
  },
  abducted: {
    takes: 'a number or unknown',
    read: (text) => ({ abducted: readCount('abducted', text) }),
    of: ({ abducted }) => ({ abducted }),
  },
  retrospective: {
    takes: 'yes or no: whether articles only recall it',
    read: (text) => ({ retrospective: oneOf('retrospective', text, ['yes', 'no']) === 'yes' }),
    of: ({ retrospective }) => ({ retrospective }),
  },
}

/** Throws a refusal that names the fields. */
export function fieldNamed(name: string): Field {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (field !== undefined) return field
  if (name === 'summary') throw new Refusal('summary is made from the other fields: set those.')
  const names = Object.keys(fields)
  throw new Refusal(
    `There is no field "${name}"${hint(didYouMean(name, names))} An analyst may set: ${names.join(', ')}.`,
  )
}

const hint = (guess: string | null): string => (guess === null ? '.' : `; ${guess}`)

const statuses = [
  'confirmed',
  'candidate',
  'claimed',
  'disputed',
  'rejected',
] as const satisfies readonly IncidentStatus[]

function oneOf<Word extends string>(field: string, text: string, words: readonly Word[]): Word {
  const word = words.find((known) => known === text)
  if (word === undefined) throw new Refusal(`${field} "${text}" is not known. It takes ${words.join(', ')}.`)
  return word
}
