import type { Budgets, Receiver, ReceiverTarget, Route, RouteMatch, TimeWindow } from '@wirewatch/model'
import type { DeliveryEntry, ReceiverEntry, RouteEntry, WindowEntry } from './delivery-schema.js'

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const wholeDay = { from: 0, to: 24 * 60 }
const matchesAll: RouteMatch = { level: null, rule: null, status: null, kind: null, place: null }
const rootDefaults = {
  match: matchesAll,
  receiver: '',
  groupBy: ['rule'] as const,
  groupWaitMs: 60_000,
  groupIntervalMs: 5 * 60_000,
  repeatMs: null,
  active: null,
  continue: false,
  routes: [],
} satisfies Route

/** The tree of routes, with what each branch takes from the one above. Without a root nobody is told. */
export function routeOf(root: DeliveryEntry['routes'] | null): Route {
  return root === null ? rootDefaults : branchOf(root, rootDefaults)
}

function branchOf(entry: RouteEntry, above: Route): Route {
  const own: Route = {
    match: matchOf(entry.match),
    receiver: entry.receiver ?? above.receiver,
    groupBy: entry.group_by ?? above.groupBy,
    groupWaitMs: entry.group_wait ?? above.groupWaitMs,
    groupIntervalMs: entry.group_interval ?? above.groupIntervalMs,
    repeatMs: entry.repeat ?? above.repeatMs,
    active: entry.active === undefined ? above.active : windowOf(entry.active),
    continue: entry.continue ?? false,
    routes: [],
  }
  return { ...own, routes: (entry.routes ?? []).map((branch) => branchOf(branch, own)) }
}

const matchOf = (match: RouteEntry['match']): RouteMatch =>
  match === undefined
    ? matchesAll
    : {
        level: match.level ?? null,
        rule: match.rule ?? null,
        status: match.status ?? null,
        kind: match.kind ?? null,
        place: match.place ?? null,
      }

const windowOf = ({ days, hours, zone }: WindowEntry): TimeWindow => ({
  days: days ?? everyDay,
  ...(hours ?? wholeDay),
  zone,
})

export function receiverOf(entry: ReceiverEntry): Receiver {
  const { quiet } = entry
  return {
    name: entry.name,
    quiet: quiet === undefined ? null : { during: windowOf(quiet), exceptLevels: quiet.except ?? [] },
    templates: entry.templates ?? null,
    ...targetOf(entry),
  }
}

function targetOf({ webhook, slack, teams, email, feed, digest }: ReceiverEntry): ReceiverTarget {
  if (webhook !== undefined) return postTo(webhook, 'wirewatch')
  if (slack !== undefined) return postTo(slack, 'slack')
  if (teams !== undefined) return postTo(teams, 'teams')
  if (email !== undefined) return { kind: 'email', to: email.to }
  if (feed !== undefined) return { kind: 'feed', ...feed }
  if (digest !== undefined) {
    const { every, at, zone, to } = digest
    return { kind: 'digest', everyMs: every, at, zone, to }
  }
  return { kind: 'stdout' }
}

function postTo(post: NonNullable<ReceiverEntry['webhook']>, body: 'wirewatch' | 'slack' | 'teams'): ReceiverTarget {
  return {
    kind: 'webhook',
    body,
    url: post.url ?? null,
    urlEnv: post.url_env ?? null,
    secretEnv: post.secret_env ?? null,
    allowPrivate: post.allow_private ?? false,
  }
}

/** Without a named one, the first digest takes what is over the budget or late. */
export function budgetsOf(delivery: DeliveryEntry | null): Budgets {
  const firstDigest = delivery?.receivers.find((receiver) => receiver.digest !== undefined)
  return {
    perReceiverPerHour: delivery?.budgets?.per_receiver_per_hour ?? null,
    overflow: delivery?.budgets?.overflow ?? firstDigest?.name ?? null,
  }
}
