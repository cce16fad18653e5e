/** Ctrl-C asks for an end; a second one ends the process at once. */
export function firstInterrupt(onInterrupt: () => void): AbortSignal {
  const abort = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      abort.abort()
      onInterrupt()
      process.exitCode = 130
      process.once(signal, () => process.exit(130))
    })
  }
  return abort.signal
}
