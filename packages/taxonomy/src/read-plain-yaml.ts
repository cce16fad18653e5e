/**
 * Reads the plainest YAML there is: a list whose entries stand on one line each, `- { id: x, aliases: [y, { text: z }] }`,
 * or have a key a line and their lists an item a line. Gives the entries one by one; `NOT_PLAIN` where a line holds
 * anything else, and then the whole file is for the YAML library. Gazetteers and lists of actors are written so, and are
 * read ten times faster: fifty thousand places would take the library two seconds.
 */
export function* readPlainYaml(source: string): Generator<unknown> {
  let open: BlockEntry | null = null
  for (let start = 0; start < source.length; ) {
    const newline = source.indexOf('\n', start)
    const end = newline === -1 ? source.length : newline
    const first = source.charCodeAt(start)
    if (first === DASH) {
      const done: unknown = open?.value() ?? null
      if (done !== null) yield done
      if (done === NOT_PLAIN) return
      const isFlow = source.charCodeAt(start + 2) === OPEN_MAP
      open = isFlow ? null : new BlockEntry()
      const entry = open === null ? new PlainLine(source, start + 1, end).read() : null
      if (entry !== null) yield entry
      if (entry === NOT_PLAIN) return
    }
    const isBlockLine = open !== null && (first === DASH || first === SPACE)
    const isRead = isBlockLine ? open?.take(source, start, end) : first === DASH || first === HASH
    if (isRead !== true && source.slice(start, end).trim() !== '') {
      yield NOT_PLAIN
      return
    }
    start = end + 1
  }
  if (open !== null) yield open.value()
}

export const NOT_PLAIN = Symbol('not plain')

const DASH = 0x2d
const HASH = 0x23
const SPACE = 0x20
const COMMA = 0x2c
const COLON = 0x3a
const QUOTE = 0x27
const DOUBLE_QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_MAP = 0x7b
const CLOSE_MAP = 0x7d
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d

