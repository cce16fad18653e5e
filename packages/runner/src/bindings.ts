import type { CodedArticle, TaggedArticle } from '@wirewatch/model'
import { type DropReason, line } from '@wirewatch/pipeline'
import type { EntryOfSource, ExtractedArticle } from '@wirewatch/pipeline/extract/extract.js'
import { textsOfBatch } from '@wirewatch/pipeline/extract/find-repeat.js'
import {
  type EntryToWork,
  findNearDuplicates,
  type KeptArticle,
  loadArticles,
  saveCodedEvents,
  saveMentions,
  textsToResolve,
} from '@wirewatch/store'
import { codedTextOf } from './coded-text.js'
import { type CodedVersion, endOfResolved } from './coded-version.js'
import type { Context } from './context.js'
import type { FetchSubject } from './fetch/fetched.js'
import { countCopies, keepTexts } from './keep-texts.js'
import { changesInWords, resolveReports } from './resolve-reports.js'
import { type Binding, type End, type Next, type Result, workedEntry } from './step.js'

const [, extract, tag, code] = line

/**
 * How each stage of an entry's way is bound to the store, in the order of the line, but for the last: what was coded is resolved together
 * (`resolve-together.ts`). A batch gets its own: copies may arrive together.
 */
export const bindingsUntilCoded = () => [bindExtract(), tagBinding, codeBinding] as const

interface TaggedText {
  readonly article: KeptArticle
  readonly tagged: TaggedArticle
}

/** An entry with what its fetches are noted under. */
interface EntryToExtract extends EntryOfSource {
  readonly subject: FetchSubject
}

function bindExtract(): Binding<EntryToExtract, ExtractedArticle> {
  const batch = textsOfBatch()
  return {
    stage: 'extract',
    load: async (_context, entries) =>
      new Map(
        entries.map(({ id, feedId, articleId, entry, source }) => [
          id,
          { articleId: String(articleId), entry, source, subject: { feedId, entryId: id } },
        ]),
      ),
    run: async ({ fetchUrl, store, agencies, now }, { subject, ...input }) => {
      const outcome = await extract.run(input, {
        fetchUrl: (request) => fetchUrl(request, subject),
        agencies,
        now,
        findNearDuplicates: async (query) => [
          ...batch.sharing(query.bands, query.articleId),
          ...(await findNearDuplicates(store, query)),
        ],
      })
      if (outcome.status === 'passed') batch.add(outcome.value.id, outcome.value.text, outcome.value.bands)
      return outcome
    },
    save: saveTexts,
  }
}

async function saveTexts(
  context: Context,
  results: readonly Result<EntryToExtract, ExtractedArticle>[],
): Promise<ReadonlyMap<number, Next>> {
  const texts = results.map(({ entry, output }) => ({ ...workedEntry(entry), articleId: entry.articleId, output }))
  const readAt = context.now().toISOString()
  const { next, copies } = await context.store.transaction((sql) => keepTexts(sql, texts, readAt))
  await countCopies(context.store, copies)
  return next
}

const tagBinding: Binding<KeptArticle, TaggedText> = {
  stage: 'tag',
  load: loadTexts,
  run: async ({ taxonomy }, article) => {
    const outcome = await tag.run(article, { taxonomy })
    return outcome.status === 'passed' ? { status: 'passed', value: { article, tagged: outcome.value } } : outcome
  },
  save: async ({ store }, results) => {
    await saveMentions(
      store,
      results.map(({ output: { article, tagged } }) => ({ ...tagged, articleVersionId: article.articleVersionId })),
    )
    return new Map(results.map(({ entry, output }) => [entry.id, { to: 'code', carry: output }]))
  },
}

const codeBinding: Binding<TaggedText, CodedArticle> = {
  stage: 'code',
  // Tagging gives the same mentions again, sooner than they could be read back.
  load: async (context, entries) => {
    const texts = await loadTexts(context, entries)
    const tagged = new Map<number, TaggedText>()
    for (const [entryId, article] of texts) {
      const outcome = await tagBinding.run(context, article)
      if (outcome.status === 'passed') tagged.set(entryId, outcome.value)
    }
    return tagged
  },
  run: ({ taxonomy }, { tagged }) => code.run(tagged, { taxonomy }),
  save: async ({ store }, results) => {
    const toResolve = await store.transaction(async (sql) => {
      await saveCodedEvents(
        sql,
        results.map(({ input: { article, tagged }, output }) => codedTextOf(article, tagged, output)),
      )
      return textsToResolve(sql, results.map(versionOf))
    })
    return new Map(results.map((result) => [result.entry.id, afterCoding(result, toResolve)]))
  },
}

const versionOf = ({ input: { article } }: Result<TaggedText, CodedArticle>): number => article.articleVersionId

/** A text without events ends here, unless an earlier version of it had some that still count: they are then taken away. */
function afterCoding(result: Result<TaggedText, CodedArticle>, toResolve: ReadonlySet<number>): Next {
  const { output } = result
  const articleVersionId = versionOf(result)
  const end = output.events.length === 0 ? ended(whyNoEvents(output), `role ${output.role}`) : null
  if (end !== null && !toResolve.has(articleVersionId)) return { to: 'end', ...end }
  return { to: 'resolve', carry: { articleVersionId, end } satisfies CodedVersion }
}

function whyNoEvents({ relevant, role }: CodedArticle): DropReason {
  if (!relevant) return 'not-security'
  if (role === 'reaction' || role === 'roundup') return role
  return 'no-event'
}

/** Searching, grouping and keeping are one transaction under the locks of the blocks, so they run together. */
export const resolveBinding: Binding<CodedVersion, string> = {
  stage: 'resolve',
  load: async (_context, entries) =>
    new Map(
      entries.flatMap(({ id, articleVersionId }) =>
        articleVersionId === null ? [] : [[id, { articleVersionId, end: null }] as const],
      ),
    ),
  run: async (context, { articleVersionId }) => ({
    status: 'passed',
    value: changesInWords(await resolveReports(context, [articleVersionId])),
  }),
  save: async (_context, results) =>
    new Map(
      results.map(({ entry, input, output }) => [entry.id, { to: 'end', ...endOfResolved(input, output) } as const]),
    ),
}

async function loadTexts({ store }: Context, entries: readonly EntryToWork[]): Promise<Map<number, KeptArticle>> {
  const texts = await loadArticles(
    store,
    entries.flatMap(({ articleVersionId }) => articleVersionId ?? []),
  )
  const byVersion = new Map(texts.map((text) => [text.articleVersionId, text]))
  return new Map(
    entries.flatMap(({ id, articleVersionId }) => {
      const text = byVersion.get(articleVersionId ?? -1)
      return text === undefined ? [] : [[id, text] as const]
    }),
  )
}

const ended = (reason: DropReason, detail: string): End => ({ reason, detail, dropped: true })
