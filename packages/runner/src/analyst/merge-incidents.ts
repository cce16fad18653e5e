import { type FoundIncident, insertLinks, reportKeysOf, type Sql, settleDoubt } from '@wirewatch/store'
import { assertStands, type Decided, decide, incidentNamed } from './decide.js'
import type { Desk } from './desk.js'
import { Refusal } from './refusal.js'

/** Puts the second incident into the first, which keeps its id. Both ids stay: the second redirects. Throws a refusal. */
export function mergeIncidents(desk: Desk, [into, other]: readonly [string, string], why: string): Promise<Decided> {
  return desk.store.transaction((sql) => unite(sql, desk, 'merge', [into, other], why))
}

/** The same, as the answer to a possible duplicate. */
export function acceptDuplicate(desk: Desk, [one, other]: readonly [string, string], why: string): Promise<Decided> {
  return desk.store.transaction(async (sql) => {
    const pair = await twoIncidents(sql, [one, other])
    // The older one keeps its id.
    const [older, younger] = pair[0].id < pair[1].id ? pair : [pair[1], pair[0]]
    return unite(sql, desk, 'accept', [older.publicId, younger.publicId], why)
  })
}

/** Keeps two incidents apart for good, as the answer to a possible duplicate. Throws a refusal. */
export function rejectDuplicate(desk: Desk, pair: readonly [string, string], why: string): Promise<Decided> {
  return desk.store.transaction(async (sql) => {
    const [one, other] = await twoIncidents(sql, pair)
    return decide(sql, desk, {
      action: 'reject',
      field: null,
      value: { incidents: [one.publicId, other.publicId] },
      before: null,
      why,
      about: [one, other],
      codingStatus: 'reviewed',
      bind: async (decisionId) => insertLinks(sql, decisionId, 'cannot_link', await acrossOf(sql, one, other)),
      conclude: () => settle(sql, desk, [one, other], 'rejected', why),
    })
  })
}

async function unite(
  sql: Sql,
  desk: Desk,
  action: 'merge' | 'accept',
  pair: readonly [string, string],
  why: string,
): Promise<Decided> {
  const [into, other] = await twoIncidents(sql, pair)
  return decide(sql, desk, {
    action,
    field: null,
    value: { incidents: [into.publicId, other.publicId] },
    before: null,
    why,
    about: [into, other],
    codingStatus: 'adjudicated',
    bind: async (decisionId) => insertLinks(sql, decisionId, 'must_link', await acrossOf(sql, into, other)),
    conclude: () => settle(sql, desk, [into, other], 'accepted', why),
  })
}

async function twoIncidents(
  sql: Sql,
  [one, other]: readonly [string, string],
): Promise<readonly [FoundIncident, FoundIncident]> {
  const pair = [await incidentNamed(sql, one), await incidentNamed(sql, other)] as const
  if (pair[0].id === pair[1].id) {
    const isOneId = one.toUpperCase() === other.toUpperCase()
    throw new Refusal(isOneId ? `${one} twice: name two incidents.` : `${one} and ${other} are one incident already.`)
  }
  for (const incident of pair) assertStands(incident)
  return pair
}

/** Every report of the one with every report of the other: whichever of them is taken back, the decision stands. */
async function acrossOf(sql: Sql, one: FoundIncident, other: FoundIncident): Promise<(readonly [string, string])[]> {
  const [left, right] = [await reportKeysOf(sql, one.id), await reportKeysOf(sql, other.id)]
  return left.flatMap((a) => right.map((b) => [a, b] as const))
}

function settle(
  sql: Sql,
  desk: Desk,
  [one, other]: readonly [FoundIncident, FoundIncident],
  decision: 'accepted' | 'rejected',
  why: string,
): Promise<void> {
  return settleDoubt(sql, [one.id, other.id], { decision, at: desk.now().toISOString(), analyst: desk.analyst, why })
}
