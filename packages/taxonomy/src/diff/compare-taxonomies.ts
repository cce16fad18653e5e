import { distanceKm } from '../distance.js'
import { foldName } from '../fold.js'
import type { ActorOfSide, LocationOfSide, TaxonomySide } from './taxonomy-side.js'

export type ChangeKind =
  | 'added'
  | 'removed'
  | 'renumbered'
  | 'renamed'
  | 'reparented'
  | 'moved'
  | 'reclassed'
  | 'respelled'

/** One entry that is different. */
export interface TaxonomyChange {
  readonly of: 'actor' | 'location'
  readonly kind: ChangeKind
  readonly id: string
  readonly name: string
  /** What it was and what it is, in words. */
  readonly detail: string
  /** Spellings that name it now, and no longer. */
  readonly gained: readonly string[]
  readonly lost: readonly string[]
}

export interface TaxonomyDiff {
  readonly from: string
  readonly to: string
  readonly changes: readonly TaxonomyChange[]
}

/** Everything in which two taxonomies differ, entry by entry; an entry may change in several ways. */
export function compareTaxonomies(before: TaxonomySide, after: TaxonomySide): TaxonomyDiff {
  return {
    from: before.version,
    to: after.version,
    changes: [
      ...changesIn('actor', before.actors, after.actors, actorChanges),
      ...changesIn('location', before.locations, after.locations, (was, is) =>
        locationChanges(was, is, before.locations, after.locations),
      ),
    ],
  }
}

type Entry = ActorOfSide | LocationOfSide
type Difference = readonly [kind: ChangeKind, detail: string]

function* changesIn<Of extends Entry>(
  of: TaxonomyChange['of'],
  before: ReadonlyMap<string, Of>,
  after: ReadonlyMap<string, Of>,
  differences: (was: Of, is: Of) => readonly Difference[],
): Generator<TaxonomyChange> {
  const gone = [...before.values()].filter(({ id }) => !after.has(id))
  const fresh = [...after.values()].filter(({ id }) => !before.has(id))
  const successors = new Map(
    gone.flatMap((was) =>
      pairs(
        was,
        fresh.find((is) => isSame(was, is)),
      ),
    ),
  )
  const taken = new Set(successors.values())
  for (const was of gone) {
    const is = successors.get(was)
    const detail = is === undefined ? '' : `now ${is.id}`
    const lost = is === undefined ? (was.spellings ?? [was.name]) : []
    yield {
      of,
      kind: is === undefined ? 'removed' : 'renumbered',
      id: was.id,
      name: was.name,
      detail,
      gained: [],
      lost,
    }
  }
  for (const { id, name, spellings } of fresh.filter((is) => !taken.has(is)))
    yield { of, kind: 'added', id, name, detail: '', gained: spellings ?? [name], lost: [] }
  for (const is of after.values()) {
    const was = before.get(is.id)
    if (was === undefined) continue
    const { gained, lost } = respelled(was, is)
    for (const [kind, detail] of differences(was, is))
      yield { of, kind, id: is.id, name: is.name, detail, gained: [], lost: [] }
    if (gained.length + lost.length === 0) continue
    const detail = [...lost.map((text) => `- ${text}`), ...gained.map((text) => `+ ${text}`)].join(', ')
    yield { of, kind: 'respelled', id: is.id, name: is.name, detail, gained, lost }
  }
}

const pairs = <Of>(was: Of, is: Of | undefined): readonly (readonly [Of, Of])[] => (is === undefined ? [] : [[was, is]])

/** Nearer than this, in km, two places of one name are one. */
const SAME_PLACE_KM = 3

/** An entry that goes under another id: told as such, because ids should not change. */
function isSame(was: Entry, is: Entry): boolean {
  if (foldName(was.name) !== foldName(is.name)) return false
  if ('class' in was || 'class' in is) return 'class' in was && 'class' in is
  if (was.kind !== is.kind) return false
  const km = distanceBetween(was, is)
  return km === null ? was.parent === is.parent : km < SAME_PLACE_KM
}

function respelled(was: Entry, is: Entry): Pick<TaxonomyChange, 'gained' | 'lost'> {
  if (was.spellings === null || is.spellings === null) return { gained: [], lost: [] }
  const [had, has] = [new Set(was.spellings), new Set(is.spellings)]
  return {
    gained: is.spellings.filter((text) => !had.has(text)),
    lost: was.spellings.filter((text) => !has.has(text)),
  }
}

function actorChanges(was: ActorOfSide, is: ActorOfSide): Difference[] {
  const differences: Difference[] = []
  if (was.name !== is.name) differences.push(['renamed', `was ${was.name}`])
  if (was.class !== is.class) differences.push(['reclassed', `${was.class} → ${is.class}`])
  const [had, has] = [[...was.parents].sort().join(' + '), [...is.parents].sort().join(' + ')]
  if (had !== has) differences.push(['reparented', `${had || 'nobody'} → ${has || 'nobody'}`])
  return differences
}

/** Less than this, in km, is another rounding. */
const STILL_THERE_KM = 0.2

function locationChanges(
  was: LocationOfSide,
  is: LocationOfSide,
  before: ReadonlyMap<string, LocationOfSide>,
  after: ReadonlyMap<string, LocationOfSide>,
): Difference[] {
  const differences: Difference[] = []
  if (was.name !== is.name) differences.push(['renamed', `was ${was.name}`])
  if (was.kind !== is.kind) differences.push(['reclassed', `${was.kind} → ${is.kind}`])
  if (was.parent !== is.parent)
    differences.push(['reparented', `${nameIn(before, was.parent)} → ${nameIn(after, is.parent)}`])
  const km = distanceBetween(was, is)
  if (km !== null && km > STILL_THERE_KM)
    differences.push(['moved', `${km.toFixed(1)} km, from ${was.lat}, ${was.lon} to ${is.lat}, ${is.lon}`])
  if (km === null && (was.lat === null) !== (is.lat === null))
    differences.push(['moved', is.lat === null ? 'has no coordinates any more' : `now at ${is.lat}, ${is.lon}`])
  return differences
}

const nameIn = (locations: ReadonlyMap<string, LocationOfSide>, id: string | null): string =>
  id === null ? 'nothing' : `${locations.get(id)?.name ?? 'unknown'} (${id})`

function distanceBetween(a: LocationOfSide, b: LocationOfSide): number | null {
  if (a.lat === null || a.lon === null || b.lat === null || b.lon === null) return null
  return distanceKm({ lat: a.lat, lon: a.lon }, { lat: b.lat, lon: b.lon })
}
