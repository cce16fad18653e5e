import type { BackgroundReport } from '@wirewatch/model'
import type { ToldChange, ToldIncident } from '@wirewatch/store'
import { daysOf, type Period } from './period.js'

/** All that a report says, before it is drawn. */
export interface Report {
  readonly period: Period
  readonly before: Period
  /** Name of the area; null: everywhere. */
  readonly area: string | null
  readonly totals: readonly Comparison[]
  readonly byType: readonly Comparison[]
  readonly byPlace: readonly Comparison[]
  readonly byInitiator: readonly Comparison[]
  readonly days: readonly Day[]
  readonly points: readonly Point[]
  readonly main: readonly MainIncident[]
  readonly changes: readonly ToldChange[]
  /** Incidents of the period without coordinates: on no map. */
  readonly offTheMap: number
}

/** A number of the period against that of the period before. */
export interface Comparison {
  readonly name: string
  readonly now: number
  readonly before: number
}

export interface Day {
  readonly day: string
  readonly incidents: number
  /** Sum of the best figures. */
  readonly killed: number
}

export interface Point {
  readonly lat: number
  readonly lon: number
  readonly place: string
  readonly incidents: number
  readonly killed: number
}

export interface MainIncident {
  readonly incident: ToldIncident
  readonly sources: readonly BackgroundReport[]
}

export interface ReportFacts {
  readonly period: Period
  readonly before: Period
  readonly area: string | null
  readonly incidents: readonly ToldIncident[]
  readonly incidentsBefore: readonly ToldIncident[]
  readonly sources: readonly BackgroundReport[]
  readonly changes: readonly ToldChange[]
}

const mostRows = 12

/** Counts, compares and picks; the figures are the best ones, and what is not stated adds nothing. */
export function composeReport(facts: ReportFacts): Report {
  const { period, before, area, incidents, incidentsBefore, sources, changes } = facts
  const compare = (nameOf: (incident: ToldIncident) => string | null) => comparisons(incidents, incidentsBefore, nameOf)
  return {
    period,
    before,
    area,
    totals: totals.map(([name, of]) => ({ name, now: of(incidents), before: of(incidentsBefore) })),
    byType: compare(({ typeLabel }) => typeLabel),
    byPlace: compare(({ admin2, admin1, country }) => [admin2, admin1, country].filter(Boolean).join(', ') || null),
    byInitiator: compare(({ initiators }) => initiators),
    days: daysOf(period).map((day) => dayOf(day, incidents)),
    points: pointsOf(incidents),
    main: mainIncidents(incidents).map((incident) => ({
      incident,
      sources: sources.filter(({ publicId }) => publicId === incident.publicId),
    })),
    changes,
    offTheMap: incidents.filter(({ lat }) => lat === null).length,
  }
}

/** Those that a reader must know of: the deadliest, then the best reported. */
export function mainIncidents(incidents: readonly ToldIncident[]): readonly ToldIncident[] {
  return incidents
    .toSorted((a, b) => worst(b) - worst(a) || b.origins - a.origins || a.publicId.localeCompare(b.publicId))
    .slice(0, mostRows)
}

/** A party's count of its enemy is told, but does not outrank what others count. */
const worst = ({ killedBest, killedHigh }: ToldIncident): number => killedBest ?? (killedHigh ?? 0) / 2

const sum = (incidents: readonly ToldIncident[], of: (incident: ToldIncident) => number | null): number =>
  incidents.reduce((total, incident) => total + (of(incident) ?? 0), 0)

const totals: readonly (readonly [name: string, of: (incidents: readonly ToldIncident[]) => number])[] = [
  ['Incidents', (incidents) => incidents.length],
  ['Incidents with deaths', (incidents) => incidents.filter(({ killedHigh }) => (killedHigh ?? 0) > 0).length],
  ['People killed (best figures)', (incidents) => sum(incidents, ({ killedBest }) => killedBest)],
  ['… least that is reported', (incidents) => sum(incidents, ({ killedLow }) => killedLow)],
  ['… most, with the claims of the sides', (incidents) => sum(incidents, ({ killedHigh }) => killedHigh)],
  ['People injured (best figures)', (incidents) => sum(incidents, ({ injuredBest }) => injuredBest)],
  ['Districts concerned', (incidents) => new Set(incidents.flatMap(({ admin2 }) => admin2 ?? [])).size],
  ['Incidents of one origin only', (incidents) => incidents.filter(({ origins }) => origins <= 1).length],
]

/** Rows of a table, the most frequent first; what is not known is no row. */
function comparisons(
  now: readonly ToldIncident[],
  before: readonly ToldIncident[],
  nameOf: (incident: ToldIncident) => string | null,
): Comparison[] {
  const counts = new Map<string, { now: number; before: number }>()
  for (const [when, incidents] of [['now', now] as const, ['before', before] as const]) {
    for (const incident of incidents) {
      const name = nameOf(incident)
      if (name === null) continue
      const row = counts.get(name) ?? { now: 0, before: 0 }
      row[when]++
      counts.set(name, row)
    }
  }
  return [...counts]
    .map(([name, count]) => ({ name, ...count }))
    .toSorted((a, b) => b.now - a.now || b.before - a.before || a.name.localeCompare(b.name))
    .slice(0, mostRows)
}

function dayOf(day: string, incidents: readonly ToldIncident[]): Day {
  const its = incidents.filter(({ dateStart }) => dateStart === day)
  return { day, incidents: its.length, killed: sum(its, ({ killedBest }) => killedBest) }
}

function pointsOf(incidents: readonly ToldIncident[]): Point[] {
  const points = new Map<string, Point>()
  for (const { lat, lon, location, killedBest } of incidents) {
    if (lat === null || lon === null) continue
    const known = points.get(`${lat} ${lon}`)
    points.set(`${lat} ${lon}`, {
      lat,
      lon,
      place: location ?? '',
      incidents: (known?.incidents ?? 0) + 1,
      killed: (known?.killed ?? 0) + (killedBest ?? 0),
    })
  }
  return [...points.values()].toSorted((a, b) => b.incidents - a.incidents || b.killed - a.killed || a.lat - b.lat)
}
