import { z } from 'zod'
import { sourceKinds } from './source-kinds.js'

/** An id that names, rows and queues can carry: no colon, no space. */
const id = z.string().regex(/^[^\s:]+$/, 'an id has no space and no colon')
const countryCode = z.string().regex(/^[A-Z]{2}$/, 'not an ISO 3166-1 alpha-2 code, two capitals such as CO')
const text = z.string().min(1, 'empty')
/** YAML reads a bare 2007 as a number. */
const date = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : value),
  z.string().refine(isPartialDate, 'not a date: YYYY, YYYY-MM or YYYY-MM-DD'),
)

const needs = z.strictObject({
  country: z.array(countryCode).optional(),
  places: z.array(id).optional(),
  actors: z.array(id).optional(),
  words: z.array(text).optional(),
})

const actorAlias = z.union([
  text,
  z.strictObject({
    text,
    kind: z.enum(['official', 'acronym', 'spelling', 'exonym', 'state_label', 'front_name']).optional(),
    specificity: z.enum(['unique', 'ambiguous', 'umbrella']).optional(),
    language: text.optional(),
    speaker: text.optional(),
    from: date.optional(),
    to: date.optional(),
    case: z.literal('exact').optional(),
    needs: needs.optional(),
  }),
])

export const actorClass = z.enum([
  'state_force',
  'government',
  'rebel',
  'political_militia',
  'identity_militia',
  'criminal',
  'party',
  'rioters',
  'protesters',
  'civilians',
  'media',
  'organisation',
  'external',
])
export const force = z.enum(['police', 'military', 'paramilitary', 'intelligence', 'security', 'government', 'court'])

export const actorSchema = z.strictObject({
  id,
  name: text,
  class: actorClass,
  country: countryCode.optional(),
  force: force.optional(),
  default_for: id.optional(),
  active: z.strictObject({ from: date.optional(), to: date.optional() }).optional(),
  parents: z
    .array(
      z.strictObject({
        id,
        kind: z.enum([
          'faction_of',
          'wing_of',
          'member_of_alliance',
          'front_of',
          'splinter_of',
          'merged_into',
          'successor_of',
          'part_of',
        ]),
        from: date.optional(),
        to: date.optional(),
      }),
    )
    .optional(),
  aliases: z.array(actorAlias).optional(),
  note: text.optional(),
})
export type ActorEntry = z.output<typeof actorSchema>

const locationAlias = z.union([
  text,
  z.strictObject({
    text,
    kind: z.enum(['official', 'spelling', 'former', 'exonym', 'local']).optional(),
    language: text.optional(),
    from: date.optional(),
    to: date.optional(),
    case: z.literal('exact').optional(),
    needs: needs.optional(),
  }),
])

export const locationKind = z.enum(
  [
    'country',
    'admin1',
    'admin2',
    'admin3',
    'city',
    'town',
    'village',
    'neighbourhood',
    'site',
    'area',
    'route',
    'border',
    'water',
    'mountain',
  ],
  {
    error:
      'a province, state or department is admin1; a district, county or municipality admin2; further: country, admin3, city, town, village, neighbourhood, site, area, route, border, water, mountain',
  },
)

const locationShape = {
  id,
  name: text,
  kind: locationKind,
  parent: id.optional(),
  lat: z.number().min(-90).max(90).optional(),
  lon: z.number().min(-180).max(180).optional(),
  aliases: z.array(locationAlias).optional(),
  population: z.number().int().min(0).optional(),
  /** Its id in GeoNames, where it came from there. */
  geonames: z.number().int().min(1).optional(),
  from: date.optional(),
  to: date.optional(),
  successors: z.array(id).optional(),
  precision: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6)]).optional(),
  /** The name is also a common word: it counts only as it is written. */
  case: z.literal('exact').optional(),
  needs: needs.optional(),
  note: text.optional(),
}
export const locationSchema = z.strictObject(locationShape)
export type LocationEntry = z.output<typeof locationSchema>

export const countrySchema = z.strictObject({
  ...locationShape,
  id: countryCode,
  adjectives: z.array(text).optional(),
  people: z.array(text).optional(),
  capital: text.optional(),
})
export type CountryEntry = z.output<typeof countrySchema>

