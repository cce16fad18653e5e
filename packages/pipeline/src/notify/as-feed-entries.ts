import type { FeedEntry } from '../ports.js'
import { alertAsHtml } from './as-email.js'
import { asText } from './as-text.js'
import type { ToldAlert } from './told-alert.js'

/** One entry an alert and telling: a correction is a new entry, so that readers of the feed see it. */
export function asFeedEntries(alerts: readonly ToldAlert[], createdAt: string): FeedEntry[] {
  return alerts.map((alert) => ({
    id: `urn:wirewatch:alert:${alert.notice.alertId}:${alert.notice.id}`,
    title: alert.title,
    url: alert.url ?? alert.sources.find(({ url }) => url !== null)?.url ?? null,
    text: asText(alert.title, [alert]),
    html: alertAsHtml(alert).toString(),
    updatedAt: createdAt,
  }))
}
