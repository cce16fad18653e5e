import type { Alert, AlertChange, AlertConfig, AlertRule, RuleWatch, TellKind } from '@wirewatch/model'
import { destinationsOf } from './route-alert.js'

export type CountWatch = Extract<RuleWatch, { kind: 'count' | 'change' }>

/** Incidents that a rule counts under one key. */
export interface CountedGroup {
  readonly key: string
  /** Public ids in the window that ends now. */
  readonly incidents: readonly string[]
  /** How many fell into the windows before, together; null where what is kept does not reach back so far. For `change`. */
  readonly before: number | null
}

export interface CountWeighing {
  readonly config: Pick<AlertConfig, 'route'>
  readonly rule: AlertRule
  readonly watch: CountWatch
  readonly groups: readonly CountedGroup[]
  /** The rule's alerts that are not over. */
  readonly standing: readonly Alert[]
  /** Those of the incidents told of that have been merged away or taken back. */
  readonly gone: ReadonlySet<string>
  /** Name of what a key stands for. */
  readonly nameOf: (key: string) => string
  /** The place and all that it lies in. */
  readonly placesOver: (placeId: string) => readonly string[]
}

/** What is counted at a moment: ISO 8601, each time left out and `now` taken in. */
export interface CountedWindow {
  readonly now: string
  readonly since: string
  /** Where the windows before begin that it is compared with; `since` where it is compared with none. */
  readonly baselineSince: string
}

export function countedWindow(watch: CountWatch, now: string): CountedWindow {
  const before = (ms: number): string => new Date(Date.parse(now) - ms).toISOString()
  const windowMs = watch.kind === 'count' ? watch.withinMs : watch.windowMs
  return { now, since: before(windowMs), baselineSince: before(lookBackMs(watch)) }
}

/** How far back from now the rule counts. */
export const lookBackMs = (watch: CountWatch): number =>
  watch.kind === 'count' ? watch.withinMs : watch.windowMs * (watch.windows + 1)

/** Groups that reach the rule begin an alert, told once; alerts whose group no longer does are over. What was told of wrongly is corrected. */
export function weighCounts(weighing: CountWeighing): readonly AlertChange[] {
  const { groups, standing } = weighing
  const reached = new Map(groups.filter((group) => isReached(weighing.watch, group)).map((group) => [group.key, group]))
  const begun = [...reached.values()]
    .filter(({ key }) => !standing.some((alert) => alert.groupKey === key))
    .map((group) => begin(group, weighing))
  const over = standing
    .filter(({ groupKey }) => !reached.has(groupKey))
    .map((alert) =>
      end(
        alert,
        groups.find(({ key }) => key === alert.groupKey),
        weighing,
      ),
    )
  return [...begun, ...over]
}

export function isReached(watch: CountWatch, { incidents, before }: CountedGroup): boolean {
  if (incidents.length < watch.atLeast) return false
  if (watch.kind === 'count') return true
  return before !== null && incidents.length >= (watch.times * before) / watch.windows
}

function begin(group: CountedGroup, weighing: CountWeighing): AlertChange {
  const { rule } = weighing
  const reason = inWords(group, weighing)
  const isSilent = rule.status === 'experimental' || !rule.tell.includes('created')
  return {
    ...changeOf(rule, group.key),
    state: rule.status === 'experimental' ? 'suppressed' : 'firing',
    reason: rule.status === 'experimental' ? `${reason} (experimental rules tell nobody)` : reason,
    counted: group.incidents,
    tell: isSilent
      ? null
      : {
          kind: 'created',
          level: rule.level,
          to: destinationsForKey(weighing, group.key, 'created'),
          facts: null,
          before: null,
          changes: [],
        },
  }
}

/** Over because time has passed, which nobody is told; or because what was counted turned out not to be so, which everybody is. */
function end(alert: Alert, group: CountedGroup | undefined, { rule, watch, gone }: CountWeighing): AlertChange {
  const count = group?.incidents.length ?? 0
  const wrong = alert.counted.filter((id) => gone.has(id))
  const isCorrection = wrong.length > 0 && alert.toldAt !== null && rule.tell.includes('corrected')
  const reason = isCorrection
    ? `${wrong.join(', ')} no longer counted: ${count} left, at least ${watch.atLeast} asked`
    : `${count} in the window, at least ${watch.atLeast} asked`
  return {
    ...changeOf(rule, alert.groupKey),
    alertId: alert.id,
    state: 'resolved',
    reason,
    counted: group?.incidents ?? [],
    tell: isCorrection
      ? { kind: 'corrected', level: rule.level, to: 'whoever-was-told', facts: null, before: null, changes: [reason] }
      : null,
  }
}

function inWords({ key, incidents, before }: CountedGroup, { watch, nameOf }: CountWeighing): string {
  const where = watch.by === 'all' ? '' : ` in ${nameOf(key)}`
  const list = incidents.slice(0, listedAtMost).join(', ')
  const more = incidents.length > listedAtMost ? ` and ${incidents.length - listedAtMost} more` : ''
  const span = spanInWords(watch.kind === 'count' ? watch.withinMs : watch.windowMs)
  const usual =
    watch.kind === 'change' && before !== null
      ? `, ${Math.round((before / watch.windows) * 10) / 10} in the mean of the ${watch.windows} before`
      : ''
  return `${incidents.length} of ${watch.of}${where} within ${span}${usual}: ${list}${more}`
}

const listedAtMost = 10
const hourMs = 3_600_000

export function spanInWords(ms: number): string {
  if (ms % (24 * hourMs) === 0 && ms > 48 * hourMs) return `${ms / (24 * hourMs)} days`
  if (ms % hourMs === 0) return `${ms / hourMs} h`
  return `${Math.round(ms / 60_000)} min`
}

function destinationsForKey({ config, rule, watch, placesOver }: CountWeighing, key: string, kind: TellKind) {
  const values = { incident: '', country: '', admin1: '', admin2: '', type: '' }
  const isArea = watch.by === 'country' || watch.by === 'admin1' || watch.by === 'admin2' || watch.by === 'location'
  return destinationsOf(config.route, {
    rule,
    kind,
    placeIds: new Set(isArea ? placesOver(key) : []),
    values: watch.by in values ? { ...values, [watch.by]: key } : values,
  })
}

export const changeOf = (rule: AlertRule, groupKey: string) =>
  ({
    alertId: null,
    ruleId: rule.id,
    incidentId: null,
    groupKey,
    revision: 0,
    holdUntil: null,
    told: null,
    counted: [],
    tell: null,
  }) satisfies Partial<AlertChange>
