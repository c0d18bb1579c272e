import type { Database } from '#src/store/database.ts'
import { addToDay } from '#src/store/feed-days.ts'
import { recordHealthChange } from '#src/store/health-changes.ts'
import { type FoundRejection, saveRejections } from '#src/store/rejections.ts'

const nothing = { failed: false, seen: 0, added: 0, revised: 0, rejected: 0, leftOut: [] }

/** Three days of the sources of the test site, the last of them its today (2026-11-24). */
export async function seedCoverage(db: Database): Promise<void> {
  const check = (feedId: string, day: string, counts: Partial<typeof nothing>) =>
    addToDay({ ...nothing, ...counts, feedId, day })
  await db.batch([
    check('gazette-loire', '2026-11-22', { seen: 30, added: 30 }),
    check('gazette-loire', '2026-11-23', { seen: 31, added: 1, rejected: 2 }),
    check('gazette-loire', '2026-11-24', { seen: 32, added: 2, revised: 1, rejected: 3 }),
    check('gazette-loire', '2026-11-24', { seen: 32 }),
    check('cyber-vigile', '2026-11-23', { failed: true }),
    check('cyber-vigile', '2026-11-24', { failed: true }),
    check('banque-projets', '2026-11-24', { seen: 12 }),
    check('banque-projets', '2026-11-24', { failed: true }),
    recordHealthChange({ feedId: 'lettre-muette', changedAt: '2026-11-23T10:00:00.000Z', health: 'silent' }),
    recordHealthChange({
      feedId: 'aides-ouvertes',
      changedAt: '2026-11-23T10:00:00.000Z',
      health: 'secret-missing',
    }),
    check('lettre-muette', '2026-11-24', { seen: 4 }),
    saveRejections('gazette-loire', yesterday, { at: '2026-11-23T08:00:00.000Z', day: '2026-11-23' }),
    saveRejections('gazette-loire', today, { at: '2026-11-24T07:30:00.000Z', day: '2026-11-24' }),
  ])
}

const yesterday: FoundRejection[] = [
  { rule: 'twin', identity: 'a', title: 'La fibre arrive au marché', url: 'https://gazette.example/a' },
  { rule: 'no-words', identity: 'b', title: '' },
]
const today: FoundRejection[] = [
  {
    rule: 'excluded',
    identity: 'c',
    title: 'Offre d’emploi : technicien réseaux',
    url: 'javascript:alert(1)',
  },
  { rule: 'buried', identity: 'd', title: 'Annonce supprimée sur demande' },
  { rule: 'personal-measure', identity: 'e', title: '' },
]
