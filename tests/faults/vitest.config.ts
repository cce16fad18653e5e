import { defineConfig } from 'vitest/config'

/** Apart from `npm test`: these take minutes. `npm run test:faults` starts them. */
export default defineConfig({
  test: {
    include: ['faults/**/*.fault.ts'],
    maxWorkers: 1,
    testTimeout: 600_000,
    hookTimeout: 300_000,
    teardownTimeout: 60_000,
  },
})
