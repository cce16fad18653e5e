interface Line {
  readonly kind: string
  readonly backend: string
  moments: number
  held: number
  seconds: number
}

/** Counts the moments of each kind of fault, and those after which everything was as it should be. */
export function faultReport() {
  const lines = new Map<string, Line>()
  return {
    /** Call what it returns when the moment has held. */
    begins: (kind: string, backend: string): (() => void) => {
      const line = lines.get(`${kind} ${backend}`) ?? { kind, backend, moments: 0, held: 0, seconds: 0 }
      lines.set(`${kind} ${backend}`, line)
      line.moments++
      const since = performance.now()
      return () => {
        line.held++
        line.seconds += (performance.now() - since) / 1000
      }
    },
    print: (): void => {
      const rows = [...lines.values()].map(({ kind, backend, moments, held, seconds }) => [
        kind,
        backend,
        String(moments),
        held === moments ? 'held' : `${moments - held} failed`,
        held === 0 ? '–' : (seconds / held).toFixed(0),
      ])
      const all = [['fault', 'queues on', 'moments', 'outcome', 's each'], ...rows]
      const widths = all[0]?.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0))) ?? []
      console.log(
        `\n${all
          .map((row) =>
            row
              .map((cell, at) => cell.padEnd(widths[at] ?? 0))
              .join('  ')
              .trimEnd(),
          )
          .join('\n')}\n`,
      )
    },
  }
}
