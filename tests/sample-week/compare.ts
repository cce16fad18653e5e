import { readFileSync } from 'node:fs'
import type { Store } from '@wirewatch/store'

/** One line of expected.jsonl that names an incident; `xOk` lists other right answers for `x`. */
export interface ExpectedIncident {
  readonly key: string
  readonly date: string
  readonly dateOk?: readonly string[]
  readonly place: string
  readonly placeOk?: readonly string[]
  readonly admin1: string
  readonly admin1Ok?: readonly string[]
  readonly country: string
  readonly countryOk?: readonly string[]
  readonly type: string
  readonly typeOk?: readonly string[]
  readonly initiators: readonly string[]
  readonly initiatorsOk?: readonly string[]
  readonly targets: readonly string[]
  readonly targetsOk?: readonly string[]
  readonly killed: number | null
  readonly killedOk?: readonly (number | null)[]
  readonly injured: number | null
  readonly injuredOk?: readonly (number | null)[]
  readonly arrested?: number
  readonly abducted?: number
  readonly retrospective?: boolean
  readonly optional?: boolean
  /** Alert rules that fire for it. */
  readonly alerts?: readonly string[]
  readonly articles: readonly string[]
  readonly mentionedIn?: readonly string[]
}

/** An incident as the database holds it after the week. */
export interface FoundIncident {
  readonly publicId: string
  readonly date: string | null
  readonly type: string
  readonly places: readonly string[]
  readonly admin1: string | null
  readonly country: string | null
  readonly initiators: readonly string[]
  readonly targets: readonly string[]
  /** What was struck other than people; a target too where one is expected. */
  readonly targetKinds: readonly string[]
  readonly killed: number | null
  readonly injured: number | null
  readonly arrested: number | null
  readonly abducted: number | null
  readonly retrospective: boolean
  readonly alerts: readonly string[]
  readonly articles: readonly string[]
}

const expectedFile = new URL('../../packages/sample-outlets/expected.jsonl', import.meta.url)

