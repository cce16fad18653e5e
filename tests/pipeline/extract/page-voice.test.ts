import { hearVoice } from '@wirewatch/pipeline/extract/page-voice.js'
import { describe, expect, test } from 'vitest'
import { pageWords } from '../../builders/page-words.js'

const hear = (text: string) => hearVoice(text, text, '', pageWords)

describe('a sentence is the page’s own:', () => {
  test.each([
    ['consent-wall', 'We and our partners store cookies on your device.'],
    ['consent-wall', 'Wij en onze partners slaan cookies op je apparaat op.'],
    ['consent-wall', 'Vi og våre partnere lagrer informasjon på enheten din for å vise deg tilpassede annonser.'],
    ['error-page', 'The link may have expired or the article may have been removed.'],
    ['error-page', 'Es posible que el enlace haya caducado o que la noticia haya sido eliminada.'],
    ['block-page', 'Please confirm that you are human and not a robot.'],
    ['paywall', 'Subscribe now for unlimited access, cancel any time.'],
  ] as const)('%s: %s', (kind, sentence) => {
    expect(hear(sentence)).toMatchObject({ telling: 0, own: { [kind]: [sentence] } })
  })
})

describe('a sentence tells of others although', () => {
  test.each([
    [
      'it is about such pages',
      'Sites that ask for consent on every page are breaking the law, the board of the union said on Monday.',
    ],
    ['a page is quoted in it', '“Accept cookies to continue” has become the door sign of most of the large outlets.'],
    [
      'somebody speaks to his readers',
      '“We are sorry, your page was removed,” the bank told a widow who had lost her savings.',
    ],
    [
      'it begins like an error',
      'Sorry, the minister said to the parents of the boys who were shot at the gate of the school.',
    ],
  ])('%s: %s', (_why, sentence) => {
    expect(hear(sentence).telling).toBeGreaterThan(60)
  })
})
