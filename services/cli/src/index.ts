import { explainFault } from '@wirewatch/runner/process/explain-fault.js'
import { CommanderError } from 'commander'
import { exitCodeOf } from './failure.js'
import { program } from './program.js'
import { printableLines } from './show/table.js'

/** Runs one command line. Sets `process.exitCode`; a mistake of the user's is one clear message, without a stack. */
export async function main(args: readonly string[]): Promise<void> {
  // A reader that closes early (`wirewatch code | head`) is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  try {
    await program().parseAsync(args, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode
      return
    }
    console.error(printableLines(explainFault(error)))
    process.exitCode = exitCodeOf(error)
  }
}
