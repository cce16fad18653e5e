import type { Boilerplate } from '@wirewatch/taxonomy'
import { readDate } from '../poll/read-date.js'

/**
 * Reads a date as pages show it to readers: behind words such as "Published on", the time behind a bar, behind "at", or before the day.
 * @param zone IANA: of dates that name none
 */
export function readShownDate(text: string, zone: string, { saysWhen, opensClock }: Boilerplate): string | null {
  const written = text.trim()
  const plain = timeLast(
    written.replace(saysWhen, '').replace(opensClock, '').replace(markBeforeTime, ' ').replace(hourOfFrench, '$1:$2'),
  )
  return readDate(plain, zone) ?? (plain === written ? null : readDate(written, zone))
}

/** "Feb 10, 2026 / 01:00 PM CST". */
const markBeforeTime = /(?<=\d)\s+[/|•·–—-]\s+(?=\d{1,2}[:.h]\d\d)/
/** "11h20". */
const hourOfFrench = /\b(\d{1,2})h(\d\d)\b/

/** "15:40, 20 Feb 2026" as "20 Feb 2026 15:40", and "9:12 AM CST March 8, 2026" as "March 8, 2026 9:12 AM CST". */
const timeLast = (text: string): string =>
  text.replace(
    /^(\d{1,2}[:.]\d\d(?:\s?[APap]\.?[Mm]\.?)?(?:\s[A-Z]{2,5}(?=[\s,]))?)\s*[,|•·–—-]?\s+(.*\d{4})$/u,
    '$2 $1',
  )
