import { env } from 'cloudflare:workers'
import { createFts5Index } from '#src/search/embedded/fts5-index.ts'
import { openD1 } from '#src/store/d1.ts'
import { describeSearchIndex } from '#test/contract/search-suite.ts'

describeSearchIndex('FTS5 on D1', async () => {
  const index = createFts5Index(openD1(env.DB))
  await index.clear()
  return index
})
