import type { Article } from '@wirewatch/model'
import { tag } from '@wirewatch/pipeline/tag/tag.js'
import { loadTaxonomy } from '@wirewatch/taxonomy'
import { describe, expect, test } from 'vitest'
import { anArticle } from '../../builders/an-article.js'
import { tagged } from '../../builders/tagged.js'

// The packaged region, by the traps that its names set.

const taxonomy = loadTaxonomy()
const read = (text: string, said: Partial<Article> = {}): string[] => tagged(text, said, taxonomy)

describe('what a label or a short name must not be taken for', () => {
  test.each([
    ['"Taliban" alone stays open', 'The Taliban wrote a letter.', 'Taliban: ?ambiguous'],
    ['the state label of the TTP', 'An officer spoke of Fitna al-Khawarij.', 'Fitna al-Khawarij: ttp'],
    ['its other spellings', 'An officer spoke of the Khwarij.', 'Khwarij: ttp'],
    [
      'the state label of Baloch groups is no single group',
      'An officer spoke of Fitna al-Hindustan in Turbat.',
      'Fitna al-Hindustan: baloch-separatists',
    ],
    [
      "Hafiz Gul Bahadur's group is its own",
      'A man of the Hafiz Gul Bahadur group was held.',
      'Hafiz Gul Bahadur group: hafiz-gul-bahadur',
    ],
    ['so is the Nazir group', 'A man of the Mullah Nazir group was held.', 'Mullah Nazir group: nazir-group'],
    ['BRAS is an alliance', 'BRAS wrote a letter from Panjgur.', 'BRAS: bras'],
    ['its wing is not the BLA itself', 'The Majeed Brigade wrote a letter.', 'Majeed Brigade: majeed-brigade'],
    ['Jamaat-ul-Ahrar', 'Jamaat-ul-Ahrar wrote a letter.', 'Jamaat-ul-Ahrar: jamaat-ul-ahrar'],
    [
      'Tehreek-e-Jihad Pakistan',
      'Tehreek-e-Jihad Pakistan wrote a letter.',
      'Tehreek-e-Jihad Pakistan: tehreek-e-jihad-pakistan',
    ],
  ])('%s', (_, text, expected) => expect(read(text)).toContain(expected))

  test('an alliance does not tag its members, nor a label a group', () => {
    const found = read('BRAS wrote a letter from Turbat, and an officer spoke of Fitna al-Hindustan.')
    expect(found.filter((mention) => /: (bla|blf|brg)\b/.test(mention))).toEqual([])
  })
})

describe('ties as the groups themselves stand to each other', () => {
  const tiesOn = (id: string, day: string): string[] =>
    (taxonomy.actors.get(id)?.parents ?? [])
      .filter(({ from, to }) => (from === null || from <= day) && (to === null || day < to))
      .map(({ id: other, kind }) => `${kind} ${other}`)

  test.each([
    ['hafiz-gul-bahadur', '2024-01-01'],
    ['nazir-group', '2010-01-01'],
    ['tehreek-e-jihad-pakistan', '2024-01-01'],
  ])('%s has none to the TTP', (id, day) => {
    expect(tiesOn(id, day).filter((tie) => tie.endsWith(' ttp'))).toEqual([])
  })

  test.each([
    ['a splinter in autumn 2014', '2014-10-01', 'splinter_of ttp'],
    ['a faction again a year later', '2015-10-01', 'faction_of ttp'],
    ['part of it since August 2020', '2021-01-01', 'merged_into ttp'],
  ])('Jamaat-ul-Ahrar is %s', (_, day, tie) => expect(tiesOn('jamaat-ul-ahrar', day)).toContain(tie))

  test('the Majeed Brigade is a wing of the BLA', () => {
    expect(tiesOn('majeed-brigade', '2024-01-01')).toEqual(['wing_of bla'])
  })
})

