// npm run audit: asks the registry which of the packages that we run on are known to be vulnerable, and fails on one that is; a registry that
// does not answer is named, and proves nothing.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** What the answer of `pnpm audit --json` says: lines to show, and whether it is a failure. */
export function verdictOf({ error, advisories }) {
  if (error !== undefined) return { lines: [`not audited: ${error.message.trim()}`], isFailure: false }
  const found = Object.values(advisories ?? {})
  if (found.length === 0) return { lines: ['no package that we run on is known to be vulnerable'], isFailure: false }
  const lines = found.map(
    ({ module_name, severity, title, patched_versions, url }) =>
      `${severity}: ${module_name}: ${title}; mended in ${patched_versions} (${url})`,
  )
  return { lines, isFailure: true }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const { packageManager } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
  const asked = spawnSync('npx', ['--yes', packageManager, 'audit', '--prod', '--json'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  const { lines, isFailure } = verdictOf(answerIn(asked.stdout))
  for (const line of lines) console.log(line)
  process.exitCode = isFailure ? 1 : 0
}

function answerIn(said) {
  try {
    return JSON.parse(said)
  } catch {
    return { error: { message: said?.trim() || 'the audit said nothing' } }
  }
}
