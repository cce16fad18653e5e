import { isElement, type PageElement } from './markup.js'
import { inlineTags } from './text-weight.js'

/** A run of text between two block boundaries. */
export interface TextBlock {
  readonly text: string
  readonly kind: 'paragraph' | 'heading' | 'item' | 'quote' | 'cell'
  /** Of a heading, 1 to 6; null for all else. */
  readonly rank: number | null
  /** The share of its characters that are links, 0 to 1. */
  readonly linkShare: number
}

/** The blocks of text of a tree, in reading order; those of elements that are left out are not among them. */
export function textBlocks(
  root: PageElement,
  isLeftOut: (element: PageElement) => boolean = leavesNothingOut,
): readonly TextBlock[] {
  const writer = new BlockWriter(isLeftOut)
  walk(root, 'paragraph', false, writer)
  writer.end('paragraph')
  return writer.blocks
}

const leavesNothingOut = (): boolean => false

/** Blocks as plain text: paragraphs separated by a blank line, white space single, NFC. */
export function joinBlocks(blocks: readonly TextBlock[]): string {
  return blocks.map((block) => block.text).join('\n\n')
}

/** One line of clean text: entities must be decoded before. */
export function cleanText(text: string): string {
  if (isClean.test(text)) return text
  return text
    .replace(invisible, '')
    .replace(/[\s\u00a0\u2028\u2029]+/gu, ' ')
    .trim()
    .normalize('NFC')
}

/** Most lines are: words of ASCII with one space between. */
const isClean = /^[!-~]+(?: [!-~]+)*$/

/** Soft hyphens, joiners of width zero, marks of byte order and of direction that are not part of a word, controls. */
const invisible = /[\u00ad\u200b\u2060\ufeff\u0000-\u0008\u000e-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** Stands for `<br>` in a run of text. */
const lineBreak = '\u2029'

const headingTags = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])

function walk(parent: PageElement, kind: TextBlock['kind'], inLink: boolean, writer: BlockWriter): void {
  for (const child of parent.children) {
    if (!isElement(child)) {
      writer.add(child, inLink)
      continue
    }
    if (writer.isLeftOut(child)) continue
    if (child.tag === 'br') {
      writer.add(lineBreak, false)
      continue
    }
    if (child.tag === 'hr') {
      writer.end(kind)
      continue
    }
    const isLink = inLink || (child.tag === 'a' && child.attributes.href !== undefined)
    if (inlineTags.has(child.tag)) {
      walk(child, kind, isLink, writer)
      continue
    }
    if ((child.tag === 'td' || child.tag === 'th') && !holdsBlocks(child)) {
      writer.add(' ', false)
      walk(child, kind, isLink, writer)
      writer.add(' ', false)
      continue
    }
    writer.end(kind)
    const inner = kindOf(child.tag, kind)
    walk(child, inner, isLink, writer)
    writer.end(inner, headingTags.has(child.tag) ? Number(child.tag.slice(1)) : null)
  }
}

/** A cell of a layout rather than of a table of figures. */
const holdsBlocks = ({ children }: PageElement): boolean =>
  children.some((child) => isElement(child) && (!inlineTags.has(child.tag) || holdsBlocks(child)))

function kindOf(tag: string, outer: TextBlock['kind']): TextBlock['kind'] {
  if (headingTags.has(tag)) return 'heading'
  if (tag === 'li' || tag === 'dd' || tag === 'dt') return 'item'
  if (tag === 'blockquote') return 'quote'
  if (tag === 'tr') return 'cell'
  return outer
}

/** Holds the run of text that is being read. */
class BlockWriter {
  readonly blocks: TextBlock[] = []
  readonly isLeftOut: (element: PageElement) => boolean
  private run: string[] = []
  private length = 0
  private linked = 0

  constructor(isLeftOut: (element: PageElement) => boolean) {
    this.isLeftOut = isLeftOut
  }

  add(text: string, inLink: boolean): void {
    this.run.push(text)
    this.length += text.length
    if (inLink) this.linked += text.length
  }

  end(kind: TextBlock['kind'], rank: number | null = null): void {
    if (this.length === 0) return
    const lines = linesOf(this.run.join(''))
    const linkShare = Math.min(1, this.linked / Math.max(1, lines.join('').length))
    for (const text of lines) this.blocks.push({ text, kind, rank, linkShare })
    this.run = []
    this.length = 0
    this.linked = 0
  }
}

/** The lines of a run. A sentence that goes on after a line break was only wrapped: it stays one line. */
function linesOf(run: string): readonly string[] {
  if (!run.includes(lineBreak)) {
    const line = cleanText(run)
    return line === '' ? [] : [line]
  }
  const lines: string[][] = []
  for (const part of run.split(lineBreak)) {
    const line = cleanText(part)
    if (line === '') continue
    const before = lines.at(-1)
    if (before !== undefined && isOpenEnd(before.at(-1) ?? '') && /^\p{Ll}/u.test(line)) before.push(line)
    else lines.push([line])
  }
  return lines.map((parts) => parts.join(' '))
}

const isOpenEnd = (line: string): boolean => /[\p{L}\d,;]$/u.test(line.slice(-2))
