import { makeClient, writeClientFile, writeReleased } from './api-client.ts'
import { readDocument } from './api-document.ts'

// `npm run api` writes the client again; `npm run api -- --publier` says besides that this document is released: from then on,
// what breaks it fails the tests.
const document = await readDocument()
for (const [name, text] of Object.entries(makeClient(document))) writeClientFile(name, text)
if (process.argv.includes('--publier')) writeReleased(document)
