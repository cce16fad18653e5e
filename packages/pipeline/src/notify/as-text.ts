import type { ToldAlert } from './told-alert.js'

/** For a terminal or the text part of a mail: plain words, one alert after the other. */
export function asText(subject: string, alerts: readonly ToldAlert[]): string {
  const parts = alerts.map(({ title, lines, sources, url, notice }) =>
    [
      ...(alerts.length === 1 && title === subject ? [] : [title]),
      ...lines,
      ...sources.map(({ source, title: headline, url: address }) =>
        ['  -', source, headline, address].filter((part) => part !== null).join(' '),
      ),
      ...(notice.facts === null ? [] : [`Incident ${notice.facts.publicId}${url === null ? '' : ` ${url}`}`]),
    ]
      .map(harmless)
      .join('\n'),
  )
  return `${[harmless(subject), ...parts].join('\n\n')}\n`
}

/** Words from outside steer no terminal and end no line. */
const harmless = (line: string): string => line.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ').trimEnd()
