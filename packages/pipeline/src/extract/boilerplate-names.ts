/**
 * Words in class names and ids by which templates call what is not the article. Read as whole words: `related-posts`,
 * `relatedPosts` and `td_related` all hold the word `related`.
 */
const besideTheArticle = `
  ad ads advert adverts advertisement advertising adsbygoogle adslot sponsor sponsored sponsors promo promos promotion promoted
  related relatedposts relatednews relatedarticles relatedstories yarpp recommended recommendation recommendations recirc
  trending popular most-read mostread most-viewed read-more readmore read-also also-read alsoread read-next more-from
  more-news more-stories morenews more-on you-may-like may-also-like suggested outbrain taboola mgid zergnet revcontent
  latest-news latest-stories latest-posts top-stories
  share shares sharing sharebar sharedaddy sharethis addtoany addthis a2a social socials social-share follow follow-us
  newsletter newsletters subscribe subscription signup sign-up optin cta call-to-action login register paywall epic contributions support-us
  commerce affiliate affiliates product-card productcard product-box productbox product-module buy-now buybox shopping
  box-inline boxinline inline-box inlinebox inline-promo
  comments comment-list comment-respond comment-form commentlist commentform disqus respond fb-comments livefyre
  pagination pager paging prev-next next-prev nav-links post-navigation pagenav
  cookie cookies gdpr consent popup modal overlay toast lightbox
  caption captions wp-caption wp-caption-text figcaption figure gallery slideshow carousel slider image-credit photo-credit credit credits cutline
  author-bio author-box author-info author-card author-details author-description about-author about-the-author authorbox
  author-profile post-author saboxplugin-wrap author-block bio
  copyright disclaimer print-only printonly toolbar toolbox tools
  sr-only screen-reader screen-reader-text visually-hidden visuallyhidden skip-link hidden-print
  toc table-of-contents ez-toc lwptoc poll quiz survey feedback rating ratings votes donate donation
  app-download download-app whatsapp telegram google-news player video-player audio-player now-playing listen
  topic-list links-block tags tag-list taglist tagcloud tagged-with tagged-under post-tags entry-tags article-tags story-tags topics keywords cat-links post-categories
  pullquote pull-quote factbox infobox story-highlights article-highlights key-points keypoints key-takeaways ai-summary catcher
`

/** Words that name a region of the page. A paragraph called so stands at its edge: `body__footer` is the last line of a body. */
const regions = `
  sidebar side-bar rail right-col rightcol right-column rightcolumn col-right sidecol side-col colophon legal imprint site-info
  siteinfo breadcrumb breadcrumbs crumbs nav navbar navigation navmenu menu submenu footer masthead topbar
`

/** Words that name a small label when the element is short, and may name anything when it is long. */
const shortLabels = `
  meta metadata entry-meta post-meta postmeta byline by-line dateline date dates datetime time timestamp published publish-date updated
  pubdate posted author authors writer reporter credit credits source-link category categories section-name kicker eyebrow
  tag label views view-count reading-time read-time readtime reactions likes claps follow-button location-time info
  subscribe-link copyright-line editor edition location
  dek deck standfirst subtitle sub-title subheadline sub-headline
`

/** Words that name a picture with what is written below it; on longer elements they only say that a picture is in there. */
const pictureNames = `
  image images img photo photos picture pictures pic thumb thumbnail media wp-block-image featured-image lead-image hero-image
  article-image post-thumbnail photoblock imagebox image-box media-object mediabox
  video videos audio audio-module jwplayer vjs brightcove
`

export type BoilerplateName = 'beside-the-article' | 'region' | 'short-label' | 'picture'

/** By what kind of boilerplate name an element is called, if by any. Names are as `wordsOfName` writes them. */
export function boilerplateNameIn(name: string): BoilerplateName | null {
  if (name === '') return null
  if (besidePattern.test(name)) return 'beside-the-article'
  if (regionPattern.test(name)) return 'region'
  if (picturePattern.test(name)) return 'picture'
  return labelPattern.test(name) ? 'short-label' : null
}

/** The name of a first part that some systems keep apart from the rest of the body. */
export function isIntroName(name: string): boolean {
  return /intro-?text|introduction|article-intro|story-intro/.test(name)
}

/** Class names and ids that templates give to the body of an article and to nothing else. */
export function isBodyName(name: string): boolean {
  return name !== '' && bodyPattern.test(name)
}

/** A class name or id in lower case, with its words parted: `itemDateCreated` is `item-date-created`. */
export const wordsOfName = (name: string): string => name.replace(camelBoundary, '$1-$2').toLowerCase()

const camelBoundary = /([a-z\d])([A-Z])/g

const wordsPattern = (list: string): RegExp => {
  const names = list
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll('-', '[-_]?'))
  return new RegExp(`(?:^|[\\s_-])(?:${names.join('|')})(?=$|[\\s_-])`)
}

const besidePattern = wordsPattern(besideTheArticle)
const regionPattern = new RegExp(`${wordsPattern(regions).source}|(?:^|\\s)(?:bottom|foot|ft)(?=$|\\s)`)
const labelPattern = wordsPattern(shortLabels)
const picturePattern = wordsPattern(pictureNames)

/** What templates append to the name of a body for its wrappers. */
const suffix =
  '(?:[-_]{0,2}(?:body|content|text|inner|wrapper|wrap|container|copy|main|block|column|area|section|html|v\\d))*'

const bodyPattern = new RegExp(
  `(?:^|\\s|_|-)(?:${[
    '(?:article|story|post|entry|news|detail|details|single|node|content)[-_]*(?:inner[-_]*)?body',
    '(?:article|story|post|entry|news|detail|details|single|node|content|main|page|blog)[-_]*(?:text|copy)',
    '(?:article|story|post|entry|news|single|single[-_]post|detail|details|theme[-_]post|the|cms|jeg[-_]post|td[-_]post)[-_]*(?:inner[-_]*)?(?:contents?|fulltext|details?)',
    'body[-_]*(?:content|copy|text|main)',
    'field[-_]*name[-_]*(?:field[-_]*)?body',
    'full[-_]?text|rich[-_]?text|wysiwyg|paragraphs',
  ].join('|')})${suffix}(?:[-_]?\\d+)?(?=$|\\s)`,
)
