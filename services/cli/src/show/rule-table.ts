import type { AlertConfig, AlertRule, RuleWatch } from '@wirewatch/model'
import { receiversOf } from '@wirewatch/pipeline/alert/route-alert.js'
import { spanInWords as span } from '@wirewatch/pipeline/alert/weigh-count.js'
import { table } from './table.js'

/** The rules, one a line, with the receivers that may hear of them. */
export function ruleTable({ rules, route }: AlertConfig): string {
  return table<AlertRule>(
    [
      { head: 'rule', of: ({ id }) => id },
      { head: 'level', of: ({ level }) => level },
      { head: 'status', of: ({ status, tell }) => (tell.length === 0 ? 'counted only' : status) },
      { head: 'tells', of: (rule) => receiversOf(route, rule).join(', '), widest: 30 },
      { head: 'title', of: ({ title }) => title, widest: 80 },
      { head: 'watches', of: ({ watch }) => watchInWords(watch), widest: 60 },
    ],
    rules,
  )
}

function watchInWords(watch: RuleWatch): string {
  switch (watch.kind) {
    case 'incident':
      return 'incidents'
    case 'count':
      return `${watch.atLeast} of ${watch.of} by ${watch.by} within ${span(watch.withinMs)}`
    case 'change':
      return `${watch.of} by ${watch.by}: ${span(watch.windowMs)} against ${watch.windows} before`
    case 'silence':
      return `no news for ${span(watch.forMs)}`
  }
}
