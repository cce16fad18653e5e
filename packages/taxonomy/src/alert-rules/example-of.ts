import type { ExampleArticle, ExampleIncident } from '@wirewatch/model'
import type { ExampleArticleEntry, ExampleIncidentEntry } from './example-schema.js'

export function exampleIncidentOf(entry: ExampleIncidentEntry): ExampleIncident {
  const { killed_by: killedBy = {} } = entry
  return {
    id: entry.id,
    type: entry.type,
    components: entry.components ?? [],
    place: entry.place ?? null,
    date: entry.date ?? null,
    status: entry.status,
    initiators: entry.initiators ?? [],
    targets: entry.targets ?? [],
    claimants: entry.claimants ?? [],
    killed: entry.killed ?? null,
    killedClaimed: entry.killed_claimed ?? null,
    injured: entry.injured ?? null,
    arrested: entry.arrested ?? null,
    abducted: entry.abducted ?? null,
    killedBy: {
      civilian: killedBy.civilian ?? null,
      security: killedBy.security ?? null,
      militant: killedBy.militant ?? null,
    },
    weapons: entry.weapons ?? [],
    targetKinds: entry.target_kinds ?? [],
    origins: entry.origins,
    sources: entry.sources ?? [],
    retrospective: entry.retrospective,
    summary: entry.summary ?? null,
  }
}

export const exampleArticleOf = (entry: ExampleArticleEntry): ExampleArticle => ({
  id: entry.id,
  title: entry.title ?? null,
  publishedAt: new Date(entry.published).toISOString(),
  text: entry.text,
})
