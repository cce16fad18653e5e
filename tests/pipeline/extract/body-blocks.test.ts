import { articleBlocks } from '@wirewatch/pipeline/extract/body-blocks.js'
import type { TextBlock } from '@wirewatch/pipeline/extract/body-text.js'
import { describe, expect, test } from 'vitest'

const aBlock = (text: string, of: Partial<TextBlock> = {}): TextBlock => ({
  text,
  kind: 'paragraph',
  rank: null,
  linkShare: 0,
  ...of,
})
const first = aBlock('The bridge at Loudima was opened to lorries again on Tuesday, the ministry of works said.')
const last = aBlock('Convoys of maize had waited on both banks of the river for three weeks.')
const isKept = (block: TextBlock): boolean => articleBlocks([first, block, last], null).includes(block)

describe('between two paragraphs an article does not hold', () => {
  test.each([
    ['a headline behind a word or two', 'For subscribers: Inside the budget that nobody read', 0.68],
    ['a request for letters', 'Were you on the bridge? Share your pictures by writing to desk@ledger.example.', 0.2],
    ['an offer of mail', 'Like what you read? Get our free newsletter every Friday.', 0],
    ['news for an inbox', 'Get more local news delivered straight to your inbox.', 0],
    ['a channel to join', 'The Bulletin is now on Telegram. Click here to join our channel.', 0.3],
    ['who made it', 'This story was edited by Ann Kay and produced by Lou Bell.', 0],
    ['words of the next paragraph set apart', 'Convoys of maize had waited on both banks of the river', 0],
  ])('%s', (_, text, linkShare) => expect(isKept(aBlock(text, { linkShare }))).toBe(false))
})

test('how to reach its writer is told after its end', () => {
  const mail = aBlock('Reach Carla Dunn at cdunn@ledger.example or on Twitter @carladunn.')
  expect(articleBlocks([first, last, mail], null)).toEqual([first, last])
})

describe('it holds', () => {
  test.each([
    ['what is told with a link', 'The ministry said: the barge had no pilot, no lamp and no licence.', 0.7],
    [
      'a letter that somebody wrote',
      'The owner wrote to the ministry at works@loudima.example and got no answer.',
      0.3,
    ],
    ['a newspaper’s newsletter as a subject', 'The rebels said in a newsletter that they had let the barge pass.', 0],
  ])('%s', (_, text, linkShare) => expect(isKept(aBlock(text, { linkShare }))).toBe(true))
})
