import { extractPage } from '@wirewatch/pipeline/extract/extract-page.js'
import { describe, expect, test } from 'vitest'
import { pageWords } from '../../builders/page-words.js'

const before = 'The ferry to Port Elim was stopped by a patrol boat on Sunday, and eleven passengers were taken ashore.'
const after =
  'Two of them were let go in the evening, the harbour master said, and the others are held in the old fort.'
const textWith = (inside: string): readonly string[] =>
  extractPage(
    `<main><h1>Patrol boat stops the ferry to Port Elim</h1><article><p>${before}</p>${inside}<p>${after}</p></article></main>`,
    null,
    pageWords,
  ).text.split('\n\n')

describe('a box that leads to where readers sign up or give is not part of the article', () => {
  test.each([
    [
      'a callout',
      '<div class="kg-callout-card"><div>🔔</div><div class="kg-callout-text">The Gull lives on its readers. <a href="#/portal/signup">Join those who pay</a> and you find each issue in your letterbox.</div></div>',
    ],
    [
      'a group of blocks',
      '<div class="wp-block-group"><h3>Keep the Gull flying</h3><p>We take no money from the port. Consider <a href="/donate/">a gift</a>.</p></div>',
    ],
    [
      'what an agency sells',
      '<div class="x-9"><p>These pages hold a part of what our wire carries. Write to us <a href="https://gull.example/en/subscription?from=story">for the whole of it</a>.</p></div>',
    ],
  ])('%s', (_, box) => {
    expect(textWith(box)).toEqual([before, after])
  })
})

describe('a note of the article is kept', () => {
  test.each([
    [
      'on a member of a house',
      '<div><p>US Representative <a href="https://house.example/members/P000197">Ana Moras</a> was shot at her home on Tuesday.</p></div>',
      'US Representative Ana Moras was shot at her home on Tuesday.',
    ],
    [
      'on a country',
      '<div><p>US troops guard the harbour with the help of <a href="https://aid.example/support">a relief agency</a>.</p></div>',
      'US troops guard the harbour with the help of a relief agency.',
    ],
    [
      'of the place',
      '<div class="kg-callout-card"><div class="kg-callout-text"><b>Where it is:</b> Port Elim lies two hours from the mainland.</div></div>',
      'Where it is: Port Elim lies two hours from the mainland.',
    ],
    [
      'of a collection for the families, told by somebody',
      '<div><p>“We ask you to give what you can,” said a cousin, who began <a href="https://fund.example/donate">a collection</a>.</p></div>',
      '“We ask you to give what you can,” said a cousin, who began a collection.',
    ],
    [
      'of a collection, told of nobody else',
      '<div><p>A collection for the families had raised 900 crowns <a href="https://fund.example/donate">by Monday</a>.</p></div>',
      'A collection for the families had raised 900 crowns by Monday.',
    ],
    [
      'with a link to what it speaks of',
      '<div><p>You need a permit to land there, as <a href="/news/membership-of-the-port-council">our report</a> showed.</p></div>',
      'You need a permit to land there, as our report showed.',
    ],
  ])('%s', (_, box, kept) => {
    expect(textWith(box)).toEqual([before, kept, after])
  })
})

test('other articles below a heading of theirs stand in the middle of an article, and do not end it', () => {
  const card = (at: number): string =>
    `<article><h3><a href="/2026/${at}">The fort that became a jail, part ${at}</a></h3><p>It was built against pirates and holds forty cells.</p></article>`
  const text = textWith(
    `<p>${after.replace('Two', 'Three')}</p><p>${after.replace('Two', 'Four')}</p><div class="wp-block-x"><h2>Related</h2>${card(1)}${card(2)}</div>`,
  )

  expect(text).toEqual([before, after.replace('Two', 'Three'), after.replace('Two', 'Four'), after])
})

test('news under a heading stays where links follow it', () => {
  const news = ['Three', 'Four'].map((number) => after.replace('Two', number))
  const links = ['/map', '/list'].map((way) => `<p><a href="${way}">The crossing on a map</a></p>`)
  const paragraphs = ['Five', 'Six'].map((number) => `<p>${after.replace('Two', number)}</p>`)
  const box = `<div class="x-4"><h2>Latest updates</h2>${news.map((line) => `<p>${line}</p>`).join('')}${links.join('')}</div>`

  expect(textWith(paragraphs.join('') + box)).toEqual(expect.arrayContaining(news))
})
