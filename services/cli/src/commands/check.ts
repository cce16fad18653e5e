import { checkTaxonomy, type Finding } from '@wirewatch/taxonomy'
import pc from 'picocolors'

export interface CheckOptions {
  readonly data?: string
  readonly json?: boolean
}

/** Prints every mistake of the data folder; the exit code is 1 when there are any. */
export async function check(options: CheckOptions): Promise<void> {
  const findings = checkTaxonomy({ dataDir: options.data })
  if (findings.length > 0) process.exitCode = 1
  if (options.json) return console.log(JSON.stringify(findings, null, 2))
  if (findings.length === 0) return console.log('The data folder is in order.')
  for (const finding of findings) console.log(lineOf(finding))
  console.log(`\n${findings.length} ${findings.length === 1 ? 'mistake' : 'mistakes'}`)
}

function lineOf({ file, line, message, hint }: Finding): string {
  return `${pc.bold(`${file}:${line}`)}  ${message}${hint === null ? '' : pc.dim(`; ${hint}`)}`
}