describe('a label has its speaker', () => {
  test.each([
    ['Fitna al-Khawarij', 'ttp'],
    ['Khwarij', 'ttp'],
    ['Fitna al-Hindustan', 'baloch-separatists'],
  ])('%s', (label, id) => {
    const [use] = taxonomy.names.lookUp(label)
    expect(use).toMatchObject({ kind: 'actor', id, alias: 'state_label' })
    expect(taxonomy.actors.get(id)?.name.toLowerCase()).not.toContain(label.toLowerCase())
  })
})

describe('names of places that are something else', () => {
  test.each([
    ['a bazaar in Quetta', 'A lorry burned in Kandahari Bazaar of Quetta.', 'AF-KAN'],
    ['a regiment', 'A man of the Punjab Regiment was hurt in Loralai.', '-PB'],
    ['a team', 'Peshawar Zalmi won by six runs in Lahore.', 'PK-KP'],
    ['a court that sits elsewhere', 'A plea reached the Bombay High Court from Nagpur.', 'IN-MH.mumbai'],
    ['a court', 'A plea reached the Lahore High Court.', 'PK-PB.lahore'],
    ['a man', 'Hassan Gul drove a lorry to Quetta.', 'Hassan'],
    ['another man', 'Mir Ali, who sells fruit in Quetta, was asked.', 'Mir Ali'],
    ['a news agency', 'Associated Press of Pakistan and UNI India wrote of it.', 'PK'],
    ['another news agency', 'It was told by UNI India.', 'IN'],
    ['Latin America', 'Trade with Latin America fell.', ': US'],
  ])('%s', (_, text, place) => expect(read(text).join('; ')).not.toContain(place))
})

describe('places that share a name', () => {
  test.each([
    ['A lorry burned in Gujrat.', {}, 'Gujrat: PK-PB.gujrat'],
    ['A lorry burned in Gujarat.', {}, 'Gujarat: IN-GJ'],
    ['A lorry burned in Hyderabad, Sindh.', {}, 'Hyderabad: PK-SD.hyderabad.hyderabad-city'],
    ['A lorry burned in Hyderabad, Telangana.', {}, 'Hyderabad: IN-TS.hyderabad.hyderabad-city'],
    ['A lorry burned in Hyderabad.', { sourceCountry: 'PK' }, 'Hyderabad: PK-SD.hyderabad.hyderabad-city'],
    ['A lorry burned in Hyderabad.', { sourceCountry: 'IN' }, 'Hyderabad: IN-TS.hyderabad.hyderabad-city'],
    ['Lorries from Amritsar crossed Punjab.', {}, 'Punjab: IN-PB'],
    ['Lorries from Multan crossed Punjab.', {}, 'Punjab: PK-PB'],
    ['Lorries crossed Punjab.', {}, 'Punjab: ?ambiguous'],
    ['A hut burned in Bagh, in the Tirah valley of Khyber district.', {}, 'Bagh: PK-KP.khyber.bagh'],
    ['A hut burned in Bagh district of Azad Kashmir.', {}, 'Bagh: PK-JK.bagh'],
    ['A hut burned in Islamabad.', {}, 'Islamabad: PK-IS.islamabad-district.islamabad'],
    ['A hut burned in Islamabad city.', {}, 'Islamabad: PK-IS.islamabad-district.islamabad'],
    ['A hut burned in Islamabad district of Kashmir.', {}, 'Islamabad district: IN-JK.anantnag'],
    ['A hut burned in Khost district.', {}, 'Khost: AF-KHO.khost'],
    ['A hut burned in Kunar province.', {}, 'Kunar: AF-KNR'],
  ] satisfies [string, Partial<Article>, string][])('%s %o', (text, said, expected) =>
    expect(read(text, said)).toContain(expected),
  )

  test.each(['A Khosti trader sang.', 'Kunari timber was sold.', 'Afghan carpets and Pakistani mangoes were sold.'])(
    'an adjective is no place: %s',
    (text) => expect(read(text)).toEqual([]),
  )
})

