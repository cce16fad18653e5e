// npm run test:faults [-- --moments 200] [--seed 7] [--only redis]: kills, cuts and empties what the service stands on while it works.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: { moments: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } },
})
const tests = fileURLToPath(new URL('..', import.meta.url))
const { status } = spawnSync(
  process.execPath,
  [
    fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url)),
    'run',
    '--root',
    tests,
    '--config',
    fileURLToPath(new URL('vitest.config.ts', import.meta.url)),
    ...(values.only === undefined ? [] : ['-t', `undisturbed|${values.only}`]),
  ],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      ...(values.moments === undefined ? {} : { FAULT_MOMENTS: values.moments }),
      ...(values.seed === undefined ? {} : { FAULT_SEED: values.seed }),
    },
  },
)
process.exit(status ?? 1)
