import { enableCompileCache } from 'node:module'

// Before anything is loaded, and in JavaScript, since loading TypeScript already takes 25 MB: from the second run on,
// the program starts in half the time and without them.
enableCompileCache()
await import('./cli.ts')
