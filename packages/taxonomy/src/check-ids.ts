import { didYouMean } from './closest-word.js'
import type { Finding } from './finding.js'
import type { KnownIds } from './known-ids.js'
import type { RegionData, WorldData } from './read-folders.js'
import type { Placed } from './read-group.js'
import type { LocationEntry, SourceEntry } from './schemas.js'
import type { LinePath } from './yaml-lines.js'

/** Ids that stand twice, and ids that name nothing. */
export function checkIds(
  region: RegionData,
  world: WorldData,
  locations: readonly Placed<LocationEntry>[],
  known: KnownIds,
): Finding[] {
  return [
    ...repeated(region.actors.entries),
    ...repeated(world.parties.entries),
    ...repeated(world.countries.entries),
    ...repeated([...world.agencies.entries, ...region.agencies.entries]),
    ...repeated(locations),
    ...checkSourceIds(region.sources.entries),
    ...repeatedDefaults(region),
    ...regionCountries(region, known),
    ...region.actors.entries.flatMap((entry) => actorReferences(entry, known)),
    ...locations.flatMap((entry) => locationReferences(entry, known)),
    ...region.sources.entries.flatMap((entry) =>
      dangling(entry, ['country'], [entry.value.country], 'country', known.countries),
    ),
  ]
}

/** Ids of outlets and of feeds that stand twice. */
export function checkSourceIds(sources: readonly Placed<SourceEntry>[]): Finding[] {
  return [...repeated(sources), ...repeatedFeeds(sources)]
}

function repeated(entries: readonly Placed<{ readonly id: string }>[]): Finding[] {
  const first = new Map<string, Placed<{ readonly id: string }>>()
  const findings: Finding[] = []
  for (const entry of entries) {
    const before = first.get(entry.value.id)
    if (before === undefined) {
      first.set(entry.value.id, entry)
      continue
    }
    findings.push({
      file: entry.file,
      line: entry.line(['id']),
      kind: 'duplicate-id',
      message: `the id "${entry.value.id}" is taken`,
      hint: `by ${before.file}:${before.line(['id'])}`,
    })
  }
  return findings
}

function repeatedFeeds(sources: readonly Placed<SourceEntry>[]): Finding[] {
  return repeated(
    sources.flatMap(({ file, line, value }) =>
      value.feeds.map((feed, index) => ({
        file,
        value: feed,
        line: (path: LinePath = []) => line(['feeds', index, ...path]),
      })),
    ),
  )
}

function repeatedDefaults(region: RegionData): Finding[] {
  const first = new Map<string, Placed<{ readonly id: string }>>()
  const findings: Finding[] = []
  for (const entry of region.actors.entries) {
    const { id, default_for: place, force } = entry.value
    if (place === undefined) continue
    const where = () => ({ file: entry.file, line: entry.line(['default_for']) })
    if (force === undefined) {
      const message = `"${id}" stands for a force of ${place} but does not say which force`
      findings.push({ ...where(), kind: 'wrong-value', message, hint: 'add force: police, military, …' })
      continue
    }
    const before = first.get(`${place} ${force}`)
    if (before === undefined) first.set(`${place} ${force}`, entry)
    else {
      const message = `"${id}" and "${before.value.id}" both stand for the ${force} of ${place}`
      findings.push({
        ...where(),
        kind: 'duplicate-id',
        message,
        hint: `see ${before.file}:${before.line(['default_for'])}`,
      })
    }
  }
  return findings
}

function regionCountries({ region }: RegionData, known: KnownIds): Finding[] {
  if (region?.value.countries === undefined) return []
  const entry = { file: region.file, value: region.value, line: (path: LinePath = []) => region.lineOf(path) }
  return dangling(entry, ['countries'], region.value.countries, 'country', known.countries)
}

function actorReferences(entry: RegionData['actors']['entries'][number], known: KnownIds): Finding[] {
  const { country, default_for: place, parents = [], aliases = [] } = entry.value
  return [
    ...(country === undefined ? [] : dangling(entry, ['country'], [country], 'country', known.countries)),
    ...(place === undefined ? [] : dangling(entry, ['default_for'], [place], 'location', known.locations)),
    ...dangling(
      entry,
      ['parents'],
      parents.map((parent) => parent.id),
      'actor',
      known.actors,
    ),
    ...aliases.flatMap((alias, index) =>
      typeof alias === 'string' ? [] : neededReferences(entry, ['aliases', index, 'needs'], alias.needs, known),
    ),
  ]
}

const NONE: readonly never[] = []

function locationReferences(entry: Placed<LocationEntry>, known: KnownIds): readonly Finding[] {
  const { successors = [], aliases = [], needs } = entry.value
  if (needs === undefined && successors.length === 0 && aliases.every((alias) => typeof alias === 'string')) return NONE
  return [
    ...dangling(entry, ['successors'], successors, 'location', known.locations),
    ...neededReferences(entry, ['needs'], needs, known),
    ...aliases.flatMap((alias, index) =>
      typeof alias === 'string' ? [] : neededReferences(entry, ['aliases', index, 'needs'], alias.needs, known),
    ),
  ]
}

interface Needs {
  readonly country?: readonly string[] | undefined
  readonly places?: readonly string[] | undefined
  readonly actors?: readonly string[] | undefined
}

function neededReferences(
  entry: Placed<unknown>,
  path: LinePath,
  needs: Needs | undefined,
  known: KnownIds,
): Finding[] {
  if (needs === undefined) return []
  return [
    ...dangling(entry, [...path, 'country'], needs.country ?? [], 'country', known.countries),
    ...dangling(entry, [...path, 'places'], needs.places ?? [], 'location', known.locations),
    ...dangling(entry, [...path, 'actors'], needs.actors ?? [], 'actor', known.actors),
  ]
}

function dangling(
  entry: Placed<unknown>,
  path: LinePath,
  ids: readonly string[],
  what: 'actor' | 'location' | 'country',
  known: ReadonlySet<string>,
): Finding[] {
  return ids.flatMap((id, index) => {
    if (known.has(id)) return []
    const message = `there is no ${what} "${id}"`
    const line = entry.line([...path, index])
    return [{ file: entry.file, line, kind: 'dangling-id' as const, message, hint: didYouMean(id, known) }]
  })
}
