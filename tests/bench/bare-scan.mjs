import { CHARACTER_KIND, FOLDED, LETTER } from '@wirewatch/taxonomy'

/** What any reading of a text has to do at least: fold every letter and see where words end. */
export function bareScan(text) {
  let words = 0
  let hash = 0
  let isInside = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (CHARACTER_KIND[code] === LETTER) {
      hash = Math.imul(hash ^ FOLDED[code], 0x01000193)
      isInside = true
    } else if (isInside) {
      words++
      isInside = false
    }
  }
  return words + (hash & 1)
}
