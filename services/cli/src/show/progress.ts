import type { RoundProgress } from '@wirewatch/runner'

export interface ProgressLine {
  readonly show: (done: RoundProgress) => void
  readonly end: () => void
}

/** One line that is rewritten on a terminal; elsewhere a plain line whenever something has changed, at most one a second. */
export function openProgress(output: NodeJS.WriteStream): ProgressLine {
  let last = ''
  let lastAt = 0
  return {
    show: (done) => {
      const line = lineOf(done)
      if (line === last) return
      if (output.isTTY) output.write(`\r\u001b[2K${line}`)
      else if (done.isOver || Date.now() - lastAt >= 1000) {
        output.write(`${line}\n`)
        lastAt = Date.now()
      }
      last = line
    },
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
