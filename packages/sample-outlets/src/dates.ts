const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `Mon, 02 Mar 2026 18:20:00 +0500`, as RSS 2.0 wants it. */
export function rfc822(published: string): string {
  const { wall, offset } = wallClock(published)
  const day = String(wall.getUTCDate()).padStart(2, '0')
  const time = wall.toISOString().slice(11, 19)
  return `${days[wall.getUTCDay()]}, ${day} ${months[wall.getUTCMonth()]} ${wall.getUTCFullYear()} ${time} ${offset}`
}

/** `March 2, 2026 at 18:20`, the outlet's own clock. */
export function readableDate(published: string): string {
  const { wall } = wallClock(published)
  const date = wall.toLocaleDateString('en-US', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  return `${date} at ${wall.toISOString().slice(11, 16)}`
}

/** The clock on the outlet's wall, held in the UTC fields of a Date. */
function wallClock(published: string): { wall: Date; offset: string } {
  const wall = new Date(`${published.slice(0, 19)}Z`)
  return { wall, offset: published.slice(19).replace(':', '') }
}
