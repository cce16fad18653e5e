import type { Alert, AlertChange, AlertConfig, AlertRule, RuleWatch } from '@wirewatch/model'
import { destinationsOf } from './route-alert.js'
import { changeOf, spanInWords } from './weigh-count.js'

export type SilenceWatch = Extract<RuleWatch, { kind: 'silence' }>

/** When an outlet, or a place, was last heard of. */
export interface LastNews {
  readonly id: string
  readonly name: string
  /** ISO 8601: the last news; or since when it has been listened to, where there was none. */
  readonly at: string
}

export interface SilenceWeighing {
  readonly config: Pick<AlertConfig, 'route'>
  readonly rule: AlertRule
  readonly watch: SilenceWatch
  readonly lastNews: readonly LastNews[]
  /** The rule's alerts that are not over. */
  readonly standing: readonly Alert[]
  readonly placesOver: (placeId: string) => readonly string[]
  readonly now: Date
}

/** One alert for each that has been silent for so long; it is over with the next news. */
export function weighSilence(weighing: SilenceWeighing): readonly AlertChange[] {
  const { rule, watch, lastNews, standing, now } = weighing
  const isSilent = ({ at }: LastNews): boolean => now.getTime() - Date.parse(at) >= watch.forMs
  const silent = new Map(lastNews.filter(isSilent).map((one) => [one.id, one]))
  const begun = [...silent.values()]
    .filter(({ id }) => !standing.some((alert) => alert.groupKey === id))
    .map((one) => begin(one, weighing))
  const over = standing
    .filter(({ groupKey }) => !silent.has(groupKey))
    .map(
      (alert): AlertChange => ({
        ...changeOf(rule, alert.groupKey),
        alertId: alert.id,
        state: 'resolved',
        reason: 'there is news again',
      }),
    )
  return [...begun, ...over]
}

function begin({ id, name, at }: LastNews, { config, rule, watch, placesOver }: SilenceWeighing): AlertChange {
  const reason = `no news from ${name} for ${spanInWords(watch.forMs)}, the last at ${at.slice(0, 16).replace('T', ' ')} UTC`
  const isSilent = rule.status === 'experimental' || !rule.tell.includes('created')
  return {
    ...changeOf(rule, id),
    state: rule.status === 'experimental' ? 'suppressed' : 'firing',
    reason,
    tell: isSilent
      ? null
      : {
          kind: 'created',
          level: rule.level,
          to: destinationsOf(config.route, {
            rule,
            kind: 'created',
            placeIds: new Set(watch.of === 'place' ? placesOver(id) : []),
            values: { incident: '', country: '', admin1: '', admin2: '', type: '' },
          }),
          facts: null,
          before: null,
          changes: [],
        },
  }
}
