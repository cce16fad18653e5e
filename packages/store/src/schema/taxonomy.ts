import { boolean, doublePrecision, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { time } from './columns.js'
import { described } from './described.js'

export const taxonomyVersions = pgTable('taxonomy_versions', {
  version: text().primaryKey(),
  region: text().notNull(),
  firstUsedAt: time().notNull().defaultNow(),
  counts: jsonb().notNull().default({}),
})

export const taxonomyVersionsDescribed = described(
  taxonomyVersions,
  'Taxonomies that something was tagged or coded with.',
  {
    version: 'Version and content hash of the data folder.',
    region: 'Id of the region.',
    firstUsedAt: 'When the service first ran with it.',
    counts: 'How many actors, locations, sources and rules it holds.',
  },
)

export const actors = pgTable(
  'actors',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    class: text().notNull(),
    country: text(),
    force: text(),
    generic: boolean().notNull(),
    activeFrom: text(),
    activeTo: text(),
    parents: jsonb().notNull().default([]),
    retired: boolean().notNull().default(false),
  },
  (table) => [index('actors_class_idx').on(table.class)],
)

export const actorsDescribed = described(
  actors,
  'Actors of the taxonomy in use: a copy, so that SQL can name and group them.',
  {
    id: 'The id in the taxonomy; stable.',
    name: 'Neutral name.',
    class:
      'state_force, government, rebel, political_militia, identity_militia, criminal, party, rioters, protesters, civilians, media, organisation or external.',
    country: 'ISO 3166-1 alpha-2; null for what belongs to no one country.',
    force: "For a state's own bodies: police, military, paramilitary, intelligence, security, government or court.",
    generic: 'True for parties without a name of their own, such as civilians.',
    activeFrom: 'Since when it has existed, as precise as known.',
    activeTo: 'Until when it existed.',
    parents: 'Ties to other actors: id, kind, from, to.',
    retired: 'True once the taxonomy no longer holds it.',
  },
)

export const locations = pgTable(
  'locations',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    kind: text().notNull(),
    parent: text(),
    country: text(),
    lat: doublePrecision(),
    lon: doublePrecision(),
    validFrom: text(),
    validTo: text(),
    retired: boolean().notNull().default(false),
  },
  (table) => [index('locations_parent_idx').on(table.parent)],
)

export const locationsDescribed = described(
  locations,
  'Locations of the gazetteer in use: a copy, so that SQL can name and group them.',
  {
    id: 'The id in the gazetteer; stable.',
    name: 'The name that is displayed.',
    kind: 'country, admin1, admin2, admin3, city, town, village, neighbourhood, site, area, route, border, water or mountain.',
    parent: 'Id of the location that it lies in.',
    country: 'ISO 3166-1 alpha-2; null for what lies in several.',
    lat: 'Latitude in degrees.',
    lon: 'Longitude in degrees.',
    validFrom: 'Since when it has existed in this form.',
    validTo: 'Until when it existed in this form.',
    retired: 'True once the gazetteer no longer holds it.',
  },
)

export const eventTypes = pgTable('event_types', {
  id: text().primaryKey(),
  label: text().notNull(),
  acled: text(),
  plover: text(),
  gtd: text(),
  retired: boolean().notNull().default(false),
})

export const eventTypesDescribed = described(
  eventTypes,
  "Event types of the codebook with others' codes, for comparison only.",
  {
    id: 'family.type.',
    label: 'The words that are displayed.',
    acled: "ACLED's sub-event type.",
    plover: "PLOVER's code.",
    gtd: "GTD's attack type.",
    retired: 'True once the codebook no longer holds it.',
  },
)