export const partySchema = z.strictObject({
  id: z.string().regex(/^generic\.[a-z0-9-]+$/, 'the id of a generic party is generic.<slug>'),
  name: text,
  class: actorClass,
  group: z.enum(['civilian', 'security', 'militant', 'unknown']),
  force: force.optional(),
  words: z.array(text).min(1, 'no words'),
})
export type PartyEntry = z.output<typeof partySchema>

/** What a region adds to a party of the language. */
export const partyWordsSchema = z.strictObject({ id: partySchema.shape.id, words: partySchema.shape.words })

export const agencySchema = z.strictObject({
  id,
  name: text,
  country: countryCode.optional(),
  credits: z.array(text).min(1),
})
export type AgencyEntry = z.output<typeof agencySchema>

export const sourceSchema = z.strictObject({
  id,
  name: text,
  homepage: z.url().optional(),
  country: countryCode,
  language: text.optional(),
  zone: z.string().refine(isTimeZone, 'not an IANA time zone such as America/Bogota'),
  family: id.optional(),
  kind: z.enum(sourceKinds).optional(),
  feeds: z.array(z.strictObject({ id, url: z.url() })).min(1, 'no feeds'),
  politeness: z
    .strictObject({
      key: text.optional(),
      spacing_seconds: z.number().min(0).optional(),
      every_minutes: z.tuple([z.number().min(1), z.number().min(1)]).optional(),
      note: text.optional(),
    })
    .optional(),
})
export type SourceEntry = z.output<typeof sourceSchema>

export const regionSchema = z.strictObject({
  id: id.optional(),
  name: text.optional(),
  version: z
    .string()
    .regex(/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/, 'not a semantic version such as 0.1.0')
    .optional(),
  language: text.optional(),
  countries: z.array(countryCode).min(1, 'no countries').optional(),
  profile: z.strictObject({ ordinary_crime: z.boolean().optional() }).optional(),
})

export type RegionEntry = z.output<typeof regionSchema>

const words = z.array(text).optional()
export const namingSchema = z.strictObject({
  place_kinds: z
    .array(
      z.strictObject({
        words: z.array(text),
        kinds: z.array(locationKind),
        announces: z.boolean().optional(),
        stands_there: z.boolean().optional(),
      }),
    )
    .optional(),
  place_prepositions: words,
  directions: words,
  named_after: words,
  named_before: words,
  titles: words,
  given_names: words,
  name_particles: words,
  name_endings: words,
  calendar: words,
  origin_before: words,
  origin_after: words,
  organisations: words,
  armed_organisations: words,
  claiming_organisations: words,
  group_words: words,
  antecedents: words,
  armed_antecedents: words,
  speaking: words,
  auxiliaries: words,
  told: words,
  government_nouns: words,
  dealings: words,
  dealing_prepositions: words,
  offices: words,
  determiners: words,
  openers: words,
  place_prefixes: words,
  place_openers: words,
  name_abbreviations: words,
  written_kinds: words,
  place_parts: words,
  place_shakers: words,
  place_callers: words,
  called_places: words,
  near_links: words,
  street_openers: words,
  street_words: words,
  street_titles: words,
  street_abbreviations: words,
  address_abbreviations: words,
  name_suffixes: words,
  dotted_words: words,
  street_words_with_on: words,
  numbered_roads: words,
  street_links: words,
  street_parts: words,
  home_verbs: words,
  ways: words,
  spot_parts: words,
  street_ordinals: words,
  spots: words,
  spot_compounds: words,
  spot_near_links: words,
  spot_in_links: words,
  seats: words,
  force_posts: words,
  pairing: words,
  joining: words,
  standing_prepositions: words,
  near: words,
  place_announcers: words,
  linking: words,
  pointing: words,
  explaining: words,
})
export type NamingEntry = z.output<typeof namingSchema>

function isPartialDate(value: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value)
  if (match === null) return false
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? '1'), Number(match[3] ?? '1')]
  const made = new Date(Date.UTC(year, month - 1, day))
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day
}

/** Asking for a zone takes most of a millisecond, and many outlets share one. */
const knownZones = new Set<string>()

/** Whether the name is one of IANA's. */
export function isTimeZone(value: string): boolean {
  if (knownZones.has(value)) return true
  try {
    new Intl.DateTimeFormat('en', { timeZone: value })
    knownZones.add(value)
    return true
  } catch {
    return false
  }
}
