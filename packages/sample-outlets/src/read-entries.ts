import { readdirSync, readFileSync } from 'node:fs'
import type { SampleEntry } from './sample-outlet.js'

const contentFolder = new URL('../content/', import.meta.url)

/** All entries of one outlet, newest first. Throws where a content file lacks a field or has one too many. */
export function readEntries(outletId: string): readonly SampleEntry[] {
  const folder = new URL(`${outletId}/`, contentFolder)
  const files = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  const entries = files.map((name) =>
    readEntry(name.replace(/\.txt$/, ''), readFileSync(new URL(name, folder), 'utf8')),
  )
  return entries.sort((one, other) => Date.parse(other.published) - Date.parse(one.published))
}

/** Reads a content file: `key: value` lines between two lines of dashes, then paragraphs separated by blank lines. */
export function readEntry(slug: string, file: string): SampleEntry {
  const parts = /^---\n(.*?)\n---\n(.*)$/s.exec(file)
  if (!parts) throw new Error(`sample entry ${slug}: no front matter`)
  const fields = readFields(slug, parts[1] ?? '')
  return {
    slug,
    title: required(slug, fields, 'title'),
    published: required(slug, fields, 'published'),
    byline: required(slug, fields, 'byline'),
    section: required(slug, fields, 'section'),
    summary: required(slug, fields, 'summary'),
    caption: fields.get('caption') ?? null,
    paragraphs: (parts[2] ?? '').trim().split(/\n\s*\n/),
  }
}

const knownFields = new Set(['title', 'published', 'byline', 'section', 'summary', 'caption'])

function readFields(slug: string, frontMatter: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  for (const line of frontMatter.split('\n')) {
    const colon = line.indexOf(': ')
    const key = line.slice(0, colon)
    if (!knownFields.has(key)) throw new Error(`sample entry ${slug}: unknown field in "${line}"`)
    fields.set(key, line.slice(colon + 2).trim())
  }
  return fields
}

function required(slug: string, fields: ReadonlyMap<string, string>, key: string): string {
  const value = fields.get(key)
  if (!value) throw new Error(`sample entry ${slug}: no ${key}`)
  return value
}
