import { articleBlocks } from '@wirewatch/pipeline/extract/body-blocks.js'
import type { TextBlock } from '@wirewatch/pipeline/extract/body-text.js'
import { describe, expect, test } from 'vitest'
import { pageWords } from '../../builders/page-words.js'

const aBlock = (text: string, of: Partial<TextBlock> = {}): TextBlock => ({
  text,
  kind: 'paragraph',
  rank: null,
  linkShare: 0,
  ...of,
})
const first = aBlock('The bridge at Loudima was opened to lorries again on Tuesday, the ministry of works said.')
const last = aBlock('Convoys of maize had waited on both banks of the river for three weeks.')
const isKept = (block: TextBlock): boolean =>
  articleBlocks([first, block, last], null, pageWords.boilerplate).includes(block)

describe('between two paragraphs an article does not hold', () => {
  test.each([
    ['a headline behind a word or two', 'For subscribers: Inside the budget that nobody read', 0.68],
    ['a request for letters', 'Were you on the bridge? Share your pictures by writing to desk@ledger.example.', 0.2],
    ['an offer of mail', 'Like what you read? Get our free newsletter every Friday.', 0],
    ['news for an inbox', 'Get more local news delivered straight to your inbox.', 0],
    ['a channel to join', 'The Bulletin is now on Telegram. Click here to join our channel.', 0.3],
    ['who made it', 'This story was edited by Ann Kay and produced by Lou Bell.', 0],
    ['a newspaper under its own mark', '📣 Makran Post is now on WhatsApp. Follow us and read the news first.', 0.3],
    ['a week for an inbox', 'Our best stories, every Saturday in your inbox.', 0],
    ['a question and an address', 'Do you have a view? Tell us at letters@ledger.example or on Twitter.', 0.2],
    ['who holds the rights and since when', 'Copyright Lakeside Bee 2019-2026', 0],
    [
      'who has not edited it',
      'This story has not been edited by our staff and is published from a syndicated feed.',
      0,
    ],
    ['who holds the rights', 'Copyright of Lakeside Media Group. All rights reserved.', 0],
    ['where else it stood', 'This report was published in the Lakeside Times on 9 March 2026.', 0],
    ['where it was told first', 'This story was originally published by Lakeside Bee.', 0],
    ['in which edition it stood', 'This article appeared in the World section of the print edition.', 0],
    ['what was changed', 'This story was updated on March 9 to include a statement of the mayor.', 0],
    ['where a program is to be had', 'The Lakeside app is available on the App Store and Google Play.', 0],
    ['a call to subscribe', 'Subscribe to The Lakeside Briefing', 0],
    ['a call to sign up', 'Sign up for breaking news alerts from Channel 9', 0],
    ['thanks', 'Thank you for reading. Please subscribe to support local news.', 0],
    ['whose opinion it is', 'The views expressed in this article are the author’s own.', 0],
    ['where else the outlet is', 'Channel 9 on social media: Facebook | X | Instagram', 0.6],
    ['an advertisement and what is below it', 'Advertisement - Scroll to continue', 0],
    ['a channel behind a link', 'Follow this link to join our group: Join now', 0.2],
    ['an appeal in few words', 'Independent journalism matters more than ever.', 0],
    ['an appeal to readers', 'Local journalism is not free. Support us with a small gift each month.', 0],
    ['where to follow', 'Follow us at makran.example/live', 0],
    ['where to follow from now on', 'Follow us here for updates through the night.', 0],
    ['an appeal', 'Quality journalism takes a lot of time, money and hard work to produce.', 0],
    ['where else the outlet is, in Spanish', 'Síganos en Google News', 0.6],
    ['where else the outlet is, in German', 'Folgen Sie uns auf Instagram', 0],
    ['what a town’s newsletter holds', 'Get Loudima’s latest news on crime and weather in one place.', 0],
    ['what a player asks for', 'To view this video please enable JavaScript.', 0],
    ['its labels', 'This article tagged under: Loudima', 0],
    ['a film to see', 'Watch: Divers raise the second barge', 0],
    ['how old it is', 'This article is more than 5 years old.', 0],
    ['words of the next paragraph set apart', 'Convoys of maize had waited on both banks of the river', 0],
  ])('%s', (_, text, linkShare) => expect(isKept(aBlock(text, { linkShare }))).toBe(false))
})

test('how to reach its writer is told after its end', () => {
  const mail = aBlock('Reach Carla Dunn at cdunn@ledger.example or on Twitter @carladunn.')
  expect(articleBlocks([first, last, mail], null, pageWords.boilerplate)).toEqual([first, last])
})

describe('it holds', () => {
  test.each([
    ['what is told with a link', 'The ministry said: the barge had no pilot, no lamp and no licence.', 0.7],
    [
      'what is told with a link and breaks off',
      'The minister said: the barge had no pilot, no lamp and no licence',
      0.7,
    ],
    ['what somebody says, with a link', 'The minister said: “Nobody told me of the barge before Monday”', 0.7],
    [
      'a letter that somebody wrote',
      'The owner wrote to the ministry at works@loudima.example and got no answer.',
      0.3,
    ],
    ['a newspaper’s newsletter as a subject', 'The rebels said in a newsletter that they had let the barge pass.', 0],
  ])('%s', (_, text, linkShare) => expect(isKept(aBlock(text, { linkShare }))).toBe(true))
})

