import { setFlagsFromString } from 'node:v8'

/**
 * Lets the heap grow to twice what was left of it before it is collected in full. By itself Node does so when a process that has little to do
 * has grown by a tenth, and a full collection, most of which is the taxonomy, makes whatever is under way a twentieth of a second late.
 */
export function collectRarely(): void {
  setFlagsFromString('--heap-growing-percent=100')
}
