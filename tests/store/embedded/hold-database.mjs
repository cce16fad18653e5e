// Starts the embedded database of a folder, says so, and holds it until somebody ends this process.
import { startEmbedded } from '@wirewatch/store/embedded/embedded.js'

const database = await startEmbedded({ home: process.argv[2], port: Number(process.argv[3]) })
process.stdout.write(`${JSON.stringify({ url: database.url })}\n`)
setInterval(() => undefined, 60_000)
