import iconv from 'iconv-lite'

/**
 * Repairs what editors and exports do to characters: the unused controls 80 to 9F stand for the Windows characters of
 * those numbers, and controls that no text may hold are dropped (a database refuses U+0000).
 */
export const repairText = (text: string): string => {
  const windows = /[\x80-\x9f]/.test(text)
    ? text.replace(/[\x80-\x9f]/g, (control) => windowsCharacters[control.charCodeAt(0) - 0x80]!)
    : text
  return /[\x00-\x08\x0b\x0c\x0e-\x1f]/.test(windows) ? windows.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, '') : windows
}

const windowsCharacters = iconv.decode(
  Buffer.from(Array.from({ length: 32 }, (_, index) => 0x80 + index)),
  'windows-1252',
)
