import type { AlertChange, AlertRule } from '@wirewatch/model'
import { type CountWatch, countedWindow, weighCounts } from '@wirewatch/pipeline/alert/weigh-count.js'
import { type LastNews, type SilenceWatch, weighSilence } from '@wirewatch/pipeline/alert/weigh-silence.js'
import {
  countMatches,
  incidentsGone,
  keptSince,
  lastNewsOfPlaces,
  lastNewsOfSources,
  type Sql,
  standingAlerts,
} from '@wirewatch/store'
import { isUnder, placesOver, type Taxonomy } from '@wirewatch/taxonomy'
import type { Context } from '../context.js'

type Watching = Pick<Context, 'alerting' | 'taxonomy' | 'now'>

/** What the rules that count, and those that watch for silence, come to now. In a transaction. */
export async function weighStanding(sql: Sql, watching: Watching): Promise<readonly AlertChange[]> {
  const changes: AlertChange[] = []
  for (const rule of watching.alerting.rules.counting) {
    const { watch } = rule
    if (watch.kind === 'count' || watch.kind === 'change') changes.push(...(await count(sql, rule, watch, watching)))
    if (watch.kind === 'silence') changes.push(...(await listen(sql, rule, watch, watching)))
  }
  return changes
}

async function count(
  sql: Sql,
  rule: AlertRule,
  watch: CountWatch,
  { alerting, taxonomy, now }: Watching,
): Promise<readonly AlertChange[]> {
  const window = countedWindow(watch, now().toISOString())
  const standing = await standingAlerts(sql, rule.id)
  const counted = await countMatches(sql, watch.of, watch.by, window)
  const oldest = watch.kind === 'change' ? await keptSince(sql) : null
  const reachesBack = oldest !== null && oldest <= window.baselineSince
  return weighCounts({
    config: alerting.config,
    rule,
    watch,
    groups: counted.map((group) => ({ ...group, before: reachesBack ? group.before : null })),
    standing,
    gone: await incidentsGone(
      sql,
      standing.flatMap((alert) => alert.counted),
    ),
    nameOf: (key) => nameOf(key, taxonomy),
    placesOver: (id) => placesOver(taxonomy, id),
  })
}

async function listen(
  sql: Sql,
  rule: AlertRule,
  watch: SilenceWatch,
  { alerting, taxonomy, now }: Watching,
): Promise<readonly AlertChange[]> {
  return weighSilence({
    config: alerting.config,
    rule,
    watch,
    lastNews: await lastNews(sql, watch, taxonomy),
    standing: await standingAlerts(sql, rule.id),
    placesOver: (id) => placesOver(taxonomy, id),
    now: now(),
  })
}

async function lastNews(sql: Sql, { of, ids }: SilenceWatch, taxonomy: Taxonomy): Promise<LastNews[]> {
  const heard =
    of === 'source'
      ? await lastNewsOfSources(sql, ids)
      : await lastNewsOfPlaces(
          sql,
          (ids ?? []).map((id) => ({ id, within: placesIn(id, taxonomy) })),
        )
  const sources = new Map(taxonomy.sources.map((source) => [source.id, source.name]))
  return heard.map(({ id, at }) => ({ id, at, name: sources.get(id) ?? nameOf(id, taxonomy) }))
}

const nameOf = (key: string, { locations, actors, language }: Taxonomy): string =>
  locations.get(key)?.name ?? actors.get(key)?.name ?? language.eventTypes.get(key)?.label ?? key

const placesIn = (id: string, taxonomy: Taxonomy): string[] =>
  [...taxonomy.locations.keys()].filter((place) => isUnder(taxonomy, place, id))
