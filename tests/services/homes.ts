import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { leastSimilarity } from '@wirewatch/pipeline/extract/find-repeat.js'
import { similarityTo } from '@wirewatch/pipeline/extract/fingerprint.js'
import { deleteEmbedded, startEmbedded } from '@wirewatch/store/embedded/embedded.js'
import { connect, type Store } from '@wirewatch/store/postgres/connect.js'
import { type FoundIncident, foundIncidents } from '../sample-week/compare.js'

export interface Home {
  readonly env: NodeJS.ProcessEnv
  /** Where the sample week is kept below it. */
  readonly sample: string
  /** Asks the sample's database while nobody else runs it. */
  readonly ask: <Value>(question: (store: Store) => Promise<Value>) => Promise<Value>
  readonly remove: () => Promise<void>
}

/** A data folder of one's own, with spaces in its name, and an environment in which nothing points elsewhere. */
export async function aHome(): Promise<Home> {
  const folder = await mkdtemp(join(tmpdir(), 'wirewatch a home '))
  const sample = join(folder, 'sample')
  return {
    env: { WIREWATCH_HOME: folder, DATABASE_URL: '', REDIS_URL: '' },
    sample,
    ask: async (question) => {
      const database = await startEmbedded({ home: sample })
      const store = connect({ databaseUrl: database.url, applicationName: 'test' })
      try {
        return await question(store)
      } finally {
        await store.close()
        await database.stop()
      }
    },
    remove: async () => {
      for (const home of [sample, folder]) await deleteEmbedded(home)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/**
 * What an analyst would find, without what depends on who came first: the ids, and the words for the parties and places where several
 * outlets carry one text.
 */
export async function incidentsOf(store: Store): Promise<Partial<FoundIncident>[]> {
  const texts = await textsByPage(store)
  return (await foundIncidents(store))
    .map(({ publicId: _, initiators, targets, places, ...incident }) => ({
      ...incident,
      ...(hasCopies(incident.articles.map((page) => texts.get(page) ?? ''))
        ? {}
        : { initiators: initiators.toSorted(), targets: targets.toSorted(), places: places.toSorted() }),
    }))
    .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
}

const hasCopies = (texts: readonly string[]): boolean =>
  texts.some((text, index) => texts.slice(index + 1).some((other) => similarityTo(text)(other) >= leastSimilarity))

async function textsByPage(store: Store): Promise<ReadonlyMap<string, string>> {
  const rows = await store.rows<{ page: string; text: string }>(
    `select regexp_replace(url, '^https?://[^/]+/|\\.html$', '', 'g') as page, text from article_versions`,
  )
  return new Map(rows.map(({ page, text }) => [page, text]))
}

/** How much is kept. Whatever is done twice shows here. */
export async function countsOf(store: Store): Promise<Record<string, number>> {
  const [counts] = await store.rows<Record<string, number>>(
    `select
       (select count(*) from entries) as entries,
       (select count(*) from entries where state = 'waiting') as waiting,
       (select count(*) from dispositions where item_kind = 'entry') as ends,
       (select count(*) from articles) as articles,
       (select count(*) from article_versions) as versions,
       (select count(*) from coded_events where superseded_at is null) as reports,
       (select count(*) from incidents where status not in ('merged', 'rejected', 'retracted')) as incidents,
       (select count(*) from incident_revisions) as revisions`,
  )
  return counts!
}
