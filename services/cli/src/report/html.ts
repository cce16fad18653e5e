import { type HtmlSafeString, html, safe } from '@wirewatch/pipeline/escaped-html.js'
import type { Comparison, MainIncident, Report } from './compose-report.js'
import { drawDays } from './draw-days.js'
import { drawMap, type readWorld } from './draw-map.js'
import { changeOf, difference, methodOf, originsOf, placeOf, titleOf, tollOf } from './words.js'

/** A page that stands alone and prints on A4: no script, nothing fetched. */
export function reportAsHtml(
  report: Report,
  world: Awaited<ReturnType<typeof readWorld>>,
  madeAt: string,
  versions: string,
): string {
  const map = drawMap(report.points, world)
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${titleOf(report)}</title>
<style>${safe(style)}</style>
</head>
<body>
<h1>${titleOf(report)}</h1>
${table('', report.totals)}
<h2>Day by day</h2>
<p class="key"><span class="other">■</span> incidents <span class="deadly">■</span> people killed</p>
${drawDays(report.days)}
${
  map === null
    ? ''
    : html`<h2>Where</h2>
<p class="key"><span class="deadly">●</span> with deaths <span class="other">●</span> without; the larger, the more incidents</p>
${map}`
}
<h2>Main incidents</h2>
${report.main.length === 0 ? html`<p>No incident.</p>` : html`<ol class="main">${report.main.map(incidentItem)}</ol>`}
<div class="columns">
${section('By type', report.byType)}
${section('By district', report.byPlace)}
${section('By initiator', report.byInitiator)}
</div>
${changes(report)}
<h2>How this was counted</h2>
${methodOf(report, madeAt, versions).map(
  (line) => html`<p class="method">${line}</p>
`,
)}</body>
</html>
`.toString()
}

function table(head: string, rows: readonly Comparison[]): HtmlSafeString {
  return html`<table>
<thead><tr><th>${head}</th><th>now</th><th>before</th><th></th></tr></thead>
<tbody>${rows.map(
    (row) => html`<tr><td>${row.name}</td><td>${row.now}</td><td>${row.before}</td><td>${difference(row)}</td></tr>
`,
  )}</tbody>
</table>`
}

const section = (head: string, rows: readonly Comparison[]): HtmlSafeString | string =>
  rows.length === 0 ? '' : html`<section>${table(head, rows)}</section>`

function incidentItem({ incident, sources }: MainIncident): HtmlSafeString {
  return html`<li><b>${placeOf(incident)}</b>, ${incident.dateStart}: ${incident.typeLabel}. ${tollOf(incident)}.
<span class="sources"><span class="id">${incident.publicId}</span>, ${originsOf(incident)}: ${sources.map(
    ({ source, title, url }, index) =>
      html`${index === 0 ? '' : '; '}${isWebAddress(url) ? html`<a href="${url}" title="${title ?? ''}">${source}</a>` : source}`,
  )}</span></li>
`
}

/** Outside bytes: a link that is not one of the web is not made a link. */
const isWebAddress = (url: string | null): boolean => url !== null && /^https?:\/\//i.test(url)

function changes({ changes, period }: Report): HtmlSafeString | string {
  if (changes.length === 0) return ''
  return html`<h2>Changed since it was first told</h2>
<p>Incidents that were known before ${period.first} and were told otherwise in these days.</p>
<ul>${changes.map(
    (
      change,
    ) => html`<li><b class="id">${change.publicId}</b>: ${changeOf(change)} <span class="sources">${change.summary ?? ''}</span></li>
`,
  )}</ul>`
}

const style = `
:root { color: #1c2430; font: 15px/1.45 system-ui, sans-serif; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin: 0 0 1rem; } h2 { font-size: 1.1rem; margin: 1.8rem 0 .4rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th { text-align: right; font-weight: 600; color: #5b6675; padding: .15rem 0 .15rem .8rem; } th:first-child, td:first-child { text-align: left; padding-left: 0; }
td { text-align: right; border-top: 1px solid #e3e7ec; padding: .15rem 0 .15rem .8rem; }
.columns { display: grid; gap: 0 2rem; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); margin-top: 1.2rem; }
section { margin-top: .8rem; break-inside: avoid; }
.main li { margin-bottom: .5rem; break-inside: avoid; } .sources, .method, .key { color: #5b6675; font-size: .87em; } .key { margin: 0; } .id { white-space: nowrap; }
svg { width: 100%; height: auto; } svg text { font: 11px system-ui, sans-serif; fill: #1c2430; } svg .tick { fill: #5b6675; }
.land { fill: #f1f3f5; } .map { background: #dfe8ef; } .border { fill: none; stroke: #aab4c0; stroke-width: .7; } .grid { stroke: #e3e7ec; }
.halo { stroke: #fff; stroke-width: 3px; stroke-linejoin: round; }
.deadly { fill: #b3261e; color: #b3261e; fill-opacity: .8; } .other { fill: #2f6690; color: #2f6690; fill-opacity: .75; }
a { color: inherit; }
@media print { :root { font-size: 11px; } body { margin: 0; max-width: none; } @page { margin: 18mm; } }
`
