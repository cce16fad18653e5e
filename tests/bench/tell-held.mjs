import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Loaded into a process by `--import`: asked by its parent, it tells what it holds on to, in bytes, after all that nobody needs has been collected. */
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')
process.on('message', () => {
  collect()
  const { heapUsed, external } = process.memoryUsage()
  process.send?.(heapUsed + external)
})
process.channel?.unref()
