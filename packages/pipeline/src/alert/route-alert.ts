import type { AlertRule, Destination, GroupKey, Route, RouteMatch, TellKind } from '@wirewatch/model'

/** What routes ask of an alert. */
export interface RoutedAlert {
  readonly rule: AlertRule
  readonly kind: TellKind
  /** Ids of its place and all that this lies in. */
  readonly placeIds: ReadonlySet<string>
  /** The values that routes group by; empty where the alert has none. */
  readonly values: Readonly<Record<Exclude<GroupKey, 'rule' | 'level'>, string>>
}

/** The receivers that the tree of routes leads to, each once: the branch that leads to it first counts. */
export function destinationsOf(root: Route, alert: RoutedAlert): readonly Destination[] {
  const found = new Map<string, Destination>()
  for (const { route, path } of branchesFor(root, alert, '')) {
    if (route.receiver === '' || found.has(route.receiver)) continue
    found.set(route.receiver, {
      receiver: route.receiver,
      groupKey: route.groupBy.map((key) => `${key}=${groupValue(key, alert)}`).join(' '),
      groupWaitMs: route.groupWaitMs,
      groupIntervalMs: route.groupIntervalMs,
      route: path,
    })
  }
  return [...found.values()]
}

/** Receivers that may hear of a rule, wherever what it watches for happens. Experimental rules tell nobody. */
export function receiversOf(root: Route, rule: AlertRule): readonly string[] {
  if (rule.status === 'experimental' || rule.status === 'deprecated') return []
  const values = { incident: '', country: '', admin1: '', admin2: '', type: '' }
  const somewhere = [new Set<string>(), new Set(placesIn(root))].flatMap((placeIds) =>
    rule.tell.flatMap((kind) => destinationsOf(root, { rule, kind, placeIds, values })),
  )
  return [...new Set(somewhere.map(({ receiver }) => receiver))]
}

const placesIn = ({ match, routes }: Route): readonly string[] => [...(match.place ?? []), ...routes.flatMap(placesIn)]

interface Branch {
  readonly route: Route
  readonly path: string
}

/** The first branch that matches, and the ones after it as long as they are told to continue; where none matches, the parent itself. */
function branchesFor(route: Route, alert: RoutedAlert, path: string): Branch[] {
  const found: Branch[] = []
  for (const [index, branch] of route.routes.entries()) {
    if (!isMatch(branch.match, alert)) continue
    found.push(...branchesFor(branch, alert, path === '' ? String(index) : `${path}.${index}`))
    if (!branch.continue) break
  }
  return found.length > 0 ? found : [{ route, path }]
}

function isMatch({ level, rule, status, kind, place }: RouteMatch, alert: RoutedAlert): boolean {
  return (
    (level === null || level.includes(alert.rule.level)) &&
    (rule === null || rule.includes(alert.rule.id)) &&
    (status === null || status.includes(alert.rule.status)) &&
    (kind === null || kind.includes(alert.kind)) &&
    (place === null || place.some((id) => alert.placeIds.has(id)))
  )
}

function groupValue(key: GroupKey, { rule, values }: RoutedAlert): string {
  if (key === 'rule') return rule.id
  return key === 'level' ? rule.level : values[key]
}
