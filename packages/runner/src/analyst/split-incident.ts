import { insertLinks, noteSplit, reportKeysOf } from '@wirewatch/store'
import { assertStands, type Decided, decide, incidentNamed } from './decide.js'
import type { Desk } from './desk.js'
import { Refusal } from './refusal.js'

/**
 * Takes reports out of an incident: they become one of their own, and what is left stays together. Throws a refusal.
 * @param reportIds as `incidents show` prints them; the end of one will do where it fits one report only
 */
export function splitIncident(
  desk: Desk,
  publicId: string,
  reportIds: readonly string[],
  why: string,
): Promise<Decided> {
  return desk.store.transaction(async (sql) => {
    const incident = await incidentNamed(sql, publicId)
    assertStands(incident)
    const all = await reportKeysOf(sql, incident.id)
    const out = [...new Set(reportIds.map((named) => reportNamed(named, all, incident.publicId)))]
    const rest = all.filter((id) => !out.includes(id))
    if (rest.length === 0)
      throw new Refusal(`${incident.publicId} has ${all.length} reports, and none would be left in it: name fewer.`)
    return decide(sql, desk, {
      action: 'split',
      field: null,
      value: { reports: out },
      before: null,
      why,
      about: [incident],
      codingStatus: 'adjudicated',
      bind: async (decisionId) => {
        await insertLinks(
          sql,
          decisionId,
          'cannot_link',
          out.flatMap((a) => rest.map((b) => [a, b] as const)),
        )
        await insertLinks(sql, decisionId, 'must_link', [...allPairs(out), ...allPairs(rest)])
      },
      conclude: async (decisionId, saved) => {
        const split = { from: incident.id, decisionId, at: desk.now().toISOString(), analyst: desk.analyst, why }
        for (const { id, reportIds } of saved.filter(({ change }) => change === 'opened'))
          await noteSplit(sql, { ...split, opened: id, reportIds })
      },
    })
  })
}

function reportNamed(named: string, all: readonly string[], publicId: string): string {
  const fitting = all.includes(named) ? [named] : all.filter((id) => id.endsWith(named))
  const [only, second] = fitting
  if (only === undefined) throw new Refusal(`${publicId} has no report "${named}". Its reports are ${all.join(', ')}.`)
  if (second !== undefined) throw new Refusal(`"${named}" fits several reports: ${fitting.join(', ')}.`)
  return only
}

const allPairs = (ids: readonly string[]): (readonly [string, string])[] =>
  ids.flatMap((a, index) => ids.slice(index + 1).map((b) => [a, b] as const))
