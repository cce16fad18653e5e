/** How values are written into one form of messages, so that no value from outside is taken for markup. */
export interface Channel {
  readonly write: (value: unknown) => string
  /** Words that lead to an address; the words alone where there is none. */
  readonly link: (words: string, url: string | null) => string
}

/** By what stands behind the dot of a template's name: `email.html` is `html`, `text` is plain text. */
export const channels = {
  text: { write: (value) => inLine(value), link: (words, url) => [words, url ?? []].flat().map(inLine).join(' ') },
  html: {
    write: inHtml,
    link: (words, url) => (url === null ? inHtml(words) : `<a href="${inHtml(url)}">${inHtml(words)}</a>`),
  },
  mrkdwn: {
    write: inMrkdwn,
    link: (words, url) =>
      url === null ? inMrkdwn(words) : `<${inMrkdwn(url).replaceAll('|', '%7C')}|${inMrkdwn(words)}>`,
  },
  markdown: {
    write: inMarkdown,
    link: (words, url) => (url === null ? inMarkdown(words) : `[${inMarkdown(words)}](${inDestination(url)})`),
  },
  json: { write: (value) => JSON.stringify(value ?? null), link: (words) => JSON.stringify(words) },
} as const satisfies Readonly<Record<string, Channel>>

export type ChannelName = keyof typeof channels

/** Null where nothing is written like that. */
export function channelOf(template: string): ChannelName | null {
  const [, ending = 'text', ...more] = template.split('.')
  return more.length === 0 && Object.hasOwn(channels, ending) ? (ending as ChannelName) : null
}

const wordsOf = (value: unknown): string => (value === null || value === undefined ? '' : String(value))

/** Words from outside steer no terminal and begin no line. */
const inLine = (value: unknown): string => wordsOf(value).replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ')

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function inHtml(value: unknown): string {
  return wordsOf(value).replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)
}

/** In Slack's mrkdwn these are the only signs to escape. */
function inMrkdwn(value: unknown): string {
  return inLine(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function inMarkdown(value: unknown): string {
  return inLine(value).replace(/[\\`*_[\]()#<>~]/g, '\\$&')
}

const inDestination = (url: string): string =>
  url
    .replace(/[\s\\<>]/g, encodeURIComponent)
    .replaceAll('(', '%28')
    .replaceAll(')', '%29')
