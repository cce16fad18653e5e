import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Where other people's texts are kept: WIREWATCH_SHARED, else `shared` next to the repository. */
export const sharedFolder = process.env.WIREWATCH_SHARED ?? fileURLToPath(new URL('../../../shared', import.meta.url))

/** True when the texts the labels point at can be read on this machine. */
export const hasSharedTexts = existsSync(`${sharedFolder}/data/narratives.jsonl`)

/** The lines of one half of the hand-coded texts: `{ ref, gold }`, labels only. */
export function readLabels(half) {
  return readLines(fileURLToPath(new URL(`../fixtures/gold/${half}.jsonl`, import.meta.url)))
}

/** The lines of a file of the shared data folder. */
export function readShared(file) {
  return readLines(`${sharedFolder}/data/${file}`)
}

/** The text a label points at, as `{ id, title, text, publishedAt }`; undefined when it is not there. */
export function textOf(ref) {
  const rows = sharedRows(ref.file)
  if (ref.id !== undefined) return narrativeOf(rows.find((row) => row.id === ref.id))
  const item = rows[ref.line - 1]
  return item?.published === ref.published ? feedItemOf(item, ref.line) : undefined
}

function narrativeOf(row) {
  return row && { id: row.id, title: '', text: row.text, publishedAt: null }
}

function feedItemOf(item, line) {
  return {
    id: `feed-${line}`,
    title: withoutMarkup(item.title),
    text: withoutMarkup(item.description ?? ''),
    publishedAt: item.published,
  }
}

// Descriptions are cut off at a length, so the last tag may never close.
function withoutMarkup(html) {
  return html
    .replace(/<[^>]*(?:>|$)/g, ' ')
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (_, name) => entities[name])
    .replace(/\s+/g, ' ')
    .trim()
}

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

const filesRead = new Map()
function sharedRows(file) {
  if (!filesRead.has(file)) filesRead.set(file, readShared(file))
  return filesRead.get(file)
}

function readLines(path) {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line))
}
