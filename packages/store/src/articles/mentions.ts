import type { Mention } from '@wirewatch/model'
import { asJson } from '../postgres/as-json.js'
import type { Sql } from '../postgres/connect.js'

/** The names that a text holds. */
export interface MentionsOfText {
  readonly articleVersionId: number
  readonly mentions: readonly Mention[]
  readonly titleMentions: readonly Mention[]
  readonly taxonomyVersion: string
}

/** Keeps the mentions of texts, one row a concept, in place of those that were kept of them before. */
export async function saveMentions(sql: Sql, texts: readonly MentionsOfText[]): Promise<void> {
  if (texts.length === 0) return
  await sql.rows(
    `with tagged as (
       select *
       from jsonb_to_recordset($1::jsonb) as x ("articleVersionId" bigint, "taxonomyVersion" text)
     ),
     gone as (
       delete from article_mentions
       where article_version_id in (select "articleVersionId" from tagged)
         and (article_version_id, part, kind, concept) not in (
           select "articleVersionId", part, kind, concept
           from jsonb_to_recordset($2::jsonb) as x ("articleVersionId" bigint, part text, kind text, concept text)
         )
     ),
     kept as (
       insert into article_mentions (
         article_version_id, part, kind, concept, concept_id, name, starts, ends, methods, uses, candidates, confidence
       )
       select "articleVersionId", part, kind, concept, "conceptId", name, starts, ends, methods, uses, candidates, confidence
       from jsonb_to_recordset($2::jsonb) as x (
         "articleVersionId" bigint, part text, kind text, concept text, "conceptId" text, name text, starts int[], ends int[],
         methods text[], uses text[], candidates text[], confidence double precision
       )
       order by 1, 2, 3, 4
       on conflict (article_version_id, part, kind, concept) do update set
         name = excluded.name,
         starts = excluded.starts,
         ends = excluded.ends,
         methods = excluded.methods,
         uses = excluded.uses,
         candidates = excluded.candidates,
         confidence = excluded.confidence
     )
     update article_versions set tagged_at = now(), taxonomy_version = tagged."taxonomyVersion"
     from tagged
     where article_versions.id = tagged."articleVersionId"
       -- One that was made in this transaction bears its marks already.
       and article_versions.tagged_at is distinct from now()`,
    [
      asJson(texts.map(({ articleVersionId, taxonomyVersion }) => ({ articleVersionId, taxonomyVersion }))),
      asJson(texts.flatMap(mentionRowsOf)),
    ],
  )
}

/** One concept of a text, with all its mentions. */
export interface MentionRow {
  readonly articleVersionId: number
  readonly part: 'title' | 'text'
  readonly kind: Mention['kind']
  readonly concept: string
  readonly conceptId: string | null
  readonly name: string
  readonly starts: number[]
  readonly ends: number[]
  readonly methods: string[]
  readonly uses: string[]
  readonly candidates: readonly string[]
  readonly confidence: number
}

/** The mentions of a text as they are kept. */
export function mentionRowsOf(text: MentionsOfText): MentionRow[] {
  return [
    ...groupByConcept(text.articleVersionId, 'title', text.titleMentions),
    ...groupByConcept(text.articleVersionId, 'text', text.mentions),
  ]
}

function groupByConcept(
  articleVersionId: number,
  part: MentionRow['part'],
  mentions: readonly Mention[],
): MentionRow[] {
  const groups = new Map<string, [Mention, ...Mention[]]>()
  for (const mention of mentions) {
    const key = `${mention.kind} ${conceptOf(mention)}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [mention])
    else group.push(mention)
  }
  return [...groups.values()].map((group) => {
    const [first] = group
    return {
      articleVersionId,
      part,
      kind: first.kind,
      concept: conceptOf(first),
      conceptId: conceptIdOf(first),
      name: first.text,
      starts: group.map((mention) => mention.start),
      ends: group.map((mention) => mention.end),
      methods: group.map((mention) => mention.method),
      uses: group.flatMap((mention) => (mention.kind === 'location' ? [mention.use] : [])),
      candidates: [...new Set(group.flatMap((mention) => mention.candidates))],
      confidence: Math.max(...group.map((mention) => mention.confidence)),
    }
  })
}

/** What could not be resolved is grouped by its words. */
function conceptOf(mention: Mention): string {
  return conceptIdOf(mention) ?? `? ${mention.text.toLowerCase()}`
}

function conceptIdOf(mention: Mention): string | null {
  return mention.kind === 'actor' ? mention.actorId : mention.locationId
}
