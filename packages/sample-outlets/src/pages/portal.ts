import { pageUrl } from '../addresses.js'
import { readableDate } from '../dates.js'
import { escapeMarkup, paragraphsOf } from '../markup.js'
import { inventedNotice, type SampleEntry, type SampleOutlet } from '../sample-outlet.js'
import type { PageParts } from './page-parts.js'

/** A content management system's page: JSON-LD, nested containers, social buttons, comments, and teasers with summaries. */
export function renderPortal({ outlet, entry, others, origin }: PageParts): string {
  return `<!DOCTYPE html>
<html lang="${outlet.language}">
<head>
<meta charset="${outlet.charset}">
<title>${escapeMarkup(entry.title)} | ${escapeMarkup(outlet.name)}</title>
<meta name="description" content="${escapeMarkup(entry.summary)}">
<script type="application/ld+json">${newsArticle(outlet, entry, origin)}</script>
<script>window.dataLayer = window.dataLayer || [];</script>
</head>
<body class="single single-post">
<aside class="site-notice banner" role="note"><strong>${inventedNotice}</strong></aside>
<div id="page" class="site">
<div class="site-header"><a class="logo" href="/${outlet.id}/">${escapeMarkup(outlet.name)}</a>
<ul class="menu">${outlet.sections.map((section) => `<li class="menu-item"><a href="/${outlet.id}/">${escapeMarkup(section)}</a></li>`).join('')}</ul></div>
<div id="content" class="site-content"><div id="primary" class="content-area">
<article class="post">
<header class="entry-header"><h1 class="entry-title">${escapeMarkup(entry.title)}</h1>
<div class="entry-meta">By <span class="author vcard">${escapeMarkup(entry.byline)}</span> on <time class="published" datetime="${entry.published}">${readableDate(entry.published)}</time></div></header>
<div class="sharedaddy social-share"><ul><li><a href="#">Tweet</a></li><li><a href="#">Share</a></li><li><a href="#">Email</a></li></ul></div>
<div class="entry-content">
${picture(entry)}${paragraphsOf(entry.paragraphs)}
<div class="jp-relatedposts"><h3>Also read</h3><ul>${others
    .slice(0, 2)
    .map((other) => teaser(outlet, other, origin))
    .join('')}</ul></div>
</div>
<footer class="entry-footer"><span class="cat-links">Posted in ${escapeMarkup(entry.section)}</span></footer>
</article>
<div id="comments"><h2>Leave a comment</h2><p>Your email address will not be published.</p></div>
</div>
<div id="secondary" class="widget-area"><div class="widget"><h2>Latest news</h2><ul>${others.map((other) => teaser(outlet, other, origin)).join('')}</ul></div></div>
</div>
<footer class="site-footer"><p>${inventedNotice}</p><p>Privacy policy &middot; Contact us</p></footer>
</div>
</body>
</html>
`
}

function newsArticle(outlet: SampleOutlet, entry: SampleEntry, origin: string): string {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: entry.title,
    datePublished: entry.published,
    author: { '@type': 'Person', name: entry.byline },
    publisher: { '@type': 'Organization', name: outlet.name },
    mainEntityOfPage: pageUrl(outlet, entry, origin),
  }
  return JSON.stringify(data).replaceAll('<', '\\u003c')
}

function picture(entry: SampleEntry): string {
  if (entry.caption === null) return ''
  return `<div class="wp-caption"><img src="picture.jpg" alt=""><p class="wp-caption-text">${escapeMarkup(entry.caption)}</p></div>\n`
}

function teaser(outlet: SampleOutlet, entry: SampleEntry, origin: string): string {
  return `<li><a href="${pageUrl(outlet, entry, origin)}">${escapeMarkup(entry.title)}</a> <span>${escapeMarkup(entry.summary)}</span></li>`
}