test.each([
  'Three men were shot dead at the bridge on Monday, police asked anyone who saw it to contact us at tips@example.org',
  'Three men were shot dead at the bridge on Monday. Contact us at tips@example.org.',
  'Tell us where the boy is, the aunt wrote to the militia at front@example.org and to the army.',
  'Write to us at rebels@example.org, the leaflet said, and forty soldiers left their posts within a week.',
  'Email Captain Musa at musa@example.org was the only clue that police had to the killing of the two traders.',
  'The army is now on Telegram, where it mocks the rebels, who killed nine people on Monday.',
  'The channel is now on YouTube and shows how the four guards were shot.',
  'The message told recruits to click here to join the brigade, and forty did so before the raid on Tuesday.',
  'Get the briefing to the front by dawn or the bridge is lost, the general told his officers.',
  'The hackers replied at once. Get our daily briefing, they wrote, and named eleven guards who were later shot.',
  'The front said a list of names had to be sent to your mailbox, or four hostages would be killed',
  'The bombers wrote that a second parcel was in your mailbox, and the wife of the minister opened it on Friday.',
  'This report was produced by engineers after the dam broke and nine people died in the valley',
  'This report was produced by the agency of the United Nations after nine people had died.',
  'This article was generated by a law of 1971, said the judge, who freed the eleven farmers held since the clash.',
  'This report has been edited by the army three times since the massacre, the widow of the mayor said.',
  'This story was archived by the prosecutor after two of his witnesses were shot, the lawyer said.',
  'This story is over six years old, but the widows of the four miners still wait outside the court each Friday.',
  'Copyright lawyers have waited since the spring of 2019 for the court to rule in the case of the two brothers.',
  'Copyright law was last changed in 2019.',
  'Advertising the raid on the radio a day before cost nine soldiers their lives.',
  'Copyright of the film belongs to the widow of the director, who was shot outside his home on Friday.',
  'Copyright 1971 is printed on the only map of the minefield, and it is wrong, the deminers said.',
  'All rights reserved for women under the old constitution were abolished by the junta on Monday.',
  'Sign up sheets for the march were seized by police on Sunday.',
  'Subscribe to the oath or leave the country, the junta told three hundred judges on Thursday.',
  'Already a member of the banned group at sixteen, he was arrested three times before the bombing.',
  'Get the children out of the school, the bomber’s brother shouted, minutes before the blast.',
  'Watch: the officer stood by as the mob dragged the man out, the inquiry heard.',
  'Also: four protesters were arrested in the port.',
  'Related: in a separate attack, gunmen killed two elders of the valley.',
  'This report was published by the United Nations on Tuesday and names eleven commanders.',
  'This report was published by the Bar Council of Loudima on Friday.',
  'Subscribe to Green Crescent was the order that herders were given before the raid.',
  'Follow us at once or the bus burns.',
  'Follow us now, the guards told the eleven boys, and none of them came back.',
  'Independent journalism matters in Loudima after three reporters were shot dead on Monday.',
  'Quality journalism is not free, editors killed in Torvik.',
  'This article was published by the rebels’ own paper, which named the two men who were later killed.',
  'The post near the bridge appeared first on the list of targets, the army said.',
  'The app, available on the App Store until Monday, was used to plan the killings of two judges.',
  'Follow us to the river, the gunmen told the passengers of the bus.',
  'Thank you for reading out the names, a mother told the judge.',
  'For more news of her son, a mother has walked to the camp each day since the raid.',
  'The views expressed in the sermon led to the arrest of three clerics.',
  'Unauthorised use of force killed eleven protesters, the commission found.',
  'Photos by residents showed smoke over the barracks in Loudima.',
])('news that speaks as boilerplate does stays inside an article and at its end: %s', (text) => {
  const news = aBlock(text)
  expect(articleBlocks([first, news, last], null, pageWords.boilerplate)).toContain(news)
  expect(articleBlocks([first, last, news], null, pageWords.boilerplate)).toContain(news)
})

test.each([
  ['Also read:Ferry sinks off Port Elim', true],
  ['Also read', false],
  ['الأكثر قراءة', false],
  ['Más leídas', false],
])('the article goes on below another headline, and not below a heading of lists: %s', (text, goesOn) => {
  const line: TextBlock = { text, kind: goesOn ? 'paragraph' : 'heading', rank: goesOn ? null : 3, linkShare: 0 }
  const told = (place: string): TextBlock => ({ ...first, text: `${first.text} It was the second time in ${place}.` })
  const end = { ...last, text: 'The mayor of the town will speak on Monday.' }
  const blocks = [told('Elim'), told('Dera'), told('Sibi'), line, end]
  expect(articleBlocks(blocks, null, pageWords.boilerplate).includes(end)).toBe(goesOn)
})

describe('a heading above the first paragraph', () => {
  const lead = aBlock(
    'A lorry with medicines was set on fire on the road to Loudima late on Monday, and its driver has not been seen since.',
    { kind: 'heading', rank: 2 },
  )
  const opensWith = (heading: TextBlock, next: TextBlock): boolean =>
    articleBlocks([heading, next, last], null, pageWords.boilerplate).includes(heading)

  test('is the first paragraph where the next one goes on from it', () => {
    expect(
      opensWith(lead, aBlock('His brother said that he had called from the ferry at six, and that he sounded calm.')),
    ).toBe(true)
  })
  test('is a line below the headline where the first paragraph says the same', () => {
    const again = aBlock(
      'Armed men set fire to a lorry that carried medicines on the Loudima road on Monday, and took its driver with them.',
    )
    expect(opensWith(lead, again)).toBe(false)
  })
  test('is one too where it is no sentence', () => {
    const line = aBlock(`${lead.text.slice(0, -1)}: what we know of a night on the river road`, {
      kind: 'heading',
      rank: 2,
    })
    expect(
      opensWith(line, aBlock('His brother said that he had called from the ferry at six, and that he sounded calm.')),
    ).toBe(false)
  })
})
