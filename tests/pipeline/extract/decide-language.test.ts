import { decideLanguage, english } from '@wirewatch/pipeline/extract/decide-language.js'
import { describe, expect, test } from 'vitest'

const news =
  'Two men were hurt when a wall fell on their cart in the old town of Multan on Friday, and the road was closed for an hour.'

describe('the language of a text', () => {
  test.each([
    [
      'English words decide, whatever the template declares',
      news,
      ['ur'],
      { language: 'en', isKnown: true, why: 'words' },
    ],
    [
      'the declared region of English is kept',
      news,
      [null, 'en-PK'],
      { language: 'en-PK', isKnown: true, why: 'words' },
    ],
    [
      'Urdu under a template that declares English',
      'ملتان کے پرانے شہر میں جمعہ کو دیوار گرنے سے دو افراد زخمی ہو گئے اور سڑک ایک گھنٹے بند رہی'.repeat(2),
      ['en'],
      { language: null, isKnown: false, why: 'script' },
    ],
    [
      'Hindi that says so',
      'मुल्तान के पुराने शहर में शुक्रवार को दीवार गिरने से दो लोग घायल हो गए और सड़क एक घंटे तक बंद रही'.repeat(2),
      ['hi'],
      { language: 'hi', isKnown: false, why: 'script' },
    ],
    [
      'German under a template that declares English',
      'Zwei Männer wurden am Freitag in der Altstadt verletzt, als eine Mauer auf ihren Karren fiel, teilte die Polizei mit.',
      ['en'],
      { language: null, isKnown: false, why: 'foreign-words' },
    ],
    [
      'Urdu in Latin letters',
      'Multan ke purane shehar mein jumay ko deewar girne se do afraad zakhmi ho gaye aur sarak aik ghanta band rahi.',
      [null],
      { language: null, isKnown: false, why: 'foreign-words' },
    ],
    [
      'a few words are believed to be what is declared',
      'Wall falls in Multan',
      ['en-GB'],
      { language: 'en-GB', isKnown: true, why: 'declared' },
    ],
    [
      'a few words without a declaration are unknown',
      'Wall falls in Multan',
      [null],
      { language: null, isKnown: false, why: 'declared' },
    ],
  ])('%s', (_, text, declared, decided) => {
    expect(decideLanguage(text, declared, [english])).toEqual(decided)
  })
})
