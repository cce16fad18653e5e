import type { MessageContent } from '@wirewatch/pipeline'

/** A message as a person can read it. */
export function writtenMessage(content: MessageContent): string {
  switch (content.kind) {
    case 'text':
      return content.text.trimEnd()
    case 'post':
      return JSON.stringify(JSON.parse(content.body), null, 2)
    case 'email':
      return [`Subject: ${content.subject}`, content.text.trimEnd(), content.html.trimEnd()].join('\n\n')
    case 'entries':
      return content.entries.map(({ title, text, html }) => [title, text.trimEnd(), html].join('\n\n')).join('\n\n')
  }
}
