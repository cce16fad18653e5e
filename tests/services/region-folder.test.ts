import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { featureLine, zipOf } from '../builders/geonames.js'
import { wirewatch } from '../command-line.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wirewatch folder '))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('wirewatch init', () => {
  test('copies the packaged region, which is in order, and says what to do next', async () => {
    const { code, stdout } = await wirewatch(['init', join(folder, 'mine')])
    expect(code).toBe(0)
    expect(stdout).toMatch(/npx wirewatch check --data '.*mine'/)
    expect(existsSync(join(folder, 'mine', 'words', 'parties.yaml'))).toBe(true)
    expect((await wirewatch(['check', '--data', join(folder, 'mine')])).stdout).toContain('in order')
  })

  test('makes a skeleton that loads as it is', async () => {
    await wirewatch(['init', join(folder, 'new'), '--empty'])
    expect((await wirewatch(['check', '--data', join(folder, 'new')])).stdout).toContain('in order')
  })

  test('refuses a folder that holds something, and with --force keeps what is there', async () => {
    writeFileSync(join(folder, 'actors.yaml'), '# mine\n')
    expect(await wirewatch(['init', folder, '--empty'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is not empty'),
    })
    expect((await wirewatch(['init', folder, '--empty', '--force'])).stdout).toContain('3 files written')
    expect(readFileSync(join(folder, 'actors.yaml'), 'utf8')).toBe('# mine\n')
  })
})

describe('wirewatch gazetteer import', () => {
  const lines = [
    { id: 1, name: 'Usulután', lat: 13.44, lon: -88.44, code: 'A.ADM1', country: 'SV', admin1: '14' },
    {
      id: 2,
      name: 'Jiquilisco',
      lat: 13.32,
      lon: -88.57,
      code: 'P.PPL',
      country: 'SV',
      admin1: '14',
      population: 20000,
    },
  ].map(featureLine)

  test('reads an archive beside its readme and fills a folder that is then in order', async () => {
    writeFileSync(
      join(folder, 'SV.zip'),
      zipOf({ 'readme.txt': 'This is a readme', 'SV.txt': `${lines.join('\n')}\n` }),
    )
    const to = join(folder, 'el-salvador')
    const { code, stdout } = await wirewatch(['gazetteer', 'import', join(folder, 'SV.zip'), '--to', to])
    expect(code).toBe(0)
    expect(stdout).toMatch(/2 rows read in .* 2 new\n {2}written locations\/geonames-sv.yaml: 2 places/)
    const coded = await wirewatch(['code', '--data', to], {
      input: '{"id":"1","text":"Two soldiers were killed in Jiquilisco."}',
    })
    expect(JSON.parse(coded.stdout).locations).toMatchObject([{ id: 'SV.gn2', admin1: 'Usulután' }])
  })

  test('tells lines that are no rows, takes the rest, and writes nothing when it is only asked', async () => {
    writeFileSync(join(folder, 'SV.txt'), `${lines[0]}\nnonsense\n${lines[1]}\n`)
    const { code, stdout, stderr } = await wirewatch([
      'gazetteer',
      'import',
      join(folder, 'SV.txt'),
      '--to',
      folder,
      '--dry-run',
    ])
    expect(code).toBe(1)
    expect(stderr).toContain('SV.txt:2: no row of the table')
    expect(stdout).toContain('would write locations/geonames-sv.yaml: 2 places')
    expect(existsSync(join(folder, 'locations'))).toBe(false)
  })

  test.each([
    ['a file that is not there', 'nothing.txt', null, 'there is no such file'],
    ['a text that is no table', 'a.txt', 'once upon a time\n', 'is no GeoNames table'],
    ['an archive that was cut', 'a.zip', 'PK\u0003\u0004 and then nothing', 'is damaged'],
    ['names without features', 'a.txt', '1\t102\tfr\tDienné\t\t\t\t\n', 'None of the files is a table of features'],
  ])('%s says so', async (_, file, text, words) => {
    if (text !== null) writeFileSync(join(folder, file), text, 'latin1')
    const { code, stderr } = await wirewatch(['gazetteer', 'import', join(folder, file), '--to', join(folder, 'x')])
    expect(code).toBe(1)
    expect(stderr).toContain(words)
  })
})
