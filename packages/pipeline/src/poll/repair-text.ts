import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'

/**
 * Repairs what editors and exports do to characters: the unused controls 80 to 9F stand for the Windows characters of
 * those numbers, controls that no text may hold are dropped (a database refuses U+0000), and the line separators of Unicode, which few
 * readers of lines know, are line breaks.
 */
export const repairText = (text: string): string => {
  const windows = /[\x80-\x9f]/.test(text)
    ? text.replace(/[\x80-\x9f]/g, (control) => windowsCharacters[control.charCodeAt(0) - 0x80]!)
    : text
  const lines = /[\u2028\u2029]/.test(windows) ? windows.replace(/[\u2028\u2029]/g, '\n') : windows
  return /[\x00-\x08\x0b\x0c\x0e-\x1f]/.test(lines) ? lines.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, '') : lines
}

/** The same for controls that a piece of HTML refers to by number: `&#146;` becomes `&#x2019;`. */
export const repairReferences = (html: string): string =>
  html.includes('&#1')
    ? html.replace(/&#(12[89]|1[345]\d);/g, (_, number: string) => {
        const character = windowsCharacters[Number(number) - 0x80]!
        return `&#x${character.charCodeAt(0).toString(16)};`
      })
    : html

const windowsCharacters = iconv.decode(
  Buffer.from(Array.from({ length: 32 }, (_, index) => 0x80 + index)),
  'windows-1252',
)

/**
 * UTF-8 that was taken for a Windows or Latin charset and encoded once more (`Ã©` for `é`) is turned back, where all of the
 * text allows it.
 */
export const decodedOnce = (text: string): string => {
  if (!twiceEncoded.test(text)) return text
  const bytes = iconv.encode(text, 'windows-1252')
  if (!isUtf8(bytes) || iconv.decode(bytes, 'windows-1252') !== text) return text
  return bytes.toString('utf8')
}

const twiceEncoded = new RegExp(`[\u00c2-\u00f4](?:[\u00a0-\u00bf]|[${windowsCharacters}])`)
