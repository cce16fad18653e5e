// npm run licences [-- --list]: counts the licences of everything that is installed, or lists each package with its own; fails on one that is
// not allowed here.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Permissive, or (MPL-2.0) asking only that changes to its own files are shared; CC-BY-4.0 and PSF-2.0 are of data and of argparse. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
])

const store = new URL('../../node_modules/.pnpm/', import.meta.url)

/** `name@version` and licence of every installed package. */
export function installedLicences() {
  const found = new Map()
  for (const entry of readdirSync(store)) {
    if (!entry.includes('@')) continue
    for (const folder of packagesIn(new URL(`${entry}/node_modules/`, store))) {
      const { name, version, license, licenses } = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8'))
      if (name !== undefined && version !== undefined) found.set(`${name}@${version}`, licenceOf(license ?? licenses))
    }
  }
  return found
}

/** "MIT OR Apache-2.0" allows a choice, "MIT AND ISC" asks for both. */
export const isAllowed = (licence) =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((part) => allowed.has(part.trim())))

function packagesIn(folder) {
  return namesIn(folder).flatMap((name) => {
    const inside = new URL(`${name}/`, folder)
    if (name.startsWith('@')) return packagesIn(inside)
    return namesIn(inside).includes('package.json') ? [inside] : []
  })
}

function namesIn(folder) {
  try {
    return readdirSync(folder).filter((name) => !name.startsWith('.'))
  } catch {
    return []
  }
}

function licenceOf(said) {
  if (typeof said === 'string') return said
  if (Array.isArray(said)) return said.map(licenceOf).join(' OR ')
  return said?.type ?? 'none said'
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const licences = [...installedLicences()]
  const rows = process.argv.includes('--list') ? licences.map(([name, licence]) => [licence, name]) : counted(licences)
  for (const [licence, rest] of rows) console.log(`${licence.padEnd(20)} ${rest}`)
  const refused = licences.filter(([name, licence]) => !name.startsWith('@wirewatch/') && !isAllowed(licence))
  for (const [name, licence] of refused) console.log(`not allowed: ${name}: ${licence}`)
  process.exitCode = refused.length > 0 ? 1 : 0
}

function counted(licences) {
  const counts = new Map()
  for (const [, licence] of licences) counts.set(licence, (counts.get(licence) ?? 0) + 1)
  return [...counts].sort((one, other) => other[1] - one[1])
}
