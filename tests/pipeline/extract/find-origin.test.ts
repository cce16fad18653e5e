import { findOrigin } from '@wirewatch/pipeline/extract/find-origin.js'
import { loadTaxonomy } from '@wirewatch/taxonomy'
import { describe, expect, test } from 'vitest'
import { pageWords } from '../../builders/page-words.js'

const { agencies } = loadTaxonomy()
const body = 'Gunmen stopped a grain lorry on the ring road and set it on fire, a police officer said.'
const last = 'The driver was not hurt, and the road was open again by noon.'

describe('the agency that a text credits', () => {
  test.each([
    ['in brackets after the dateline', `KABUL, March 3 (AFP) - ${body}`, null, 'afp'],
    ['alone in brackets at the start', `(Reuters) - ${body}`, null, 'reuters'],
    ['after town and country', `Imphal (Manipur) [India], March 3 (ANI): ${body}`, null, 'ani'],
    ['after a colon', `QUETTA: (APP): ${body}`, null, 'app'],
    ['after a dash', `Srinagar, March 3 – PTI – ${body}`, null, 'pti'],
    ['between strokes', `MOSCOW, May 3. /TASS/. ${body}`, null, 'tass'],
    ['behind the name of the paper', `ISLAMABAD, (Hill Point / APP - 3rd May, 2026) :${body}`, null, 'app'],
    ['at the end before the initials of its desk', `${body}\n\n${last} PTI AB CD`, null, 'pti'],
    ['in the byline', body, 'Agence France-Presse', 'afp'],
    ['beside a name in the byline', body, 'Nasir Ahmad, Associated Press', 'ap'],
    ['in a name that holds the name of another', body, 'Associated Press of Pakistan', 'app'],
    ['at the end after a dash', `${body}\n\n${last} — IANS`, null, 'ians'],
    ['in brackets at the end', `${body}\n\n${last} (Xinhua)`, null, 'xinhua'],
    ['as a line of its own', `${body}\n\n${last}\n\n(With inputs from UNI)`, null, 'uni'],
    ['in Spanish', `${body}\n\nEl puente fue reabierto. (Con información de EFE)`, null, 'efe'],
    ['in French', `${body}\n\nLe pont a été rouvert à midi. (avec AFP)`, null, 'afp'],
    ['in German', `${body}\n\nMit Material der dpa`, null, 'dpa'],
    ['in Hindi and its letters', `${body}\n\nसड़क दोपहर तक खोल दी गई। (इनपुट: पीटीआई)`, null, 'pti'],
    ['in Urdu and its letters', `${body}\n\nسڑک دوپہر تک کھول دی گئی۔ (بشکریہ اے ایف پی)`, null, 'afp'],
    ['in lower case where the agency writes itself so', `BERLIN (dpa) - ${body}`, null, 'dpa'],
  ])('%s', (_, text, byline, agency) => {
    expect(findOrigin(text, byline, agencies, pageWords.boilerplate)).toBe(agency)
  })
})

describe('no agency', () => {
  test.each([
    ['is merely quoted', `${body} "We saw smoke," a shopkeeper told AFP.\n\n${last}`, null],
    [
      'is named inside the first sentence',
      `He told AP that the bridge (AFP had a picture of it) was shut. ${body}`,
      null,
    ],
    ['is named by a word of the same letters', `Students of the UNI of Herat said so. ${body}\n\n${last}`, null],
    ['is left where two are credited at once', `${body}\n\n${last}\n\n(With inputs from AFP and Reuters)`, null],
    [
      'is quoted in the last sentence in French',
      `${body}\n\nAvec la pluie, la route est restée fermée, a dit le maire.`,
      null,
    ],
    ['is told of in Urdu', `${body} انھوں نے اے ایف پی کو بتایا کہ سڑک بند ہے۔\n\n${last}`, null],
    ["is named by the outlet's own reporter", body, 'Staff Reporter'],
  ])('%s', (_, text, byline) => {
    expect(findOrigin(text, byline, agencies, pageWords.boilerplate)).toBeNull()
  })
})
