import type { Notice, ReceiverTarget } from '@wirewatch/model'
import type { MessageContent } from '../ports.js'
import { asSlack, asTeams } from './as-chat.js'
import { asEmail } from './as-email.js'
import { asFeedEntries } from './as-feed-entries.js'
import { asText } from './as-text.js'
import { asWebhookBody } from './as-webhook-body.js'
import { type Background, type ToldAlert, toldAlert } from './told-alert.js'

export interface MessageSource {
  readonly notices: readonly Notice[]
  readonly background: Background
  readonly incidentUrl: string | null
  /** The message gathers what could not be told at once. */
  readonly isDigest: boolean
  readonly idempotencyKey: string
  /** ISO 8601. */
  readonly createdAt: string
}

/** Puts alerts into the form of a channel. The same alerts give the same bytes, so that every attempt sends the same message. */
export function composeMessage(
  target: Exclude<ReceiverTarget, { kind: 'digest' }>,
  source: MessageSource,
): MessageContent {
  const alerts = source.notices.map((notice) => toldAlert(notice, source.background, source.incidentUrl))
  const subject = subjectOf(alerts, source.isDigest)
  switch (target.kind) {
    case 'webhook':
      return postOf(target.body, subject, alerts, source)
    case 'email':
      return asEmail(subject, alerts)
    case 'feed':
      return { kind: 'entries', entries: asFeedEntries(alerts, source.createdAt) }
    case 'stdout':
      return { kind: 'text', text: asText(subject, alerts) }
  }
}

function postOf(
  body: 'wirewatch' | 'slack' | 'teams',
  subject: string,
  alerts: readonly ToldAlert[],
  source: MessageSource,
): MessageContent {
  const value =
    body === 'slack'
      ? asSlack(subject, alerts)
      : body === 'teams'
        ? asTeams(subject, alerts)
        : asWebhookBody(alerts, source)
  return { kind: 'post', contentType: 'application/json', body: JSON.stringify(value) }
}

function subjectOf(alerts: readonly ToldAlert[], isDigest: boolean): string {
  const count = `${alerts.length} ${alerts.length === 1 ? 'alert' : 'alerts'}`
  if (isDigest) return `Digest: ${count}`
  const [first] = alerts
  if (first === undefined) return count
  return alerts.length === 1 ? first.title : `${first.title}, and ${alerts.length - 1} more`
}
