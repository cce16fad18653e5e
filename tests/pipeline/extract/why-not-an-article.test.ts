import { readPage } from '@wirewatch/pipeline/extract/extract-page.js'
import { whyNotAnArticle } from '@wirewatch/pipeline/extract/why-not-an-article.js'
import { describe, expect, test } from 'vitest'
import { pageWords } from '../../builders/page-words.js'

const paragraph =
  'The police of the district said on Monday that nobody had been hurt and that the road would be opened again in the evening.'
const pageOf = (title: string, body = `<p>${paragraph}</p>`, head = ''): string =>
  `<html lang="en"><head><title>${title}</title>${head}</head><body><article><h1>${title}</h1>${body}</article></body></html>`

const reasonOf = (html: string, url: string): string | null =>
  whyNotAnArticle(readPage(html, url, pageWords), url, pageWords)?.reason ?? null

describe('a short report is an article although', () => {
  test.each([
    ['its title begins with a number that servers use', '500 arrested in crackdown on wood thieves'],
    ['it ends with a number that servers use', 'Toll passes 500'],
    ['access is denied to people in it', 'Access denied to three reporters at border'],
    ['something forbidden is its subject', 'Forbidden trade in falcons goes on in Thar'],
    ['a security check is its subject', 'Security check at airport delays flights by four hours'],
    ['live ammunition is its subject', 'Live-fire drill scares villagers near Jhelum'],
    ['somebody says sorry', 'Sorry state of school wall shown to minister'],
    ['maintenance is its subject', 'Maintenance of dam ends power cuts in Swat'],
    ['cookies are its subject', 'Bakers sell cookies for victims of flood'],
    ['somebody took down what was written', 'Post was removed after threats to its author'],
    ['an account of a bank is its subject', 'Account suspended after payments to smugglers come to light'],
  ])('%s', (_, title) => {
    expect(reasonOf(pageOf(title), 'https://makran.example/news/1')).toBeNull()
  })

  test('a line asks readers to subscribe to a newsletter', () => {
    const html = pageOf(
      'Road opened in the evening',
      `<p>${paragraph}</p><p>Subscribe to our newsletter for the best of the week.</p>`,
    )
    expect(reasonOf(html, 'https://makran.example/news/1')).toBeNull()
  })

  test('something is blocked under orders in it', () => {
    const order = '<p>The road to the port was blocked under orders of the deputy commissioner until the evening.</p>'
    expect(reasonOf(pageOf('Road opened in the evening', order), 'https://makran.example/news/1')).toBeNull()
  })

  test('it is the chronology of a day', () => {
    const hours = Array.from({ length: 9 }, (_, hour) => `<p>${hour + 8}:15 am: ${paragraph}</p>`).join('')
    expect(reasonOf(pageOf('How the day of the raid went', hours), 'https://makran.example/news/1')).toBeNull()
  })

  test('it carries pictures or a film beside its text', () => {
    const html = pageOf(
      'Flood seen from the air',
      `${'<img src="a.jpg">'.repeat(9)}<iframe src="v"></iframe>${`<p>${paragraph}</p>`.repeat(9)}`,
    )
    expect(reasonOf(html, 'https://makran.example/photos/flood')).toBe('gallery')
    expect(reasonOf(html, 'https://makran.example/news/flood')).toBeNull()
  })
})

test.each([
  ['a feed', `<?xml version="1.0"?><rss version="2.0"><channel><item><description>${paragraph}</description></item>`],
  [
    'a list of addresses',
    `<urlset><url><loc>https://makran.example/1</loc></url><p>${paragraph.repeat(3)}</p></urlset>`,
  ],
])('%s is no article', (_what, document) =>
  expect(reasonOf(document, 'https://makran.example/1')).toBe('not-an-article'),
)

