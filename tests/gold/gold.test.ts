import { describe, expect, test } from 'vitest'
import { type GoldLine, hasSharedTexts, readLabels, readShared, sharedFolder, textOf } from './gold-texts.mjs'

const types = [
  ...['armed_clash', 'raid', 'airstrike', 'drone_strike', 'bombing', 'suicide_bombing', 'shelling', 'assassination'],
  ...['shooting', 'abduction', 'arrest', 'protest', 'riot', 'sabotage', 'other'],
]
const lists = ['perpetrators', 'targets', 'type_ok', 'place_ok', 'admin1_ok', 'perps_ok', 'date_ok']
const counts = ['killed', 'injured', 'arrested', 'abducted']
const countLists = ['killed_ok', 'injured_ok', 'arrested_ok']
const words = ['type', 'date', 'date_partial', 'place', 'admin1', 'country', 'note']
const flags = ['optional', 'background']

const open = readLabels('open')
const setAside = readLabels('set-aside')
const both = [...open, ...setAside]
const nameOf = ({ ref }: GoldLine) => `${ref.file} ${ref.id ?? ref.line}`

describe('the hand-coded labels', () => {
  test('are at least 75 in each half, and no text is in both or twice', () => {
    expect(open.length).toBeGreaterThanOrEqual(75)
    expect(setAside.length).toBeGreaterThanOrEqual(75)
    expect(new Set(both.map(nameOf)).size).toBe(both.length)
  })

  test.each(both)('$ref.file $ref.id$ref.line has a well-formed label', (line) => {
    expect(Object.keys(line)).toEqual(['ref', 'gold'])
    expect(keysOutside(line.ref, ['file', 'id', 'line', 'published'])).toEqual([])
    expect(keysOutside(line.gold, ['relevant', 'incidents', 'actors', 'locations', 'note'])).toEqual([])
    expect(line.gold.incidents.flatMap(faultsOf)).toEqual([])
    expect(areShortWords([...line.gold.actors, ...line.gold.locations, line.gold.note ?? ''])).toBe(true)
  })

  test('leave out every incident of a text that is not relevant, unless it is optional', () => {
    const irrelevant = both.filter(({ gold }) => !gold.relevant)
    expect(irrelevant.flatMap(({ gold }) => gold.incidents).filter(({ optional }) => !optional)).toEqual([])
    expect(irrelevant.length).toBeGreaterThanOrEqual(20)
  })
})

describe.skipIf(!hasSharedTexts)(
  `the texts of the labels${hasSharedTexts ? '' : ` (skipped: none in ${sharedFolder})`}`,
  () => {
    test('are all there', () => {
      expect(both.filter(({ ref }) => textOf(ref)?.text === undefined).map(nameOf)).toEqual([])
    })

    test('are none of the texts whose labels we were given', () => {
      const given = new Set(readShared('gold_dev.jsonl').map(({ title, text }) => `${title}\n${text}`))
      expect(both.filter(({ ref }) => given.has(`${textOf(ref)?.title}\n${textOf(ref)?.text}`)).map(nameOf)).toEqual([])
    })

    test('are not quoted in our words on them', () => {
      const quoted = both.filter(({ ref, gold }) => {
        const text = foldedWords(textOf(ref)?.text ?? '')
        const ours = [gold.note ?? '', ...gold.incidents.flatMap(({ note, targets }) => [note ?? '', ...targets])]
        return ours.flatMap(sixWordRuns).some((run) => text.includes(run))
      })
      expect(quoted.map(nameOf)).toEqual([])
    })
  },
)

function faultsOf(incident: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(incident).flatMap(([key, value]) => (isWellFormed(key, value) ? [] : [`${key}: ${value}`]))
}

function isWellFormed(key: string, value: unknown): boolean {
  if (key === 'type') return types.includes(String(value))
  if (key === 'type_ok') return Array.isArray(value) && value.every((type) => types.includes(type))
  if (key === 'date') return value === null || /^\d{4}-\d\d-\d\d$/.test(String(value))
  if (key === 'date_partial') return /^\d\d-\d\d$/.test(String(value))
  if (counts.includes(key)) return isCount(value)
  if (countLists.includes(key)) return Array.isArray(value) && value.every(isCount)
  if (lists.includes(key)) return Array.isArray(value) && areShortWords(value)
  if (words.includes(key)) return value === null || areShortWords([value])
  return flags.includes(key) && value === true
}

function isCount(value: unknown): boolean {
  return value === null || (Number.isInteger(value) && Number(value) >= 0)
}

function areShortWords(values: readonly unknown[]): boolean {
  return values.every((value) => typeof value === 'string' && value.length <= 120)
}

function keysOutside(object: object, known: readonly string[]): string[] {
  return Object.keys(object).filter((key) => !known.includes(key))
}

function foldedWords(text: string): string {
  return ` ${text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(' ')} `
}

function sixWordRuns(text: string): string[] {
  const all = foldedWords(text).trim().split(' ')
  return all.slice(5).map((_, start) => ` ${all.slice(start, start + 6).join(' ')} `)
}
