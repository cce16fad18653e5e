import { asOfFunctions } from '@wirewatch/store'
import { Failure } from '../failure.js'
import { type FormatName, formatNames, formatOfFile, formats } from './formats.js'

export interface ExportOptions {
  readonly format?: FormatName
  readonly out?: string
  readonly where?: string
  readonly asOf?: string
  readonly shape?: 'acled' | 'ucdp'
}

/** What is to be exported, after all options have been found to agree. */
export interface Wish {
  readonly view: string
  readonly format: FormatName
  /** Null: standard output. */
  readonly out: string | null
  readonly where: string | null
  readonly asOf: string | null
}

export function wishOf(view: string | undefined, { format, out, where, asOf, shape }: ExportOptions): Wish {
  if (view !== undefined && shape !== undefined)
    throw new Failure('Name a view or a --shape, not both: --shape acled is the view acled_shape.')
  const wanted = view ?? (shape === undefined ? 'incidents' : `${shape}_shape`)
  if (asOf !== undefined && !Object.hasOwn(asOfFunctions, wanted))
    throw new Failure(`--as-of goes with ${Object.keys(asOfFunctions).join(', ')}; ${wanted} is not kept as it was.`)
  const chosen = format ?? (out === undefined ? 'csv' : formatOfFile(out))
  if (chosen === null) throw new Failure(`What is ${out} to be? Name a format: --format ${formatNames.join('|')}.`)
  if (formats[chosen].needsFile && out === undefined)
    throw new Failure(`${chosen} is written to a file: --out incidents.${chosen}`)
  return { view: wanted, format: chosen, out: out ?? null, where: where ?? null, asOf: asOf ?? null }
}
