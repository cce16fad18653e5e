import { existsSync, statSync } from 'node:fs'
import { holdsFiles, writeRegion } from '@wirewatch/taxonomy'
import { Failure } from '../failure.js'
import { quoted } from '../show/quoted.js'

export interface InitOptions {
  /** A skeleton with comments instead of the packaged region. */
  readonly empty?: boolean
  /** Also into a folder that holds something; what is there is kept. */
  readonly force?: boolean
}

/** Makes a region's folder for editing, and says what to do with it. */
export function init(folder: string, { empty, force }: InitOptions): void {
  if (existsSync(folder) && !statSync(folder).isDirectory()) throw new Failure(`${folder} is a file: name a folder.`)
  if (!force && holdsFiles(folder))
    throw new Failure(`${folder} is not empty: name another folder, or add what is missing in it with --force.`)
  const { written, kept } = writeRegion(folder, empty ? 'skeleton' : 'packaged')
  console.log(
    `${files(written.length)} written to ${folder}${kept.length === 0 ? '' : `, ${kept.length} kept as they were`}`,
  )
  console.log(`\n${nextSteps(quoted(folder), empty ?? false)}`)
}

const files = (count: number): string => (count === 1 ? '1 file' : `${count} files`)

function nextSteps(folder: string, isEmpty: boolean): string {
  const steps: readonly (readonly [string, string])[] = [
    ...(isEmpty
      ? ([
          [`npx wirewatch gazetteer import XX.zip --to ${folder}`, 'towns of a country, from a GeoNames file'],
          [`npx wirewatch sources add SITE --to ${folder}/sources.yaml`, 'an outlet'],
        ] as const)
      : []),
    [`npx wirewatch check --data ${folder}`, 'every mistake, with file and line'],
    [`npx wirewatch code --data ${folder} < articles.jsonl`, 'what is read with it'],
    [`npx wirewatch start --data ${folder}`, 'or WIREWATCH_DATA in the environment'],
  ]
  const widest = Math.max(...steps.map(([command]) => command.length))
  return ['Edit the YAML, then:', ...steps.map(([command, what]) => `  ${command.padEnd(widest)}   ${what}`)].join('\n')
}
