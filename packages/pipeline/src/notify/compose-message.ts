import type { IncidentBackground, MessageValues, Notice, ReceiverTarget, ToldAlert } from '@wirewatch/model'
import type { FeedEntry, MessageContent } from '../ports.js'
import { asSlack, asTeams } from './as-chat.js'
import type { Fill, Messages } from './open-messages.js'
import { oneLine, toldAlert } from './told-alert.js'

export interface MessageSource {
  readonly notices: readonly Notice[]
  readonly background: IncidentBackground
  readonly incidentUrl: string | null
  /** The message gathers what could not be told at once. */
  readonly isDigest: boolean
  readonly idempotencyKey: string
  /** ISO 8601. */
  readonly createdAt: string
}

/** A message, and what was wrong with the templates that should have written it. */
export interface ComposedMessage {
  readonly content: MessageContent
  /** Null: nothing. Else the packaged templates wrote it: better told in other words than not at all. */
  readonly fault: string | null
}

type Target = Exclude<ReceiverTarget, { kind: 'digest' }>

/**
 * Puts alerts into the form of a channel, by the templates that its receiver names. The same alerts give the same bytes, so that every
 * attempt sends the same message.
 */
export function composeMessage(
  target: Target,
  templates: string | null,
  messages: Messages,
  source: MessageSource,
): ComposedMessage {
  try {
    return { content: written(target, source, messages.fillBy(templates)), fault: null }
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error)
    return { content: written(target, source, messages.fillByPackaged), fault }
  }
}

function written(target: Target, source: MessageSource, fill: Fill): MessageContent {
  const { notices, background, incidentUrl } = source
  const alerts = notices.map((notice) => toldAlert(notice, background, incidentUrl, fill))
  const values = valuesOf(alerts, source, fill)
  switch (target.kind) {
    case 'webhook':
      return { kind: 'post', contentType: 'application/json', body: JSON.stringify(bodyOf(target.body, values, fill)) }
    case 'email':
      return {
        kind: 'email',
        subject: values.subject,
        text: text(values, fill),
        html: `${fill('email.html', values).trim()}\n`,
      }
    case 'feed':
      return {
        kind: 'entries',
        entries: values.alerts.map((alert, at) => entryOf(alert, notices[at]?.id, source, fill)),
      }
    case 'stdout':
      return { kind: 'text', text: text(values, fill) }
  }
}

const longestSubject = 200

function valuesOf(alerts: readonly ToldAlert[], source: MessageSource, fill: Fill): MessageValues {
  const { idempotencyKey: id, createdAt, isDigest } = source
  const values = { message: { id, createdAt, isDigest }, subject: '', alerts }
  return { ...values, subject: oneLine(fill('subject', values)).slice(0, longestSubject) }
}

function bodyOf(body: 'wirewatch' | 'slack' | 'teams', values: MessageValues, fill: Fill): unknown {
  if (body === 'slack') return asSlack(values.subject, values.alerts, fill)
  if (body === 'teams') return asTeams(values.subject, values.alerts, fill)
  return JSON.parse(fill('webhook.json', values))
}

const text = (values: MessageValues, fill: Fill): string => `${fill('text', values).trim()}\n`

/** One entry an alert and telling: a correction is a new entry, so that readers of the feed see it. */
function entryOf(alert: ToldAlert, noticeId: number | undefined, source: MessageSource, fill: Fill): FeedEntry {
  const { title, url, sources, id } = alert
  return {
    id: `urn:wirewatch:alert:${id}:${noticeId}`,
    title,
    url: url ?? sources.find((one) => one.url !== null)?.url ?? null,
    text: text({ ...valuesOf([alert], source, fill), subject: title }, fill),
    html: fill('alert.html', { alert }).trim(),
    updatedAt: source.createdAt,
  }
}
