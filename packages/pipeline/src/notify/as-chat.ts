import type { ToldAlert } from './told-alert.js'

/** Slack takes at most 50 blocks of at most 3,000 characters. */
const mostSlackAlerts = 20
const mostSlackCharacters = 2900
/** Teams takes at most 28 KB, and refuses a longer message for good. */
const mostTeamsBytes = 24_000
const mostTeamsLine = 2000
const mostSources = 6

/** The body of a Slack incoming webhook: mrkdwn, in which `&`, `<` and `>` are the only signs to escape. */
export function asSlack(subject: string, alerts: readonly ToldAlert[]): unknown {
  const blocks = alerts.slice(0, mostSlackAlerts).map((alert) => ({
    type: 'section',
    text: { type: 'mrkdwn', text: slackText(alert) },
  }))
  const more = alerts.length - mostSlackAlerts
  const rest = more > 0 ? [{ type: 'section', text: { type: 'mrkdwn', text: `… and ${more} more` } }] : []
  return { text: slackEscaped(subject), blocks: [...blocks, ...rest] }
}

function slackText({ title, lines, sources, url, notice }: ToldAlert): string {
  const told = sources.slice(0, mostSources).map(({ source, url: address }) => slackLink(address, source))
  const id = notice.facts === null ? [] : [slackLink(url, notice.facts.publicId)]
  const links = [...id, ...told].reduce(
    (line, link) =>
      line.length + link.length > mostSlackCharacters / 2 ? line : [line, link].filter(Boolean).join(' · '),
    '',
  )
  const words = [`*${slackEscaped(title)}*`, ...lines.map(slackEscaped)].join('\n')
  return `${shortened(words, mostSlackCharacters - links.length)}\n${links}`
}

/** Cut at the end of a word, so that no sign is cut in two. */
function shortened(words: string, most: number): string {
  if (words.length <= most) return words
  const cut = words.slice(0, most)
  const end = cut.search(/\s\S*$/)
  return `${(end > 0 ? cut.slice(0, end) : '').trimEnd()} …`
}

const slackEscaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const slackLink = (address: string | null, words: string): string =>
  isWebAddress(address)
    ? `<${slackEscaped(address).replaceAll('|', '%7C')}|${slackEscaped(words)}>`
    : slackEscaped(words)

/** The body of a Teams workflow webhook: an Adaptive Card, whose text blocks are Markdown. */
export function asTeams(subject: string, alerts: readonly ToldAlert[]): unknown {
  const blocks = alerts.map(teamsBlocks)
  let bytes = 0
  const fitting = blocks.filter((block, index) => {
    bytes += Buffer.byteLength(JSON.stringify(block))
    return index === 0 || bytes <= mostTeamsBytes
  })
  const more = alerts.length - fitting.length
  const rest = more > 0 ? [{ type: 'TextBlock', wrap: true, text: `… and ${more} more` }] : []
  const body = [...fitting.flat(), ...rest]
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    fallbackText: subject,
    body,
  }
  return { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] }
}

function teamsBlocks({ title, lines, sources, url, notice }: ToldAlert): readonly object[] {
  const links = [
    ...(notice.facts === null ? [] : [markdownLink(url, notice.facts.publicId)]),
    ...sources.slice(0, mostSources).map(({ source, url: address }) => markdownLink(address, source)),
  ]
  return [
    { type: 'TextBlock', weight: 'bolder', wrap: true, text: markdownEscaped(title) },
    ...lines.map((line) => ({ type: 'TextBlock', wrap: true, text: markdownEscaped(shortened(line, mostTeamsLine)) })),
    { type: 'TextBlock', wrap: true, isSubtle: true, text: links.join(' · ') },
  ]
}

const markdownEscaped = (words: string): string => words.replace(/[\\`*_[\]()#<>~]/g, '\\$&')

const markdownLink = (address: string | null, words: string): string =>
  isWebAddress(address)
    ? `[${markdownEscaped(words)}](${address
        .replace(/[\s\\<>]/g, encodeURIComponent)
        .replaceAll('(', '%28')
        .replaceAll(')', '%29')})`
    : markdownEscaped(words)

const isWebAddress = (address: string | null): address is string => address !== null && /^https?:\/\//i.test(address)
