import { defineConfig } from 'vitest/config'

const withPostgres = [
  'store/**/*.test.ts',
  'runner/*.test.ts',
  'runner/deliver/*.test.ts',
  'runner/alerts/*.test.ts',
  'runner/analyst/*.test.ts',
  'services/**/*.test.ts',
  'reporting/**/*.test.ts',
]

// Two projects, so that the database starts only when a test that needs it runs.
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: { name: 'pure', include: ['**/*.test.ts'], exclude: ['**/node_modules/**', ...withPostgres] },
      },
      {
        test: {
          name: 'postgres',
          include: withPostgres,
          globalSetup: './postgres-server.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
