import { defineConfig } from 'vitest/config'

const withPostgres = [
  'store/**/*.test.ts',
  'runner/*.test.ts',
  'runner/!(fetch)/*.test.ts',
  'services/**/*.test.ts',
  'reporting/**/*.test.ts',
  'security/**/*.test.ts',
]

/** What is printed is compared without colours, also where CI asks for them. */
const env = { NO_COLOR: '1' }

// Two projects, so that the database starts only when a test that needs it runs.
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: { name: 'pure', env, include: ['**/*.test.ts'], exclude: ['**/node_modules/**', ...withPostgres] },
      },
      {
        test: {
          name: 'postgres',
          env,
          include: withPostgres,
          globalSetup: './postgres-server.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'faults',
          env,
          include: ['faults/**/*.fault.ts'],
          globalSetup: './faults/undisturbed.ts',
          // After the others: what they time would suffer.
          sequence: { groupOrder: 1 },
          // Each wait has a limit of its own, and says for what it was; this is for two hundred moments on a slow machine.
          testTimeout: 3_600_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
