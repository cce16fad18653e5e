import type { Diff, ReportChanges } from './revise.js'

/** A revision in words, for a person who reads the history: what came, and what that changed. */
export function tellRevision(diff: Diff, reports: ReportChanges, isNew: boolean): string {
  const came = tellReports(reports)
  if (isNew) return [...came, summaryOf(diff)].join('; ')
  return [...came, ...tellDiff(diff)].join('; ')
}

/** Every value that changed, from what to what; columns that change together are told together. */
export function tellDiff(diff: Diff): string[] {
  return tellers.flatMap(({ columns, tell }) => {
    const isTouched = columns.some((column) => column in diff)
    return isTouched ? tell(diff) : []
  })
}

function tellReports({ added, removed, absorbed, cameFrom }: ReportChanges): string[] {
  return [
    ...(cameFrom.length > 0 ? [`was part of ${cameFrom.join(', ')}`] : []),
    ...(absorbed.length > 0 ? [`takes in ${absorbed.join(', ')}`] : []),
    ...(added.length > 0 ? [`${rolesOf(added)} of ${outletsOf(added)}`] : []),
    ...(removed > 0 ? [removed === 1 ? 'one report is gone' : `${removed} reports are gone`] : []),
  ]
}

/** "a report", "a correction", "3 reports": what came, by its role where that says more. */
function rolesOf(added: ReportChanges['added']): string {
  if (added.length > 1) return `${added.length} reports`
  const role = added[0]?.role.replaceAll('_', '-') ?? 'report'
  return `${/^[aeiou]/.test(role) ? 'an' : 'a'} ${role}`
}

/** An origin begins with the publisher's family or the agency. */
const outletsOf = (added: ReportChanges['added']): string =>
  [...new Set(added.map(({ origin }) => origin.split(' ')[0]))].join(', ')

const summaryOf = (diff: Diff): string => inWords(diff.summary?.[1])

interface Teller {
  readonly columns: readonly string[]
  readonly tell: (diff: Diff) => string[]
}

const tellers: readonly Teller[] = [
  valueTeller('status', 'status'),
  valueTeller('type', 'type'),
  valueTeller('components', 'also'),
  { columns: ['date_start', 'date_end', 'date_precision'], tell: tellDate },
  { columns: ['location_id', 'location_name', 'location_text', 'lat', 'lon', 'place_precision'], tell: tellPlace },
  { columns: ['actors'], tell: tellActors },
  tollTeller('killed'),
  tollTeller('injured'),
  ...['killed_civilian', 'killed_security', 'killed_militant', 'arrested', 'abducted'].map((column) =>
    valueTeller(column, column.replace('_', ', ')),
  ),
  valueTeller('weapons', 'weapons'),
  valueTeller('target_kinds', 'targets'),
  valueTeller('retrospective', 'only recalled'),
  valueTeller('n_origins', 'origins'),
  valueTeller('locked_fields', 'fixed by hand'),
  valueTeller('coding_status', 'coding'),
]

function valueTeller(column: string, name: string): Teller {
  return { columns: [column], tell: (diff) => change(name, diff[column]) }
}

function change(name: string, values: readonly [unknown, unknown] | undefined): string[] {
  return values === undefined ? [] : [`${name} ${inWords(values[0])} → ${inWords(values[1])}`]
}

function tellDate(diff: Diff): string[] {
  if (diff.date_start !== undefined) return change('date', diff.date_start)
  return change('last day', diff.date_end).concat(change('precision of the date', diff.date_precision))
}

function tellPlace(diff: Diff): string[] {
  if (diff.location_name !== undefined) return change('place', diff.location_name)
  if (diff.location_text !== undefined && diff.location_id === undefined) return change('place', diff.location_text)
  return diff.place_precision === undefined ? [] : change('precision of the place', diff.place_precision)
}

/** The best figure with its span: where only the span moved, the span alone. */
function tollTeller(measure: 'killed' | 'injured'): Teller {
  const [low, best, high] = [`${measure}_low`, `${measure}_best`, `${measure}_high`]
  const basis = measure === 'killed' ? 'casualty_basis' : 'injured_basis'
  return {
    columns: [low, best, high, basis],
    tell: (diff) => [
      ...change(measure, diff[best]),
      ...change(`${measure}, least`, diff[best] === undefined ? diff[low] : undefined),
      ...change(`${measure}, greatest`, diff[best] === undefined ? diff[high] : undefined),
      ...(diff[basis]?.[1] === 'party_claim' ? [`${measure}: only a party to the fight gives a figure`] : []),
    ],
  }
}

function tellActors({ actors }: Diff): string[] {
  const [before, after] = (actors ?? []).map((list) => (Array.isArray(list) ? list.map(String) : []))
  const gained = (after ?? []).filter((actor) => !before?.includes(actor))
  const lost = (before ?? []).filter((actor) => !after?.includes(actor))
  return [...gained.map((actor) => `now ${actor}`), ...lost.map((actor) => `no longer ${actor}`)]
}

function inWords(value: unknown): string {
  if (value === null || value === undefined) return 'unknown'
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ')
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value)
}
