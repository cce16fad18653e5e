import { codeArticle } from '@wirewatch/pipeline/code/code-article.js'
import { loadTaxonomy } from '@wirewatch/taxonomy'
import { describe, expect, test } from 'vitest'
import { anArticle } from '../builders/an-article.js'
import { fixture } from '../builders/folders.js'
import { wirewatch } from '../command-line.js'

const folder = fixture('regions/sahel')
const sahel = loadTaxonomy({ dataDir: folder })

const ambush = {
  id: 'a1',
  title: 'Nine soldiers killed in ambush near Djibo',
  text: 'Nine Burkinabe soldiers were killed and four wounded on Monday when fighters of JNIM ambushed a supply convoy near Djibo, in the Sahel region of Burkina Faso, an army officer said.',
  publishedAt: '2026-03-04T06:00:00Z',
  zone: 'Africa/Ouagadougou',
}

const coded = (article: { readonly title: string; readonly text: string }) =>
  codeArticle(anArticle({ publishedAt: ambush.publishedAt, ...article }), sahel)

describe('a folder that holds only a region', () => {
  test('is coded by the rules of the language that every region shares', async () => {
    const { events } = coded(ambush)
    expect(events).toMatchObject([
      { type: 'battle.ambush_or_raid', killed: 9, injured: 4, location: { id: 'BF-SAH.djibo', country: 'BF' } },
    ])
    expect(events[0]?.initiators.map(({ id }) => id)).toEqual(['jnim'])
    expect(events[0]?.targets.map(({ id }) => id)).toEqual(['bf-army'])
  })

  test('calls parties by its own words too', async () => {
    const text = 'A dozo militia attacked the village of Ogossagou on Monday and killed six villagers, the mayor said.'
    const { events } = coded({ title: 'Six killed in Ogossagou', text })
    expect(events[0]?.initiators).toMatchObject([{ text: expect.stringContaining('dozo militia') }])
  })

  test('knows its own news agencies beside those of the world', () => {
    const ids = sahel.agencies.map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining(['afp', 'reuters', 'amap']))
    expect(ids).not.toContain('pti')
  })

  test.each(['Quetta', 'Karachi', 'Peshawar', 'Srinagar', 'Herat', 'Zahedan', 'TTP', 'BLA', 'CRPF', 'Majeed Brigade'])(
    'knows nothing of %s',
    async (name) => {
      const { mentions } = coded({
        title: 'Blast',
        text: `A bomb planted by the ${name} went off in ${name} on Monday and killed two soldiers.`,
      })
      const known = mentions.filter(
        (mention) => (mention.kind === 'actor' ? mention.actorId : mention.locationId) !== null,
      )
      expect(known.map(({ text }) => text)).not.toContain(name)
    },
  )

  test('nor of the words that only another uses', async () => {
    const text = 'Two jawans and a naik were hurt in a lathicharge in the bazaar of Mopti on Monday.'
    const { events } = coded({ title: 'Two hurt in Mopti', text })
    expect(events.filter(({ type }) => type.startsWith('protest'))).toEqual([])
  })
})

test('the command line codes, checks and explains with it', async () => {
  const lines = await wirewatch(['code', '--data', folder], { input: JSON.stringify(ambush) })
  expect(JSON.parse(lines.stdout).incidents).toMatchObject([{ killed: 9, location: { name: 'Djibo', country: 'BF' } }])
  expect(await wirewatch(['check'], { env: { WIREWATCH_DATA: folder } })).toMatchObject({ code: 0 })
  const explained = await wirewatch(['explain', '-', '--data', folder], { input: ambush.text })
  expect(explained.stdout).toContain('Djibo')
}, 120_000)
