import type { ToldAlert } from '@wirewatch/model'
import type { Fill } from './open-messages.js'

/** Slack takes at most 50 blocks of at most 3,000 characters. */
const mostSlackAlerts = 20
const mostSlackCharacters = 2900
/** Teams takes at most 28 KB, and refuses a longer message for good. */
const mostTeamsBytes = 24_000
const mostTeamsCharacters = 6000

/** The body of a Slack incoming webhook: a block for each alert. */
export function asSlack(subject: string, alerts: readonly ToldAlert[], fill: Fill): unknown {
  const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } })
  const shown = alerts.slice(0, mostSlackAlerts)
  return {
    text: fill('subject.mrkdwn', { subject }).trim(),
    blocks: [
      ...shown.map((alert) =>
        section(fitting(alert, mostSlackCharacters, (one) => fill('slack.mrkdwn', { alert: one }))),
      ),
      ...moreOf(alerts, shown, fill).map(section),
    ],
  }
}

/** The body of a Teams workflow webhook: an Adaptive Card, with a block for each paragraph. */
export function asTeams(subject: string, alerts: readonly ToldAlert[], fill: Fill): unknown {
  const block = (text: string) => ({ type: 'TextBlock', wrap: true, text })
  const blocksOf = (alert: ToldAlert) =>
    fitting(alert, mostTeamsCharacters, (one) => fill('teams.markdown', { alert: one }))
      .split(/\n{2,}/)
      .map(block)
  let bytes = 0
  const shown = alerts.map(blocksOf).filter((blocks, index) => {
    bytes += Buffer.byteLength(JSON.stringify(blocks))
    return index === 0 || bytes <= mostTeamsBytes
  })
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    fallbackText: subject,
    body: [...shown.flat(), ...moreOf(alerts, shown, fill).map(block)],
  }
  return { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] }
}

function moreOf(alerts: readonly unknown[], shown: readonly unknown[], fill: Fill): string[] {
  const count = alerts.length - shown.length
  return count === 0 ? [] : [fill('more', { count }).trim()]
}

/** How long a value may be, until the whole fits. */
const shorterAndShorter = [Number.POSITIVE_INFINITY, 1500, 600, 200, 60]

/** An alert in at most so many characters: its values are shortened, so that no sign and no link is cut in two. */
function fitting(alert: ToldAlert, most: number, write: (alert: ToldAlert) => string): string {
  let written = ''
  for (const longest of shorterAndShorter) {
    written = write(withShortValues(alert, longest) as ToldAlert).trim()
    if (written.length <= most) return written
  }
  return wholeLines(written, most)
}

function withShortValues(value: unknown, longest: number): unknown {
  if (typeof value === 'string') return shortened(value, longest)
  if (Array.isArray(value)) return value.map((one) => withShortValues(one, longest))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, name === 'url' ? one : withShortValues(one, longest)]),
  )
}

/** Cut at the end of a word. */
function shortened(words: string, longest: number): string {
  if (words.length <= longest) return words
  const cut = words.slice(0, longest)
  const end = cut.search(/\s\S*$/)
  return `${(end > 0 ? cut.slice(0, end) : '').trimEnd()} …`
}

function wholeLines(words: string, most: number): string {
  const lines = words.split('\n')
  while (lines.length > 1 && lines.join('\n').length > most) lines.pop()
  return lines.join('\n').slice(0, most)
}
