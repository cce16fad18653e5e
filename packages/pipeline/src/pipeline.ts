import { alert } from './alert/alert.js'
import { code } from './code/code.js'
import { extract } from './extract/extract.js'
import { notify } from './notify/notify.js'
import { poll } from './poll/poll.js'
import { resolve } from './resolve/resolve.js'
import { tag } from './tag/tag.js'

/**
 * The line, in order: what one stage gives, the next one takes.
 *
 *     feed ─poll→ entries ─extract→ article ─tag→ tagged article ─code→ coded article
 *                                   ─resolve→ incidents ─alert→ alerts ─notify→ deliveries
 *
 * A feed gives many entries, and the runner hands them on one by one; a coded article gives a report for each of its events
 * (`resolve/incident-reports-of.ts`), and `resolve` takes those of one article together. `alert` weighs each incident that was revised; what
 * it wants told goes to an outbox, out of which `notify` takes what waits for one receiver.
 *
 * Only `extract` and `alert` may end an item, with a drop reason: the others always give. A text that reports nothing says so in its role.
 */
export const line = { poll, extract, tag, code, resolve, alert, notify }