describe('where the reporter sat and where somebody comes from', () => {
  test.each([
    ['KABUL (Torani News) - A bridge in Kunduz was closed.', 'KABUL: AF-KAB.kabul.kabul-city (dateline)'],
    ['PESHAWAR: A bridge in Bannu was closed.', 'PESHAWAR: PK-KP.peshawar.peshawar-city (dateline)'],
    ['The Quetta-based trader was asked.', 'Quetta: PK-BA.quetta.quetta-city (origin)'],
  ])('%s', (text, expected) => expect(read(text)).toContain(expected))

  test.each([
    ['Islamabad said that it would answer.', 'Islamabad: gov-pk'],
    ['Kabul has denied the report.', 'Kabul: gov-af'],
    ['New Delhi accuses its neighbour.', 'New Delhi: gov-in'],
    ['The talks with Tehran failed.', 'Tehran: gov-ir'],
  ])('a capital that acts is its government: %s', (text, expected) => expect(read(text)).toContain(expected))
})

describe('names in other scripts stand where they are written', () => {
  test.each([
    [
      'ur',
      'کوئٹہ میں بلوچ لبریشن آرمی کے دو ارکان گرفتار، مستونگ میں کرفیو',
      ['PK-BA.quetta.quetta-city', 'bla', 'PK-BA.mastung'],
    ],
    [
      'ps',
      'په کندهار کې د طالبانو یو قوماندان ونیول شو او ننګرهار کې ښوونځي وتړل شول',
      ['AF-KAN.kandahar.kandahar-city', 'afghan-taliban', 'AF-NAN'],
    ],
    [
      'fa',
      'دو عضو جیش‌العدل در سراوان بازداشت شدند و مدارس مهاباد تعطیل است',
      ['jaish-al-adl', 'IR-11.saravan', 'IR-04.mahabad'],
    ],
    [
      'fa',
      'مکاتب در لشکرگاه و پل خمری بسته شد',
      ['AF-HEL.lashkar-gah.lashkar-gah-city', 'AF-BGL.pul-e-khumri.pul-e-khumri-city'],
    ],
    [
      'hi',
      'श्रीनगर में लश्कर-ए-तैयबा के दो सदस्य गिरफ्तार, सुकमा में स्कूल बंद',
      ['IN-JK.srinagar.srinagar-city', 'lashkar-e-taiba', 'IN-CG.sukma'],
    ],
  ])('%s: %s', (language, text, ids) => {
    const { mentions } = tag.run(anArticle({ text, language }), { taxonomy })
    expect(mentions.map((mention) => (mention.kind === 'actor' ? mention.actorId : mention.locationId))).toEqual(ids)
    for (const { start, end, text: written } of mentions) expect(text.slice(start, end)).toBe(written)
    expect(mentions.every(({ start, end }) => isWordAt(text, start, end))).toBe(true)
  })

  const isWordAt = (text: string, start: number, end: number): boolean =>
    !/[\p{L}\p{M}]/u.test(text.charAt(start - 1)) && !/[\p{L}\p{M}]/u.test(text.charAt(end))
})

describe('names as papers vary them', () => {
  test.each([
    ['ttp', ['Tehreek-e-Taliban Pakistan', 'Tehrik-i-Taliban Pakistan', 'Tehreek e Taliban Pakistan', 'TTP']],
    ['lashkar-e-taiba', ['Lashkar-e-Taiba', 'Lashkar-e-Toiba', 'Lashkar-e-Tayyiba', 'Lashkar e Tayyaba', 'LeT']],
    ['iskp', ['ISIS-K', 'ISKP', 'IS-KP', 'IS-K', 'Islamic State Khorasan', 'Daesh Khorasan']],
    ['jaish-al-adl', ['Jaish al-Adl', 'Jaish ul-Adl', 'Jaish-ul-Adl', 'Jaysh al-Adl']],
  ])('%s', (id, names) => {
    expect(names.map((name) => read(`A man of ${name} was held in Quetta.`)[0])).toEqual(
      names.map((name) => `${name}: ${id}`),
    )
  })

  test.each([
    ['Hazar Ganji of Quetta', 'Hazar Ganji: PK-BA.quetta.hazarganji'],
    ['Faisal Abad', 'Faisal Abad: PK-PB.faisalabad.faisalabad-city'],
  ])('a name in two words: %s', (where, expected) => expect(read(`A lorry burned in ${where}.`)).toContain(expected))
})
