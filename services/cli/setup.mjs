// Makes a fresh clone ready: installs what the lock file names, and builds. Needs only Node and npm; runs before `npm start` and `npm test`.
// Plain JavaScript without dependencies, because nothing is installed yet when it runs.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const { packageManager, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

refuseOldNode()
if (!isInstalled()) install()
build()

function refuseOldNode() {
  const least = engines.node.replace('>=', '').split('.').map(Number)
  const have = process.versions.node.split('.').map(Number)
  const older = least.findIndex((part, i) => have[i] !== part)
  if (older === -1 || have[older] > least[older]) return
  fail(
    `Wirewatch needs Node ${least.join('.')} or newer; this is ${process.versions.node}.`,
    'Install a newer Node, for example from nodejs.org, and run the command again.',
  )
}

/** What was installed is marked by the lock file's hash and Node's ABI: either may change what is needed. */
function stamp() {
  const lock = readFileSync(join(root, 'pnpm-lock.yaml'))
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}-${process.versions.modules}`
}

function stampFile() {
  return join(root, 'node_modules', '.wirewatch-installed')
}

function isInstalled() {
  return existsSync(stampFile()) && readFileSync(stampFile(), 'utf8') === stamp()
}

function install() {
  console.error(`Setting up: installing packages with ${packageManager} (once; needs the npm registry) …`)
  const args = ['--yes', packageManager, 'install', '--frozen-lockfile', '--reporter=append-only', '--loglevel=warn']
  const ran = spawnSync('npx', args, {
    cwd: root,
    encoding: 'utf8',
    env: quiet(process.env),
    shell: process.platform === 'win32',
  })
  if (ran.error)
    fail(
      `npx could not be started: ${ran.error.message}`,
      'Install npm (it comes with Node), and run the command again.',
    )
  if (ran.status !== 0) {
    console.error(`${ran.stdout}\n${ran.stderr}`.trim())
    fail(
      'The packages could not be installed.',
      'Check that the npm registry can be reached (npm ping), and run the command again.',
    )
  }
  writeFileSync(stampFile(), stamp())
}

/** npm hands its own settings down in the environment, and pnpm warns of each that it does not know. */
function quiet(env) {
  const kept = Object.entries(env).filter(
    ([name]) =>
      !/^npm_(config_(?!(registry|cafile|proxy|https_proxy|noproxy|strict_ssl|userconfig)$)|package_|lifecycle_)/i.test(
        name,
      ),
  )
  return { ...Object.fromEntries(kept), CI: '1' }
}

function build() {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const ran = spawnSync(process.execPath, [tsc, '-b', 'services/cli', 'services/worker'], {
    cwd: root,
    encoding: 'utf8',
  })
  if (ran.status === 0) return
  console.error(`${ran.stdout}\n${ran.stderr}`.trim())
  fail(
    'The build failed.',
    'If you changed nothing, remove node_modules and every dist folder, and run the command again.',
  )
}

function fail(what, advice) {
  console.error(`\n${what}\n${advice}`)
  process.exit(1)
}
