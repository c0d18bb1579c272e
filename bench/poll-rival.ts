import Parser from 'rss-parser'
import { feedCount, feedDocument, itemsPerFeed } from './poll-feeds.ts'

// rss-parser alone on the same bytes: no network, no store, no index, no axis. The least that any reader would cost.
const documents = Array.from({ length: feedCount }, (_, feed) => feedDocument(feed))
const parser = new Parser()
const started = performance.now()
let items = 0
for (const document of documents) items += (await parser.parseString(document)).items.length
const seconds = (performance.now() - started) / 1000
if (items !== feedCount * itemsPerFeed) throw new Error(`${items} items read`)
process.send?.({ seconds, peakMegabytes: process.resourceUsage().maxRSS / 1024 })
