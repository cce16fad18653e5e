import type { TouchedArticle, TouchedIncident } from '@wirewatch/store'
import type { ChangeKind, TaxonomyChange, TaxonomyDiff } from '@wirewatch/taxonomy'
import pc from 'picocolors'
import { printable, table } from './table.js'

/** What of the database a change of the taxonomy is about. */
export interface Touched {
  readonly articles: readonly TouchedArticle[]
  readonly incidents: readonly TouchedIncident[]
  /** New spellings that were too many to search for. */
  readonly spellingsLeftOut: number
}

const headings: Readonly<Record<ChangeKind, string>> = {
  removed: 'Removed',
  renumbered: 'Under another id',
  added: 'Added',
  renamed: 'Renamed',
  reparented: 'Belongs or lies elsewhere',
  moved: 'Moved',
  reclassed: 'Of another kind or class',
  respelled: 'Spelled otherwise',
}

const mostShown = 30

/** The differences by kind, and the articles and incidents that they touch. */
export function taxonomyDiff({ from, to, changes }: TaxonomyDiff, touched: Touched | null): string {
  if (changes.length === 0)
    return from === to
      ? `Both are ${to}.`
      : `${from} → ${to}: the same actors and places; rules, words or sources differ.`
  const kinds = (Object.keys(headings) as ChangeKind[]).filter((kind) => changes.some((change) => change.kind === kind))
  const sections = kinds.map((kind) =>
    section(
      headings[kind],
      changes.filter((change) => change.kind === kind),
    ),
  )
  return [`${from} → ${to}`, ...sections, ...(touched === null ? [] : [touchedLines(touched)])].join('\n\n')
}

function section(heading: string, changes: readonly TaxonomyChange[]): string {
  const rows = table(
    [
      { head: '', of: ({ of }: TaxonomyChange) => of },
      { head: 'id', of: ({ id }) => id },
      { head: 'name', of: ({ name }) => name, widest: 40 },
      { head: '', of: ({ detail }) => detail || ' ', widest: 100 },
    ],
    changes.slice(0, mostShown),
  )
  return [pc.bold(`${heading}: ${changes.length}`), rows, ...more(changes.length)].join('\n')
}

function touchedLines({ articles, incidents, spellingsLeftOut }: Touched): string {
  return [
    pc.bold(`Touched: ${articles.length} articles, ${incidents.length} incidents`),
    ...articles
      .slice(0, mostShown)
      .map(({ articleId, title, by }) =>
        printable(`article ${articleId}  ${title ?? 'without a title'}  (${by.join(', ')})`),
      ),
    ...more(articles.length),
    ...incidents
      .slice(0, mostShown)
      .map(({ publicId, summary, by }) => printable(`${publicId}  ${summary ?? ''}  (${by.join(', ')})`)),
    ...more(incidents.length),
    ...(spellingsLeftOut === 0 ? [] : [`${spellingsLeftOut} new spellings were not searched for in the texts.`]),
    'What becomes of them: npx wirewatch recode --dry-run',
  ].join('\n')
}

const more = (count: number): string[] =>
  count <= mostShown ? [] : [`… and ${count - mostShown} more; --json names every one`]
