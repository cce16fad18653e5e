import type {
  AlertRule,
  FigureCondition,
  IncidentCondition,
  MaterialChange,
  PlaceCondition,
  RangeCondition,
  RuleWatch,
} from '@wirewatch/model'
import type { Taxonomy } from '../taxonomy.js'
import type { AlternativeEntry, RuleEntry, WhenEntry } from './rule-schema.js'

const dayMs = 86_400_000
const defaultMaxEventAgeMs = 3 * dayMs
const defaultResolveAfterMs = 3 * dayMs
const tellsEverything = ['created', 'escalated', 'corrected', 'retracted', 'merged'] as const
const defaultMaterialChange: MaterialChange = {
  killed: { by: 3, byShare: 0.5 },
  injured: null,
  anyOf: ['actor', 'district', 'status'],
}

/** A rule with what its entry leaves to us. */
export function ruleOf(entry: RuleEntry, taxonomy: Taxonomy): AlertRule {
  return {
    id: entry.id,
    title: entry.title,
    description: entry.description ?? null,
    status: entry.status,
    level: entry.level,
    falsePositives: entry.falsepositives ?? [],
    watch: watchOf(entry, taxonomy),
    hold: entry.hold === undefined ? null : { forMs: entry.hold.for, unlessOrigins: entry.hold.unless_origins ?? null },
    tell: entry.tell ?? tellsEverything,
    materialChange: materialChangeOf(entry.material_change),
    maxEventAgeMs: entry.max_event_age === 'any' ? null : (entry.max_event_age ?? defaultMaxEventAgeMs),
    resolveAfterMs: entry.resolve_after ?? defaultResolveAfterMs,
    tests: (entry.tests ?? []).map(({ incident, incidents, article, expect }) => ({
      incidents: incident === undefined ? (incidents ?? []) : [incident],
      article: article ?? null,
      expect,
    })),
  }
}

function watchOf({ when, count, change, silence, unknown_matches }: RuleEntry, taxonomy: Taxonomy): RuleWatch {
  if (count !== undefined)
    return { kind: 'count', of: count.of, by: count.by, withinMs: count.within, atLeast: count.at_least }
  if (change !== undefined) {
    const { of, by, window, windows, at_least, times } = change
    return { kind: 'change', of, by, windowMs: window, windows, atLeast: at_least, times }
  }
  if (silence !== undefined) {
    const { sources, places, for: forMs } = silence
    return places === undefined
      ? { kind: 'silence', of: 'source', ids: sources === 'all' ? null : (sources ?? null), forMs }
      : { kind: 'silence', of: 'place', ids: places, forMs }
  }
  const unknown = unknown_matches ?? {}
  return {
    kind: 'incident',
    when: conditionOf(when ?? {}, taxonomy),
    unknownMatches: (Object.keys(unknown) as (keyof typeof unknown)[]).filter((name) => unknown[name] === true),
  }
}

function conditionOf(when: WhenEntry | AlternativeEntry, taxonomy: Taxonomy): IncidentCondition {
  const { type, sources, weapons, targets, text } = when
  const { first, retrospective, any_of: anyOf }: Partial<WhenEntry> = when
  return {
    place: placeOf(when.place, taxonomy),
    actor:
      when.actor === undefined
        ? null
        : { ...underOf(when.actor), role: when.actor.role ?? [], attribution: when.actor.attribution ?? [] },
    type: type === undefined ? null : { ...underOf(type), components: type.components ?? false },
    status: when.status ?? null,
    killed: figureOf(when.killed),
    injured: figureOf(when.injured),
    arrested: rangeOf(when.arrested),
    abducted: rangeOf(when.abducted),
    origins: rangeOf(when.origins),
    sources: sources === undefined ? null : { ...limitsOf(sources), anyOf: sources.any_of ?? [] },
    weapons: weapons === undefined ? null : { anyOf: weapons.any_of ?? [], noneOf: weapons.none_of ?? [] },
    targets: targets === undefined ? null : { anyOf: targets.any_of ?? [], noneOf: targets.none_of ?? [] },
    text: text === undefined ? null : { matches: text.matches ?? null, notMatches: text.not_matches ?? null },
    first: first === undefined ? null : { what: first.what, in: first.in, withinDays: Math.ceil(first.within / dayMs) },
    retrospective: retrospective ?? false,
    anyOf: (anyOf ?? []).map((one) => conditionOf(one, taxonomy)),
  }
}

function placeOf(place: WhenEntry['place'], taxonomy: Taxonomy): PlaceCondition | null {
  if (place === undefined) return null
  return {
    ...underOf(place),
    within:
      place.within_km === undefined ? null : { ...centreOf(place.within_km.of, taxonomy), km: place.within_km.km },
    precisionAtMost: place.precision_at_most ?? null,
  }
}

function centreOf(of: string | { lat: number; lon: number }, taxonomy: Taxonomy): { lat: number; lon: number } {
  if (typeof of !== 'string') return of
  const place = taxonomy.locations.get(of)
  if (place?.lat === null || place?.lat === undefined || place.lon === null)
    throw new Error(`alert rules: "${of}" has no coordinates, which checking should have found`)
  return { lat: place.lat, lon: place.lon }
}

const underOf = (given: { under?: string[] | undefined; not_under?: string[] | undefined }) => ({
  under: given.under ?? [],
  notUnder: given.not_under ?? [],
})

interface Limits {
  readonly at_least?: number | undefined
  readonly at_most?: number | undefined
}

const limitsOf = (given: Limits): RangeCondition => ({ atLeast: given.at_least ?? null, atMost: given.at_most ?? null })
const rangeOf = (given: Limits | undefined): RangeCondition | null => (given === undefined ? null : limitsOf(given))
const figureOf = (given: WhenEntry['killed']): FigureCondition | null =>
  given === undefined ? null : { ...limitsOf(given), figure: given.figure, group: given.group }

function materialChangeOf(given: RuleEntry['material_change']): MaterialChange {
  if (given === undefined) return defaultMaterialChange
  return { killed: given.killed ?? null, injured: given.injured ?? null, anyOf: given.any_of ?? [] }
}
