import type { Notice, Receiver } from '@wirewatch/model'
import type { Waiting } from '@wirewatch/pipeline/notify/plan-deliveries.js'
import { incidentFacts, toll } from './alert-rules.js'

/** A bomb with eleven dead in Quetta, to be told to the desk. */
export function aNotice(notice: Partial<Notice> = {}): Notice {
  return {
    id: 1,
    alertId: 7,
    ruleId: 'mass-casualty',
    ruleTitle: 'Mass-casualty attack',
    ruleStatus: 'stable',
    level: 'critical',
    about: '',
    receiver: 'desk',
    groupKey: 'rule=mass-casualty',
    route: '',
    kind: 'created',
    revision: 1,
    reason: 'killed 11, at least 5 asked',
    facts: incidentFacts({ killed: toll(11) }),
    before: null,
    changes: [],
    writtenAt: '2026-03-04T12:00:00.000Z',
    dueAt: '2026-03-04T12:00:00.000Z',
    ...notice,
  }
}

export const desk: Receiver = { name: 'desk', kind: 'stdout', quiet: null, templates: null }

export function aWaiting(waiting: Partial<Waiting> = {}): Waiting {
  return {
    receiver: desk,
    notices: [aNotice()],
    silences: [],
    standing: [],
    lastHour: { messages: 0, firstAt: null },
    lastOfGroup: new Map(),
    ...waiting,
  }
}