export function expectedIncidents(): ExpectedIncident[] {
  return readFileSync(expectedFile, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"key"'))
    .map((line) => JSON.parse(line))
}

/** What the database holds, as an analyst would ask for it. */
export async function foundIncidents(store: Store): Promise<FoundIncident[]> {
  return store.rows<FoundIncident>(
    `select
       incident.public_id as "publicId",
       left(incident.date_start::text, case incident.date_precision when 5 then 4 when 4 then 7 else 10 end) as date,
       incident.type,
       array_remove(array[incident.location, incident.admin2], null)
         || array(select distinct place from reporting.incident_reports report where report.public_id = incident.public_id and place is not null) as places,
       incident.admin1,
       incident.country,
       array(select actor from reporting.incident_actors actor where actor.public_id = incident.public_id and role = 'initiator') as initiators,
       array(select actor from reporting.incident_actors actor where actor.public_id = incident.public_id and role = 'target') as targets,
       coalesce(string_to_array(incident.target_kinds, ', '), '{}') as "targetKinds",
       coalesce(incident.killed_best, incident.killed_high) as killed,
       coalesce(incident.injured_best, incident.injured_high) as injured,
       incident.arrested,
       incident.abducted,
       incident.retrospective,
       array(
         select alert.rule_id
         from public.alerts alert
         join public.incidents on incidents.id = alert.incident_id
         where incidents.public_id = incident.public_id and alert.fired_at is not null and alert.state <> 'resolved'
         order by alert.rule_id
       ) as alerts,
       array(
         select distinct regexp_replace(report.url, '^https?://[^/]+/|\\.html$', '', 'g')
         from reporting.incident_reports report
         where report.public_id = incident.public_id
       ) as articles
     from reporting.incidents incident
     order by incident.date_start desc nulls last, incident.public_id`,
  )
}

/** Every difference between what must come out and what did, in words; empty where the week came out right. */
export function differences(expected: readonly ExpectedIncident[], found: readonly FoundIncident[]): string[] {
  const left = new Set(found)
  const said: string[] = []
  for (const wanted of expected) {
    const match = bestMatch(wanted, left)
    if (match === null) {
      if (!wanted.optional) said.push(`${wanted.key}: missing`)
      continue
    }
    left.delete(match)
    said.push(...valuesThatDiffer(wanted, match).map((what) => `${wanted.key} (${match.publicId}): ${what}`))
  }
  for (const extra of left)
    said.push(
      `extra ${extra.publicId}: ${extra.type} at ${extra.places[0]} on ${extra.date} from ${extra.articles.join(', ')}`,
    )
  return said
}

/** The incident that shares an article with the expected one and is most like it. */
function bestMatch(wanted: ExpectedIncident, left: ReadonlySet<FoundIncident>): FoundIncident | null {
  let best: FoundIncident | null = null
  let bestScore = 0
  for (const found of left) {
    if (!found.articles.some((article) => wanted.articles.includes(article))) continue
    const score = 10 - valuesThatDiffer(wanted, found).length + (isPlace(wanted, found) ? 1 : 0)
    if (score > bestScore) [best, bestScore] = [found, score]
  }
  return best
}

function valuesThatDiffer(wanted: ExpectedIncident, found: FoundIncident): string[] {
  const said: string[] = []
  const check = (isRight: boolean, what: string, is: unknown, should: unknown): void => {
    if (!isRight) said.push(`${what} ${JSON.stringify(is)} should be ${JSON.stringify(should)}`)
  }
  check([wanted.date, ...(wanted.dateOk ?? [])].includes(found.date ?? ''), 'date', found.date, wanted.date)
  check([wanted.type, ...(wanted.typeOk ?? [])].includes(found.type), 'type', found.type, wanted.type)
  check(isPlace(wanted, found), 'place', found.places, wanted.place)
  check([wanted.admin1, ...(wanted.admin1Ok ?? [])].includes(found.admin1 ?? ''), 'admin1', found.admin1, wanted.admin1)
  check(
    isOneOf(wanted.initiators, wanted.initiatorsOk, found.initiators),
    'initiators',
    found.initiators,
    wanted.initiators,
  )
  check(isOneOf(wanted.targets, wanted.targetsOk, targetsOf(wanted, found)), 'targets', found.targets, wanted.targets)
  check([wanted.killed, ...(wanted.killedOk ?? [])].includes(found.killed), 'killed', found.killed, wanted.killed)
  check([wanted.injured, ...(wanted.injuredOk ?? [])].includes(found.injured), 'injured', found.injured, wanted.injured)
  if (wanted.arrested !== undefined)
    check(wanted.arrested === found.arrested, 'arrested', found.arrested, wanted.arrested)
  if (wanted.abducted !== undefined)
    check(wanted.abducted === found.abducted, 'abducted', found.abducted, wanted.abducted)
  check(sorted(wanted.alerts ?? []) === sorted(found.alerts), 'alerts', found.alerts, wanted.alerts ?? [])
  const reports = found.articles.filter(
    (article) => !(wanted.mentionedIn ?? []).includes(article) || wanted.articles.includes(article),
  )
  check(sorted(reports) === sorted(wanted.articles), 'articles', reports, wanted.articles)
  return said
}

function isPlace(wanted: ExpectedIncident, found: FoundIncident): boolean {
  const names = found.places.map(folded)
  return [wanted.place, ...(wanted.placeOk ?? [])]
    .map(folded)
    .some((place) => names.some((name) => name === place || name.includes(place)))
}

const targetsOf = (wanted: ExpectedIncident, found: FoundIncident): readonly string[] =>
  wanted.targets.length === 0 ? found.targets : [...found.targets, ...found.targetKinds]

/** Nobody where nobody is expected, or at least one of the names that are right. */
function isOneOf(names: readonly string[], others: readonly string[] = [], found: readonly string[]): boolean {
  const right = [...names, ...others]
  if (right.length === 0 || (names.length === 0 && found.length === 0)) return true
  return found.some((name) =>
    right.some((wanted) => folded(name).includes(folded(wanted)) || folded(wanted).includes(folded(name))),
  )
}

const folded = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

const sorted = (names: readonly string[]): string => [...names].sort().join(' ')
