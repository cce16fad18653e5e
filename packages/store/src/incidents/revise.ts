import type { ActorColumns, IncidentColumns } from './incident-columns.js'

/** What a revision changed: column to before and after. */
export type Diff = Readonly<Record<string, readonly [before: unknown, after: unknown]>>

/** An incident as it was before. */
export interface FormerState {
  readonly columns: IncidentColumns
  readonly actors: readonly ActorColumns[]
}

export interface NewState {
  readonly columns: IncidentColumns
  readonly actors: readonly ActorColumns[]
}

/** What happened to an incident's reports. */
export interface ReportChanges {
  readonly added: readonly { readonly role: string; readonly origin: string }[]
  readonly removed: number
  readonly absorbed: readonly string[]
  /** For a new incident: public ids of those that its reports were part of until now. */
  readonly cameFrom: readonly string[]
}

/** Every column that differs, and the actors as one more. */
export function diffOf(former: FormerState | null, next: NewState): Diff {
  const before = { ...former?.columns, actors: former === null ? null : inOrder(former.actors).map(namesActor) }
  const after: IncidentColumns = { ...next.columns, actors: inOrder(next.actors).map(namesActor) }
  return Object.fromEntries(
    Object.entries(after).flatMap(([name, value]): [string, [unknown, unknown]][] => {
      const was = name in before ? Reflect.get(before, name) : null
      return JSON.stringify(was) === JSON.stringify(value) ? [] : [[name, [was, value]]]
    }),
  )
}

/** Why there is a new revision, in a word. */
export function reasonOf(former: FormerState | null, diff: Diff, reports: ReportChanges): string {
  if (former === null) return reports.cameFrom.length > 0 ? 'split-off' : 'opened'
  if (reports.absorbed.length > 0) return 'absorbed'
  if (reports.added.some(({ role }) => role === 'correction')) return 'corrected'
  if (Object.keys(diff).some((name) => /^(killed|injured)_/.test(name))) return 'toll-revised'
  if (reports.removed > 0) return 'report-detached'
  if (reports.added.length > 0) return 'report-joined'
  return 'recomputed'
}

function inOrder(actors: readonly ActorColumns[]): ActorColumns[] {
  return actors.toSorted((a, b) => (a.role === b.role ? a.ordinal - b.ordinal : a.role < b.role ? -1 : 1))
}

function namesActor({ role, actor_id, text, attribution }: ActorColumns): string {
  return `${role}: ${actor_id ?? `“${text}”`}${attribution === null ? '' : ` (${attribution})`}`
}
