import type { IncidentBackground, Notice, NoticeKind, Receiver } from '@wirewatch/model'
import { exampleAlert } from '@wirewatch/taxonomy'
import { type ComposedMessage, composeMessage } from './compose-message.js'
import type { Messages } from './open-messages.js'

/** What a receiver would be told of an invented bombing, in the words and the form in which it is told of real ones. */
export function previewMessage(
  receiver: Exclude<Receiver, { readonly kind: 'digest' }>,
  messages: Messages,
  kinds: readonly NoticeKind[],
  isDigest: boolean,
): ComposedMessage {
  return composeMessage(receiver, receiver.templates, messages, {
    notices: kinds.map((kind, index) => exampleNotice(kind, index + 1, receiver.name)),
    background: exampleBackground(),
    incidentUrl: 'https://desk.example/incidents/{id}',
    isDigest,
    idempotencyKey: '5f2d9c0e',
    createdAt: writtenAt,
  })
}

const writtenAt = '2026-03-03T12:00:00.000Z'

function exampleNotice(kind: NoticeKind, id: number, receiver: string): Notice {
  const { rule, level, revision, reason, incident, before, changes } = exampleAlert(kind)
  return {
    id,
    alertId: id,
    ruleId: rule.id,
    ruleTitle: rule.title,
    ruleStatus: rule.status,
    level,
    about: '',
    receiver,
    groupKey: '',
    route: '',
    kind,
    revision,
    reason,
    facts: incident,
    before,
    changes,
    writtenAt,
    dueAt: writtenAt,
  }
}

function exampleBackground(): IncidentBackground {
  const { incident, sources, killed, injured } = exampleAlert('created')
  const publicId = incident?.publicId ?? ''
  const figures = (measure: 'killed' | 'injured', speakers: readonly string[] = []) =>
    speakers.map((speaker) => ({ publicId, measure, speaker }))
  return {
    reports: sources.map(({ name, headline, url }) => ({ publicId, source: name, title: headline, url })),
    figures: [...figures('killed', killed?.speakers), ...figures('injured', injured?.speakers)],
  }
}