test.each([
  ['Storm live: ferries stay in port', 'live-blog'],
  ['The street where they live: a portrait', null],
  ['Nine hurt in blast near the quay where fishermen live: police', null],
  ['Fire guts three houses in hamlet that migrants live: officials', null],
  ['Mayor asked how the homeless live: nobody knew', null],
])('who reports live says so before a colon: %s', (title, reason) =>
  expect(reasonOf(pageOf(title), 'https://makran.example/news/1')).toBe(reason),
)

test.each([
  ['without updates', '', null],
  ['with updates', '<p>14:05</p>', 'live-blog'],
])('an article under an address of live pages %s', (_what, time, reason) => {
  const update = `${time}<p>${paragraph}</p>`
  const page = pageOf('Nine hurt in blast near the quay', update.repeat(6))
  expect(reasonOf(page, 'https://makran.example/live/2024/05/03/nine-hurt-in-blast')).toBe(reason)
})

describe('what stands in place of an article, in words of its own', () => {
  const url = 'https://makran.example/news/1'
  const below = (words: string): string =>
    `<html><head><title>Ferry talks fail</title></head><body><article><h1>Ferry talks fail</h1><p>${paragraph}</p></article><div class="x">${words}</div></body></html>`

  test.each([
    '<p>Members read everything. Join today to finish this article.</p>',
    '<p>Want to read more? Subscribe now and get one month free.</p>',
    '<h3>Keep reading for just $1</h3><p>Cancel any time.</p>',
    '<p>To view this content you need a digital subscription.</p>',
    '<p>You must be logged in to view this content.</p>',
    '<p>This story is reserved for our subscribers.</p>',
    '<p>Unlock this article</p><p>€1 for 4 weeks</p>',
    '<p>This content is for Lakeside Bee members. Log in or join to view it.</p>',
    '<p>This article is for Lakeside Bee subscribers only.</p>',
    '<p>Already a member? Sign in here.</p>',
    '<p>Läs vidare – prova en månad för 1 kr</p><p>Redan prenumerant? Logga in</p>',
    '<p>Du skal være kunde for at læse videre. Log ind på din konto.</p>',
    '<p>¿Ya eres suscriptor? Inicia sesión</p>',
    '<p>Create a free account to read on.</p>',
  ])('a paywall below the first paragraph: %s', (words) => expect(reasonOf(below(words), url)).toBe('paywall'))

  test.each([
    '<p>Log in to join the conversation</p>',
    '<p>Become a member today and help us report from the coast.</p>',
    '<p>Register for the morning briefing, delivered to your inbox</p>',
    '<p>Join us on Facebook to see more pictures</p>',
    '<p>Subscribe to view our print edition</p>',
    '<p>The content is for members of the union and was never shown to others.</p>',
    '<p>He said the report is for the board members.</p>',
    '<p>The report is for council members. Villagers have waited two years for it.</p>',
    '<p>The two were already members of the band, and one was already a member of the council, police said.</p>',
    '<p>Log ind på din konto.</p><p>Han vendte hjem for at fortsætte kampen mod banden.</p>',
    '<p>Logg inn på din konto.</p><p>Han reiste hjem for å fortsette kampen mot banden.</p>',
    '<p>Residents who want to see the full text of the decision must register with the town clerk.</p>',
    '<p>Register by Friday to see your name on the list, the office told voters on Tuesday.</p>',
  ])('none, but an offer or a sentence: %s', (words) => expect(reasonOf(below(words), url)).toBeNull())

  test.each([
    ['Your privacy matters', 'We and our 842 partners store and access personal data on your device.'],
    [
      'Consent required',
      'You must allow us and our partners to process your data. You can withdraw consent. Privacy policy',
    ],
    [
      'Choose how you use Tide',
      'Agree that we and third parties use cookies to profile you, or pay for use without profiling.',
    ],
  ])('a wall of consent: %s', (title, words) => {
    expect(reasonOf(pageOf(title, `<p>${words}</p>`), url)).toBe('consent-wall')
  })

  test.each([
    ['Chyba 404', 'Stránka, kterou hledáte, neexistuje nebo byla přesunuta.'],
    ['Account Suspended', 'Contact your hosting provider for more information about this site.'],
    [
      'Tide',
      '<h1>This content has been removed</h1><p>The publisher has taken this story down. Here are others that you may like.</p>',
    ],
    ['Welcome to nginx!', 'If you see this page, the web server is successfully installed and working.'],
    [
      'Fatal error',
      'Uncaught Error: Call to undefined function get_header() in /home/tide/index.php:12 Stack trace: #0',
    ],
    ['Whoops', 'We looked everywhere and there was nothing. The link may be out of date, or was never right.'],
  ])('an error that says 200: %s', (title, words) => {
    expect(reasonOf(pageOf(title, `<p>${words}</p>`), url)).toBe('error-page')
  })

  test.each([
    'Your requested URL has been blocked as per the directions received from the department. Please contact the administrator.',
    'This website has been blocked under the orders of a court of law.',
  ])('a filter on the way: %s', (words) => {
    expect(reasonOf(pageOf('Tide', `<p>${words}</p>`), url)).toBe('block-page')
  })

  test('a front whose list of the latest news stands above a line on the outlet', () => {
    const teaser =
      '<div><a href="/n/9"><h3>Council of Dera meets on the bridge</h3></a><p>Members want to know who left the lamp on and who pays for it.</p></div>'
    const front = `<main class="latest-news">${teaser.repeat(12)}</main><footer><p>${paragraph}</p></footer>`
    expect(reasonOf(`<html><head><title>Tide</title></head><body>${front}</body></html>`, url)).toBe('not-an-article')
  })

  test.each([
    ['updates', `<p>${paragraph}</p>`, 'live-blog'],
    [
      'headlines of others',
      '<p><a href="/x">Council split over the new bus lanes in the old quarter, says the mayor</a></p>',
      null,
    ],
  ])('times of day above %s', (_what, below, expected) => {
    const times = ['14:05', '13:40', '13:12', '12:58', '12:30', '12:01'].map(
      (time) => `<div><p>${time}</p>${below}</div>`,
    )
    expect(reasonOf(pageOf('Flood in the valley', `<p>${paragraph}</p>${times.join('')}`), url)).toBe(expected)
  })
})

