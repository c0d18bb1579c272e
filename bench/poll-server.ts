import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { feedCount, feedDocument } from './poll-feeds.ts'

// A process of its own, so that neither its work nor its memory counts as ours. Half of the sources give an ETag; the others
// always send the same bytes, as many servers do.
const documents = Array.from({ length: feedCount }, (_, feed) => Buffer.from(feedDocument(feed)))
const etags = documents.map((bytes) => `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`)
let requests = 0

const server = createServer((request, response) => {
  requests += 1
  const feed = Number(/^\/(\d{1,4})$/.exec(request.url ?? '')?.[1] ?? Number.NaN)
  const document = documents[feed]
  if (!document) return void response.writeHead(404).end()
  const etag = feed % 2 === 0 ? etags[feed] : undefined
  if (etag && request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end()
  response
    .writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8', ...(etag ? { etag } : {}) })
    .end(document)
})
// Every address of 127.0.0.0/8, for hosts without number (Linux).
server.listen(0, '0.0.0.0', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('message', () => {
  process.send?.({ requests })
  requests = 0
})
