import { expect, it } from 'vitest'
import { FetchError } from '#src/errors.ts'
import type { RefreshReport } from '#src/pipeline/refresh-due.ts'
import { feedAt } from '#test/helpers/deps.ts'
import { describeReport } from '#worker/progress.ts'

const feed = feedAt('https://exemple.fr/rss')

it.each<[RefreshReport['result'], string]>([
  [{ kind: 'fresh', seen: 20, added: 3, revised: 0 }, '20 lus, 3 nouveaux'],
  [{ kind: 'fresh', seen: 20, added: 3, revised: 1 }, '20 lus, 3 nouveaux, 1 modifiés'],
  [{ kind: 'unchanged' }, 'rien de nouveau'],
  [
    { kind: 'limited', until: '2026-11-24T10:00:00.000Z' },
    'le serveur demande d’attendre jusqu’au 2026-11-24T10:00:00.000Z',
  ],
  [
    { kind: 'failed', error: new FetchError('http-status', 'Le serveur répond 404.') },
    'échec — Le serveur répond 404.',
  ],
  [{ kind: 'unconfigured', missing: ['JETON'] }, 'à configurer (JETON)'],
  [{ kind: 'busy' }, 'déjà en cours ailleurs'],
  [undefined, 'arrêt imprévu, voir le journal'],
])('tells %o', (result, told) => {
  expect(describeReport({ feed, result }, 7, 120)).toBe(`[  7/120] Éditeur d’essai — Actualités : ${told}`)
})
