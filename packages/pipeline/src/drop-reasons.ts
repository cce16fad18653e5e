/** Why an item ended early without anything being broken. Each lands in `dispositions`, where an analyst can find it. */
export const dropReasons = {
  // extract
  'no-text': 'no readable text was found',
  'near-duplicate': 'the text repeats an article that is already kept',
  'other-language': 'the text is in a language that has no rules yet',
  robots: 'the outlet asks robots not to read this page',
  paywall: 'only the stub before a paywall is public',
  'consent-wall': 'a cookie or consent page stands in place of the article',
  'block-page': 'a page that checks or refuses the browser stands in place of the article',
  'error-page': 'the page says that it is not there, though its status says 200',
  'live-blog': 'one page that is rewritten many times a day',
  gallery: 'a page of pictures',
  video: 'a page of video',
  'too-large': 'the answer is larger than the limit',
  'no-date': 'nothing says when the text was published',
  'not-an-article': 'a front page, a list of articles or a page about the outlet, not an article',
  'refused-address': 'the address lies on a private or local network',
  // tag and code
  'not-security': 'the text is not about political, armed or communal violence',
  'no-event': 'the text reports no incident',
  reaction: 'the text reacts to an incident and reports none',
  roundup: 'only totals over several incidents are given',
  // alert and notify
  'no-rule': 'no alert rule matches the incident',
  'already-told': 'nothing material has changed since it was told',
  silenced: 'a person has silenced what it tells',
  inhibited: 'another alert that stands says it already',
} as const

export type DropReason = keyof typeof dropReasons
