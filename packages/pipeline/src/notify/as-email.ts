import type { MessageContent } from '../ports.js'
import { asText } from './as-text.js'
import { type HtmlSafeString, html } from './markup.js'
import type { ToldAlert } from './told-alert.js'

/** A mail in text and in HTML; in the HTML every value is escaped, and only web addresses are links. */
export function asEmail(subject: string, alerts: readonly ToldAlert[]): MessageContent {
  return {
    kind: 'email',
    subject: oneLine(subject),
    text: asText(subject, alerts),
    html: html`<!doctype html>
<html lang="en"><body>${alerts.map(alertAsHtml)}</body></html>
`.toString(),
  }
}

/** One alert as a piece of HTML. */
export function alertAsHtml({ title, lines, sources, url, notice }: ToldAlert): HtmlSafeString {
  return html`<h3>${title}</h3>
${lines.map(
  (line) => html`<p>${line}</p>
`,
)}${
  sources.length === 0
    ? ''
    : html`<ul>${sources.map(
        ({ source, title: headline, url: address }) =>
          html`<li>${source}: ${link(address, headline ?? address ?? '')}</li>`,
      )}</ul>
`
}${
  notice.facts === null
    ? ''
    : html`<p>Incident ${link(url, notice.facts.publicId)}</p>
`
}`
}

const link = (address: string | null, words: string): HtmlSafeString | string =>
  address !== null && /^https?:\/\//i.test(address) ? html`<a href="${address}">${words}</a>` : words

/** A line break in a subject would begin another header. */
const oneLine = (subject: string): string => subject.replace(/\s+/g, ' ').slice(0, 200)
