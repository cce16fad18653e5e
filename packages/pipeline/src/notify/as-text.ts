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
const harmless = (line: string): string =>
  line.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ').trimEnd()
