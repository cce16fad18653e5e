import { pageUrl } from '../addresses.js'
import { readableDate } from '../dates.js'
import { escapeMarkup, paragraphsOf } from '../markup.js'
import { inventedNotice, type SampleEntry, type SampleOutlet } from '../sample-outlet.js'
import type { PageParts } from './page-parts.js'

/** A newspaper's page: header, breadcrumb, picture with caption, share bar, a related story in mid-text, and a rail. */
export function renderBroadsheet({ outlet, entry, others, origin }: PageParts): string {
  const related = others[0]
  return `<!doctype html>
<html lang="${outlet.language}">
<head>
<meta charset="${outlet.charset}">
<title>${escapeMarkup(entry.title)} - ${escapeMarkup(outlet.name)}</title>
<link rel="canonical" href="${pageUrl(outlet, entry, origin)}">
<meta property="og:type" content="article">
<meta property="og:title" content="${escapeMarkup(entry.title)}">
<meta property="og:description" content="${escapeMarkup(entry.summary)}">
<meta property="article:published_time" content="${entry.published}">
<meta name="author" content="${escapeMarkup(entry.byline)}">
<style>body{font-family:serif} .demo-notice{background:#ffd}</style>
</head>
<body>
<aside class="demo-notice banner" role="note">${inventedNotice}</aside>
<header class="masthead"><a href="/${outlet.id}/">${escapeMarkup(outlet.name)}</a><p class="strapline">${escapeMarkup(outlet.strapline)}</p></header>
<nav class="main-menu"><ul>${outlet.sections.map((section) => `<li><a href="/${outlet.id}/">${escapeMarkup(section)}</a></li>`).join('')}</ul></nav>
<div class="breadcrumb"><a href="/${outlet.id}/">Home</a> &rsaquo; <a href="/${outlet.id}/">${escapeMarkup(entry.section)}</a></div>
<main>
<article class="story">
<h1 class="story__title">${escapeMarkup(entry.title)}</h1>
<div class="story__byline"><span class="author">${escapeMarkup(entry.byline)}</span> <time datetime="${entry.published}">${readableDate(entry.published)}</time></div>
<div class="share-bar"><a href="#">Share on Facebook</a> <a href="#">Share on WhatsApp</a> <a href="#">Copy link</a></div>
${picture(entry)}<div class="story__content">
${paragraphsOf(entry.paragraphs.slice(0, 2))}
${related ? `<div class="related-box"><span>Read more:</span> <a href="${pageUrl(outlet, related, origin)}">${escapeMarkup(related.title)}</a></div>` : ''}
${paragraphsOf(entry.paragraphs.slice(2))}
</div>
<div class="tags">Tags: <a href="#">${escapeMarkup(entry.section)}</a></div>
</article>
</main>
<section class="most-read sidebar"><h3>Most read</h3><ol>${others.map((other) => listItem(outlet, other, origin)).join('')}</ol></section>
<footer><p>${inventedNotice}</p><p>All rights reserved. Subscribe to our newsletter.</p></footer>
</body>
</html>
`
}

function picture(entry: SampleEntry): string {
  if (entry.caption === null) return ''
  return `<figure><img src="picture.jpg" alt=""><figcaption>${escapeMarkup(entry.caption)}</figcaption></figure>\n`
}

function listItem(outlet: SampleOutlet, entry: SampleEntry, origin: string): string {
  return `<li><a href="${pageUrl(outlet, entry, origin)}">${escapeMarkup(entry.title)}</a></li>`
}
