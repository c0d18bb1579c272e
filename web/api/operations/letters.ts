import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { findLetterByNumber, listLetters } from '#src/store/letters.ts'
import { listWithdrawnAmong } from '#src/store/withdrawn-among.ts'
import { listOf, readCursor, writeCursor } from '../cursor.ts'
import { mayReadArchive } from '../../routes/letters/archive-access.ts'
import { type Outcome, defineOperation } from '../operation.ts'
import { paging } from '../parameters.ts'
import { pageOf } from '../schemas/item.ts'
import { letter, letterSummary } from '../schemas/letter.ts'
import { toLetter, toLetterSummary } from '../to-letter.ts'
import { staleCursor } from './items.ts'

/** Twenty years of weeks. */
const most = 1000
const shape = z.tuple([z.number().int().min(1)])

export const listSentLetters = defineOperation({
  id: 'listerLettres',
  path: '/api/v1/lettres',
  tag: 'Flux et lettres',
  summary: 'Lister les lettres',
  description: 'Les lettres parties, la dernière d’abord.',
  query: z.strictObject(paging(20)),
  params: z.strictObject({}),
  answer: pageOf(letterSummary).openapi('LetterPage'),
  problems: ['suite-invalide'],
  async find({ query, site, address, c }) {
    if (!(await mayReadArchive(site, c))) return reserved(c)
    const list = listOf(address)
    const place = query.suite ? await readCursor(list, shape, query.suite) : undefined
    if (query.suite && !place) return staleCursor
    const sent = await listLetters(site.deps.db, most)
    const left = sent.filter(({ number }) => !place || number < place[0])
    const shown = left.slice(0, query.limite)
    const last = shown.at(-1)
    const suite = last && left.length > shown.length ? await writeCursor(list, [last.number]) : undefined
    const items = shown.map((one) => toLetterSummary(site, one))
    return { kind: 'found', body: { ...(place ? {} : { total: sent.length }), items }, suite }
  },
})

export const readSentLetter = defineOperation({
  id: 'lireLettre',
  path: '/api/v1/lettres/{numero}',
  tag: 'Flux et lettres',
  summary: 'Lire une lettre',
  description: 'Une lettre partie, en données : ses échéances, ses rubriques, ses textes.',
  query: z.strictObject({}),
  params: z.strictObject({
    numero: z
      .string()
      .regex(/^[1-9]\d{0,5}$/)
      .openapi({ description: 'Numéro de la lettre.', example: '12' }),
  }),
  answer: letter,
  problems: ['introuvable'],
  async find({ params, site, c }) {
    if (!(await mayReadArchive(site, c))) return reserved(c)
    const { db } = site.deps
    const found = await findLetterByNumber(db, Number(params.numero))
    if (!found)
      return { kind: 'refused', problem: 'introuvable', detail: 'Aucune lettre partie n’a ce numéro.' }
    const withdrawn = await listWithdrawnAmong(db, found.itemIds)
    return { kind: 'found', body: toLetter(site, found, new Set(withdrawn.keys())) }
  },
})

/** The archive is for those who have an account or a key, by a setting of its own. */
function reserved(c: Context): Extract<Outcome<never>, { kind: 'refused' }> {
  c.header('www-authenticate', 'Bearer realm="Vigie"')
  const detail =
    'Les lettres passées sont réservées\u00A0: présentez une clé d’API qui a l’usage «\u202Flettres\u202F».'
  return { kind: 'refused', problem: 'cle-necessaire', detail }
}
