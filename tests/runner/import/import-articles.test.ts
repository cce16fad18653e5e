import type { GivenArticle, Refusal } from '@wirewatch/pipeline/backfill/given-article.js'
import { type Context, type ImportTally, importArticles } from '@wirewatch/runner'
import { expect, test } from 'vitest'
import { aLine } from '../a-line.js'

test('texts that are resolved together come to the same incidents as one by one', { timeout: 60_000 }, async () => {
  const [together, apart] = [await aLine(), await aLine()]
  await taking(together, reports)
  for (const report of reports.toReversed()) await taking(apart, [report])
  const found = await incidentsOf(together)
  expect(found).toHaveLength(2)
  expect(found).toEqual(await incidentsOf(apart))
})

test('where resolving together fails, each text is resolved by itself', { timeout: 60_000 }, async () => {
  const [line, other] = [await aLine(), await aLine()]
  let failures = 0
  // The first transaction keeps the texts, the next the coded events, the third resolves.
  let count = 0
  const failing: Context = {
    ...line,
    store: {
      ...line.store,
      transaction: (work) => {
        count += 1
        if (count !== 3) return line.store.transaction(work)
        failures += 1
        return Promise.reject(new Error('made to fail'))
      },
    },
  }
  const tally = await taking(failing, reports)
  await taking(other, reports)
  expect(failures).toBe(1)
  expect(tally).toMatchObject({ waiting: 0, ended: { resolved: 3 } })
  expect(await incidentsOf(line)).toEqual(await incidentsOf(other))
})

test('an article that the database does not take is refused, and the rest of its batch is kept', {
  timeout: 60_000,
}, async () => {
  const line = await aLine()
  await line.store.rows(`alter table article_versions add constraint refuses_one check (text not like 'Gunmen%')`)
  const refused: Refusal[] = []
  const tally = await taking(line, reports, (refusal) => refused.push(refusal))
  expect(tally).toMatchObject({ read: 3, fresh: 2, refused: { 'not-kept': 1 }, ended: { resolved: 2 } })
  expect(refused).toMatchObject([{ at: 'line 1', reason: 'not-kept', detail: expect.stringContaining('refuses_one') }])
})

test('what an outlet’s feed brought is known, and stays as the feed brought it', { timeout: 60_000 }, async () => {
  const line = await aLine()
  await taking(line, [reports[0]!])
  await line.store.rows(
    `insert into feeds (id, source_id, address, url, interval_minutes) select 'valley-news', source_id, 'x', 'x', 60 from feeds limit 1`,
  )
  await line.store.rows(`update entries set feed_id = 'valley-news'`)
  const edited: GivenArticle = { ...reports[0]!, body: { kind: 'text', text: `${blast} It was the third this year.` } }
  expect(await taking(line, [edited])).toMatchObject({ read: 1, fresh: 0, known: 1 })
})

test('another wording of an address is another version of its article', { timeout: 60_000 }, async () => {
  const line = await aLine()
  const edited: GivenArticle = {
    ...reports[0]!,
    body: { kind: 'text', text: blast.replace('Two soldiers', 'Three soldiers') },
  }
  await taking(line, [reports[0]!])
  expect(await taking(line, [edited])).toMatchObject({ fresh: 1 })
  expect(await taking(line, [reports[0]!, edited])).toMatchObject({ fresh: 0, known: 2 })
  expect(await line.store.rows(`select count(*) as n from articles`)).toEqual([{ n: 1 }])
  expect(await line.store.rows(`select version from article_versions order by 1`)).toEqual([
    { version: 1 },
    { version: 2 },
  ])
  expect(await incidentsOf(line)).toMatchObject([{ killed_best: 3 }])
})

test('copies of one text are found within the batch that brings them all', { timeout: 60_000 }, async () => {
  const line = await aLine()
  const copies = ['one', 'two', 'three'].map((outlet, place) =>
    aReport(`${outlet}.example`, `${longReport} ${place === 2 ? 'Updated.' : ''}`, '2024-03-06T06:00:00Z'),
  )
  expect(await taking(line, copies)).toMatchObject({ fresh: 3, ended: { resolved: 1, 'near-duplicate': 2 } })
  expect(await incidentsOf(line)).toMatchObject([{ n_articles: 3, n_sources: 3 }])
})

const blast =
  'Two soldiers were killed and five others injured on Tuesday when a roadside bomb hit their vehicle in Mir Ali, North Waziristan, police said. The wounded were taken to a hospital.'

const longReport = `${blast} The blast broke the windows of shops along the road, residents said, and troops searched the fields on both sides of it until nightfall. Two men were held for questioning. A funeral prayer was offered at the fort in the evening, attended by officers and elders of the tribe.`

const reports: readonly GivenArticle[] = [
  aReport('valley-post.example', blast, '2024-03-06T06:00:00Z'),
  aReport(
    'hills-herald.example',
    'A roadside bomb killed two soldiers and wounded five in Mir Ali, North Waziristan, on Tuesday, hospital officials said. Troops closed the road to the bazaar.',
    '2024-03-06T09:00:00Z',
  ),
  aReport(
    'plains-times.example',
    'Gunmen on a motorcycle shot dead a police officer in Khuzdar on Thursday and escaped, a senior police official said. No group claimed the killing.',
    '2024-03-08T06:00:00Z',
  ),
]

function aReport(host: string, text: string, publishedAt: string): GivenArticle {
  return {
    at: 'line 1',
    url: `https://${host}/news/1`,
    source: null,
    title: null,
    author: null,
    language: null,
    publishedAt,
    modifiedAt: null,
    body: { kind: 'text', text },
  }
}

async function taking(
  context: Context,
  articles: readonly GivenArticle[],
  onRefused: (refusal: Refusal) => void = () => {},
): Promise<ImportTally> {
  return importArticles(context, given(articles), { sources: [], onRefused, onProgress: () => {} })
}

async function* given(articles: readonly GivenArticle[]): AsyncGenerator<GivenArticle | Refusal> {
  yield* articles
}

const incidentsOf = ({ store }: Context) =>
  store.rows(
    `select type, date_start, admin2, killed_best, injured_best, n_articles, n_sources from incidents
     where status <> 'merged' order by date_start`,
  )