test('the badge of another article that costs money locks nothing of this one', () => {
  const badge = '<span class="icon-premium"><span class="sr-only">Article réservé à nos abonnés</span></span>'
  const teaser = `<section class="teaser">${badge}<h4><a href="/b">Le port après la tempête</a></h4></section>`
  const told =
    '<p>Le ferry a sombré samedi soir au large du port, a annoncé la préfecture, et deux hommes sont morts.</p>'
  const body = `<main><article><h1>Le ferry</h1>${told}${teaser}<p>La vedette des douanes a sauvé neuf passagers.</p></article></main>`
  expect(reasonOf(`<html lang="fr"><body>${body}</body></html>`, 'https://journal.example/le-ferry')).toBeNull()
})

describe('a wall in an inline element', () => {
  const url = 'https://makran.example/news/toll-road'
  const wall =
    '<span class="inline"><span class="paywall-box"><span>Unlimited access</span> <span>Subscribe today for 2 crowns a month to keep reading.</span> <a href="/subscribe">Subscribe now</a></span></span>'
  const locked = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>'

  test('locks the page whose text breaks off above it', () => {
    expect(reasonOf(pageOf('Toll road opens', `<p>${paragraph}</p>${wall}`, locked), url)).toBe('paywall')
  })
  test('locks nothing where the page gives the rest of the text below it', () => {
    const told = ['shepherds', 'drivers', 'teachers', 'nurses']
      .map((of) => `<p>${paragraph.replace('police', of)}</p>`)
      .join('')
    expect(reasonOf(pageOf('Toll road opens', `<p>${paragraph}</p>${wall}${told}`, locked), url)).toBeNull()
  })
})
