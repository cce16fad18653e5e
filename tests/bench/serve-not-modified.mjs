import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

/** A process of its own, so that its CPU time is nobody else's: serves the text on standard input, or "not modified". Tells its port. */
const feed = readFileSync(0)
const etag = '"one"'

const server = createServer((request, response) => {
  const isKnown = request.headers['if-none-match'] === etag
  response.writeHead(isKnown ? 304 : 200, { etag, 'content-type': 'application/rss+xml' }).end(isKnown ? '' : feed)
})
server.listen(0, '127.0.0.1', () => console.log(server.address().port))