/** What a plain scalar may begin with, beside digits: letters of any script, and brackets that mean nothing to YAML. */
const PLAIN_START = /[\p{L}\p{M}(]/u
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/
/** Anything else that YAML could take for a number, a date, a truth value or nothing. */
const NUMBER_LIKE = /^[-+.\d][-+._:\da-fxo]*$/i
const SPECIAL = /^(?:true|false|null|nan|inf|yes|no|on|off|y|n)$/i

/** An entry with a key a line, and an item a line in its lists, each two spaces further in than what holds it. */
class BlockEntry {
  readonly #entry: Record<string, unknown> = {}
  /** The list that the last key opened. */
  #list: unknown[] | null = null

  /** Whether the line is plain, and was added to the entry. */
  take(source: string, start: number, end: number): boolean {
    const indent = indentOf(source, start)
    if (indent === 4 && this.#list !== null && source.startsWith('- ', start + 4)) {
      const item = new PlainLine(source, start + 6, end).readBlockValue()
      this.#list.push(item)
      return item !== NOT_PLAIN
    }
    const isKey = indent === 2 || (indent === 0 && source.startsWith('- ', start))
    const line = isKey && !this.#isListMissing() ? new PlainLine(source, start + 2, end) : null
    const key = line?.readBlockKey() ?? null
    if (line === null || key === null || Object.hasOwn(this.#entry, key)) return false
    this.#list = line.isAtEnd() ? [] : null
    const value = this.#list ?? line.readBlockValue()
    this.#entry[key] = value
    return value !== NOT_PLAIN
  }

  value(): unknown {
    return this.#isListMissing() ? NOT_PLAIN : this.#entry
  }

  #isListMissing(): boolean {
    return this.#list !== null && this.#list.length === 0
  }
}

function indentOf(source: string, start: number): number {
  let at = start
  while (source.charCodeAt(at) === SPACE) at++
  return at - start
}

/** One line, read from left to right; it gives up at the first thing that is not plain. */
class PlainLine {
  readonly #source: string
  readonly #end: number
  #at: number

  constructor(source: string, start: number, end: number) {
    this.#source = source
    this.#at = start
    this.#end = end
  }

  read(): unknown {
    if (this.#next() !== SPACE) return NOT_PLAIN
    this.#skipSpaces()
    if (this.#next() !== OPEN_MAP) return NOT_PLAIN
    const entry = this.#map()
    this.#skipSpaces()
    return this.isAtEnd() ? entry : NOT_PLAIN
  }

  /** A key with its colon; null where there is none. */
  readBlockKey(): string | null {
    const start = this.#at
    while (isKeyCharacter(this.#next())) this.#at++
    const key = this.#source.slice(start, this.#at)
    if (key === '' || this.#next() !== COLON) return null
    this.#at++
    return this.#next() === SPACE || this.isAtEnd() ? key : null
  }

  /** All that is left of the line. */
  readBlockValue(): unknown {
    this.#skipSpaces()
    const first = this.#next()
    if (first !== OPEN_MAP && first !== OPEN_LIST && first !== QUOTE && first !== DOUBLE_QUOTE)
      return this.#blockPlain()
    const value = this.#value()
    this.#skipSpaces()
    return this.isAtEnd() ? value : NOT_PLAIN
  }

  isAtEnd(): boolean {
    return this.#at === this.#end
  }

  #next(): number {
    return this.#at < this.#end ? this.#source.charCodeAt(this.#at) : 0
  }

  #skipSpaces(): void {
    while (this.#next() === SPACE) this.#at++
  }

  #value(): unknown {
    const first = this.#next()
    if (first === OPEN_MAP) return this.#map()
    if (first === OPEN_LIST) return this.#list()
    if (first === QUOTE) return this.#quoted(QUOTE)
    if (first === DOUBLE_QUOTE) return this.#quoted(DOUBLE_QUOTE)
    return this.#plain()
  }

  #map(): unknown {
    const map: Record<string, unknown> = {}
    this.#at++
    for (;;) {
      this.#skipSpaces()
      if (this.#next() === CLOSE_MAP) break
      const key = this.#key()
      if (key === null || Object.hasOwn(map, key)) return NOT_PLAIN
      const value = this.#value()
      if (value === NOT_PLAIN) return NOT_PLAIN
      map[key] = value
      if (!this.#endsItem(CLOSE_MAP)) return NOT_PLAIN
    }
    this.#at++
    return map
  }

  #list(): unknown {
    const list: unknown[] = []
    this.#at++
    for (;;) {
      this.#skipSpaces()
      if (this.#next() === CLOSE_LIST) break
      const value = this.#value()
      if (value === NOT_PLAIN) return NOT_PLAIN
      list.push(value)
      if (!this.#endsItem(CLOSE_LIST)) return NOT_PLAIN
    }
    this.#at++
    return list
  }

  /** After a comma another item may follow, or the end; without one only the end. */
  #endsItem(close: number): boolean {
    this.#skipSpaces()
    if (this.#next() === close) return true
    if (this.#next() !== COMMA) return false
    this.#at++
    return true
  }

  #key(): string | null {
    const start = this.#at
    while (isKeyCharacter(this.#next())) this.#at++
    const key = this.#source.slice(start, this.#at)
    if (key === '' || this.#next() !== COLON) return null
    this.#at++
    if (this.#next() !== SPACE) return null
    this.#skipSpaces()
    return key
  }

  #quoted(quote: number): unknown {
    const start = ++this.#at
    let doubled = false
    for (; this.#at < this.#end; this.#at++) {
      const code = this.#source.charCodeAt(this.#at)
      if (code === BACKSLASH && quote === DOUBLE_QUOTE) return NOT_PLAIN
      if (code !== quote) continue
      if (quote === QUOTE && this.#source.charCodeAt(this.#at + 1) === QUOTE) {
        doubled = true
        this.#at++
        continue
      }
      const text = this.#source.slice(start, this.#at++)
      return doubled ? text.replaceAll("''", "'") : text
    }
    return NOT_PLAIN
  }

  #plain(): unknown {
    const start = this.#at
    for (; this.#at < this.#end; this.#at++) {
      const code = this.#source.charCodeAt(this.#at)
      if (code === COMMA || code === CLOSE_LIST || code === CLOSE_MAP) break
      // A tab, an opening bracket, a colon or a comment sign means something else than itself, or may.
      if (code < SPACE || code === OPEN_LIST || code === OPEN_MAP || code === COLON || code === HASH) return NOT_PLAIN
    }
    return scalarOf(this.#source.slice(start, this.#at).trimEnd())
  }

  /** Outside brackets commas and brackets are letters like others, and so is a colon inside a word. */
  #blockPlain(): unknown {
    const start = this.#at
    for (; this.#at < this.#end; this.#at++) {
      const code = this.#next()
      if (code < SPACE || code === HASH) return NOT_PLAIN
      if (code !== COLON) continue
      const after = this.#at + 1 === this.#end ? SPACE : this.#source.charCodeAt(this.#at + 1)
      if (after <= SPACE) return NOT_PLAIN
    }
    return scalarOf(this.#source.slice(start, this.#end).trimEnd())
  }
}

function scalarOf(text: string): unknown {
  const first = text.charCodeAt(0)
  const isLetter = (first >= 97 && first <= 122) || (first >= 65 && first <= 90)
  if (isLetter) return text.length <= 5 && SPECIAL.test(text) ? NOT_PLAIN : text
  if (NUMBER.test(text)) return Number(text)
  if (NUMBER_LIKE.test(text)) return NOT_PLAIN
  return PLAIN_START.test(text.charAt(0)) || /^\d/.test(text) ? text : NOT_PLAIN
}

const isKeyCharacter = (code: number): boolean => (code >= 97 && code <= 122) || code === 0x5f
