import type { Finding } from './finding.js'
import type { Group, Placed } from './read-group.js'
import type { ActorEntry } from './schemas.js'

/** Ties that make one actor a part of another. The others (split, merger, succession) may well lead back in time. */
const BELONGING: ReadonlySet<string> = new Set(['faction_of', 'wing_of', 'member_of_alliance', 'front_of', 'part_of'])

/** Actors that are a part of themselves, directly or by way of others, and periods that end before they begin. */
export function checkTies(actors: Group<ActorEntry>): Finding[] {
  return [...cycles(actors), ...actors.entries.flatMap(backwardPeriods)]
}

function cycles(actors: Group<ActorEntry>): Finding[] {
  const byId = new Map(actors.entries.map((entry) => [entry.value.id, entry]))
  const findings: Finding[] = []
  const reported = new Set<string>()
  for (const entry of actors.entries) {
    const way = wayBack(entry.value.id, byId)
    if (way === null || way.some((id) => reported.has(id))) continue
    for (const id of way) reported.add(id)
    const message = `"${entry.value.id}" is a part of itself: ${[...way, entry.value.id].join(' → ')}`
    findings.push({ file: entry.file, line: entry.line(['parents']), kind: 'cycle', message, hint: null })
  }
  return findings
}

/** The way from the actor over its parents back to itself; null where there is none. */
function wayBack(start: string, byId: ReadonlyMap<string, Placed<ActorEntry>>): readonly string[] | null {
  const seen = new Set<string>()
  const follow = (id: string): readonly string[] | null => {
    for (const parent of byId.get(id)?.value.parents ?? []) {
      if (!BELONGING.has(parent.kind)) continue
      if (parent.id === start) return [id]
      if (seen.has(parent.id)) continue
      seen.add(parent.id)
      const rest = follow(parent.id)
      if (rest !== null) return [id, ...rest]
    }
    return null
  }
  return follow(start)
}

function backwardPeriods(entry: Placed<ActorEntry>): Finding[] {
  const { active, parents = [], aliases = [] } = entry.value
  const periods = [
    { path: ['active'], period: active },
    ...parents.map((parent, index) => ({ path: ['parents', index], period: parent })),
    ...aliases.map((alias, index) => ({
      path: ['aliases', index],
      period: typeof alias === 'string' ? undefined : alias,
    })),
  ]
  return periods.flatMap(({ path, period }) => {
    if (period?.from === undefined || period.to === undefined || !endsBefore(period.to, period.from)) return []
    const message = `a period ends (${period.to}) before it begins (${period.from})`
    return [{ file: entry.file, line: entry.line([...path, 'to']), kind: 'bad-date' as const, message, hint: null }]
  })
}

/** Compared as far as both are precise: 2009 does not end before 2009-03. */
export function endsBefore(to: string, from: string): boolean {
  const precise = Math.min(to.length, from.length)
  return to.slice(0, precise) < from.slice(0, precise)
}
