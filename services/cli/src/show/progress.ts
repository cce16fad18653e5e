import type { RoundProgress } from '@wirewatch/runner'

export interface ProgressLine {
  readonly show: (done: RoundProgress) => void
  readonly end: () => void
}

/** How far a round has come, on one line. */
export function openProgress(output: NodeJS.WriteStream): ProgressLine {
  const line = openLine(output)
  return { show: (done) => line.show(lineOf(done), done.isOver), end: line.end }
}

export interface Line {
  readonly show: (line: string, isLast?: boolean) => void
  /** A line of its own, above. */
  readonly say: (line: string) => void
  readonly end: () => void
}

/** One line that is rewritten on a terminal; elsewhere a plain line whenever something has changed, at most one a second. */
export function openLine(output: NodeJS.WriteStream): Line {
  let last = ''
  let lastAt = 0
  return {
    show: (line, isLast = false) => {
      if (line === last) return
      if (output.isTTY) output.write(`\r\u001b[2K${line}`)
      else if (isLast || Date.now() - lastAt >= 1000) {
        output.write(`${line}\n`)
        lastAt = Date.now()
      }
      last = line
    },
    say: (line) => output.write(output.isTTY ? `\r\u001b[2K${line}\n${last}` : `${line}\n`),
    end: () => {
      if (output.isTTY) output.write('\n')
    },
  }
}

function lineOf({
  feedsPolled,
  feedsFailed,
  feeds,
  entriesEnded,
  entries,
  articles,
  incidents,
}: RoundProgress): string {
  const failed = feedsFailed === 0 ? '' : ` (${feedsFailed} failed)`
  return `feeds polled ${feedsPolled}/${feeds}${failed}   entries read ${entriesEnded}/${entries}   articles ${articles}   incidents ${incidents}`
}
