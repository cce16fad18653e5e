import type { MessageSource } from './compose-message.js'
import type { ToldAlert } from './told-alert.js'

/** The body of a webhook of our own: everything that is known, for a program to read. Fields are added, not renamed. */
export function asWebhookBody(alerts: readonly ToldAlert[], source: MessageSource): unknown {
  return {
    version: 1,
    id: source.idempotencyKey,
    createdAt: source.createdAt,
    digest: source.isDigest,
    alerts: alerts.map(({ notice, title, lines, sources, url }) => ({
      alertId: notice.alertId,
      kind: notice.kind,
      level: notice.level,
      rule: { id: notice.ruleId, title: notice.ruleTitle },
      reason: notice.reason,
      title,
      text: lines.join('\n'),
      changes: notice.changes,
      revision: notice.revision,
      incident: notice.facts,
      before: notice.before,
      sources: sources.map(({ source: name, title: headline, url: address }) => ({ name, headline, url: address })),
      url,
    })),
  }
}
