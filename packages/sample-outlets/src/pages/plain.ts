import { pageUrl } from '../addresses.js'
import { readableDate } from '../dates.js'
import { escapeMarkup } from '../markup.js'
import { inventedNotice } from '../sample-outlet.js'
import type { PageParts } from './page-parts.js'

/** An old agency system's page: a layout table, no semantic elements, and line breaks instead of paragraphs. */
export function renderPlain({ outlet, entry, others, origin }: PageParts): string {
  const caption =
    entry.caption === null
      ? ''
      : `<div class="photo"><img src="picture.jpg" alt=""><br><i class="caption">${escapeMarkup(entry.caption)}</i></div>`
  return `<html lang="${outlet.language}">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=${outlet.charset}">
<meta name="pubdate" content="${entry.published}">
<title>${escapeMarkup(entry.title)} :: ${escapeMarkup(outlet.name)}</title>
</head>
<body>
<aside class="banner" role="note">${inventedNotice}</aside>
<table width="960" align="center">
<tr><td colspan="3" id="header"><a href="/${outlet.id}/">${escapeMarkup(outlet.name)}</a> ${escapeMarkup(outlet.strapline)}</td></tr>
<tr>
<td width="140" valign="top" class="leftmenu">${outlet.sections.map((section) => `<a href="/${outlet.id}/">${escapeMarkup(section)}</a><br>`).join('')}</td>
<td valign="top">
<h2 class="headline">${escapeMarkup(entry.title)}</h2>
<span class="pubdate">${readableDate(entry.published)}</span> | <span class="byline">${escapeMarkup(entry.byline)}</span>
<div class="toolbar"><a href="#">Print</a> | <a href="#">Send to a friend</a> | <a href="#">Larger text</a></div>
${caption}
<div class="storytext">
${entry.paragraphs.map(escapeMarkup).join('<br>\n<br>\n')}
</div>
</td>
<td width="220" valign="top" class="rightcol"><b>Other news</b><br>${others.map((other) => `<a href="${pageUrl(outlet, other, origin)}">${escapeMarkup(other.title)}</a><br>`).join('')}</td>
</tr>
</table>
<footer>${inventedNotice} Copyright ${escapeMarkup(outlet.name)}.</footer>
</body>
</html>
`
}
