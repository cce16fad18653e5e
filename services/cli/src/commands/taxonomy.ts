import { articlesTouched, incidentsTouched, type Store, storedTaxonomy } from '@wirewatch/store'
import { compareTaxonomies, readSide, type TaxonomyDiff, type TaxonomySide } from '@wirewatch/taxonomy'
import { withStore } from '../database.js'
import { Failure } from '../failure.js'
import { type Touched, taxonomyDiff } from '../show/taxonomy-diff.js'

export interface DiffOptions {
  /** Of two folders, also what of the database the change touches. */
  readonly touched?: boolean
  readonly data?: string
  readonly sample?: boolean
  readonly json?: boolean
}

/**
 * Two folders; or the taxonomy in the database against one folder, or against the present one, with the articles and incidents that the
 * change touches.
 */
export async function diff(folders: readonly string[], options: DiffOptions): Promise<void> {
  if (folders.length > 2) throw new Failure('taxonomy diff takes two folders, or one to compare with the database.')
  const [first, second] = folders
  if (first !== undefined && second !== undefined) {
    const found = compareTaxonomies(readSide({ dataDir: first }), readSide({ dataDir: second }))
    const touched = options.touched ? await withStore(options, (store) => touchedBy(store, found)) : null
    return tell(found, touched, options)
  }
  const dataDir = first ?? options.data
  const after = readSide({ dataDir })
  await withStore(options, async (store) => {
    const found = compareTaxonomies(await sideOf(store), after)
    tell(found, await touchedBy(store, found), options)
  })
}

async function sideOf(store: Store): Promise<TaxonomySide> {
  const stored = await storedTaxonomy(store)
  if (stored === null)
    throw new Failure(
      'The database holds no taxonomy yet: name two folders, or run "npx wirewatch migrate --sync" first.',
    )
  const actors = stored.actors.map((actor) => ({
    ...actor,
    parents: actor.parents.map(({ id }) => id),
    spellings: null,
  }))
  return {
    version: stored.version,
    actors: new Map(actors.map((actor) => [actor.id, actor])),
    locations: new Map(stored.locations.map((place) => [place.id, { ...place, spellings: null }])),
  }
}

/** Beyond this many new spellings every text would be searched for each: `recode --dry-run` reads them once instead. */
const mostSpellings = 300

async function touchedBy(store: Store, { changes }: TaxonomyDiff): Promise<Touched> {
  const idsOf = (of: 'actor' | 'location'): string[] => [
    ...new Set(changes.filter((change) => change.of === of && change.kind !== 'added').map(({ id }) => id)),
  ]
  const spellings = [...new Set(changes.flatMap(({ gained }) => gained))]
  const changed = {
    actors: idsOf('actor'),
    locations: idsOf('location'),
    spellings: spellings.length > mostSpellings ? [] : spellings,
  }
  return {
    articles: await articlesTouched(store, changed),
    incidents: await incidentsTouched(store, changed),
    spellingsLeftOut: spellings.length > mostSpellings ? spellings.length : 0,
  }
}

function tell(found: TaxonomyDiff, touched: Touched | null, { json }: DiffOptions): void {
  console.log(json ? JSON.stringify({ ...found, touched }, null, 2) : taxonomyDiff(found, touched))
}
