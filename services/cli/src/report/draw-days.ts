import { type HtmlSafeString, html } from '@wirewatch/pipeline/escaped-html.js'
import { scaleBand, scaleLinear } from 'd3-scale'
import type { Day } from './compose-report.js'

const width = 720
const height = 180
const margin = { top: 12, right: 8, bottom: 24, left: 32 }

/** The time line: for each day a bar of its incidents and one of the people killed. */
export function drawDays(days: readonly Day[]): HtmlSafeString {
  const x = scaleBand(
    days.map(({ day }) => day),
    [margin.left, width - margin.right],
  ).paddingInner(0.25)
  const most = Math.max(4, ...days.map(({ incidents, killed }) => Math.max(incidents, killed)))
  const y = scaleLinear([0, most], [height - margin.bottom, margin.top]).nice(4)
  const half = x.bandwidth() / 2
  const bar = (kind: string, value: number, left: number, words: string) =>
    html`<rect class="${kind}" x="${left.toFixed(1)}" y="${y(value).toFixed(1)}" width="${(half - 1).toFixed(1)}" height="${(y(0) - y(value)).toFixed(1)}"><title>${words}</title></rect>
`
  return html`<svg class="days" viewBox="0 0 ${width} ${height}" role="img" aria-label="Incidents and people killed, day by day">
${y.ticks(4).map(
  (tick) =>
    html`<line class="grid" x1="${margin.left}" x2="${width - margin.right}" y1="${y(tick).toFixed(1)}" y2="${y(tick).toFixed(1)}"/><text class="tick" text-anchor="end" x="${margin.left - 6}" y="${(y(tick) + 4).toFixed(1)}">${tick}</text>
`,
)}${days.map(({ day, incidents, killed }) => {
  const left = x(day) ?? 0
  return html`${bar('other', incidents, left, `${day}: ${incidents} incidents`)}${bar('deadly', killed, left + half, `${day}: ${killed} killed`)}<text class="tick" text-anchor="middle" x="${(left + half).toFixed(1)}" y="${height - 8}">${labelOf(day, days.length)}</text>
`
})}</svg>`
}

/** "Mon 3" in a week, "3" in a month. */
function labelOf(day: string, days: number): string {
  const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', timeZone: 'UTC' }).format(Date.parse(day))
  if (days > 7) return date
  return `${new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' }).format(Date.parse(day))} ${date}`
}
