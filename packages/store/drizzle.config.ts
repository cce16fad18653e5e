import { defineConfig } from 'drizzle-kit'

// Build first: the schema is read as compiled, because drizzle-kit does not follow our `.js` imports into TypeScript.
export default defineConfig({
  dialect: 'postgresql',
  schema: './dist/schema/*.js',
  out: '../../migrations',
  casing: 'snake_case',
})
