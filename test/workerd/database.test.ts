import { env } from 'cloudflare:workers'
import { openD1 } from '#src/store/d1.ts'
import { describeDatabase } from '#test/contract/database-suite.ts'

describeDatabase('D1', async () => openD1(env.DB))
