import { axes } from '#feeds/axes/index.ts'
import type { AxisId } from '#src/axis/taxonomy.ts'
import type { Deps } from '#src/deps.ts'
import type { Territories } from '#src/enrich/places/territories.ts'
import type { Database } from '#src/store/database.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import { storeItems } from '#test/letter/build-world.ts'
import { storedItem } from '#test/syndicate/stored-item.ts'
import { seeded } from './stories/random.ts'

/** The week that the letter tells, and the moment it is made. */
export const week = {
  id: '2026-S48',
  number: 1,
  periodStart: '2026-11-16T07:00:00Z',
  now: '2026-11-23T07:00:00Z',
}

const subjects = [
  'la fibre optique',
  'la cybersécurité des collectivités',
  'l’inclusion numérique',
  'la donnée territoriale',
  'la vidéoprotection',
  'l’éclairage public connecté',
  'la télérelève de l’eau',
  'le cloud souverain',
  'l’intelligence artificielle',
  'le réseau mobile',
]
const kinds: StoredItem['kind'][] = ['actualite', 'actualite', 'decret', 'appel-a-projets', 'arrete', 'aide']
const domainOf: Record<string, StoredItem['domain']> = {
  decret: 'juridique',
  arrete: 'juridique',
  'appel-a-projets': 'financiere',
  aide: 'financiere',
}

/** 400 invented stories of one week: all axes, the three domains, a third about a place of region 24. */
export async function seedStories(deps: Pick<Deps, 'db'>, places: readonly string[]): Promise<void> {
  const random = seeded(4)
  const items = Array.from({ length: 400 }, (_, i) => {
    const kind = random.pick(kinds)
    const subject = subjects[i % subjects.length]!
    const day = String(16 + (i % 7)).padStart(2, '0')
    return storedItem({
      id: `b${String(i).padStart(3, '0')}`,
      identity: `b${i}`,
      feedId: `source-${i % 40}`,
      url: `https://editeur${i % 40}.example/actualites/${i}`,
      title: `${i + 1}. Ce que change pour les communes la réforme de ${subject} annoncée cette semaine`,
      text: `Le texte publié ce jour sur ${subject} précise le calendrier et les conditions d’accès. Les communes et leurs groupements disposent de six mois pour s’y conformer, avec l’appui de leur syndicat. Un guide accompagne la mesure.`,
      kind,
      domain: domainOf[kind] ?? 'technologique',
      axes: [{ id: axes[i % axes.length]!.id as AxisId, score: 4 + random.below(20), reasons: [] }],
      territories: random.chance(0.35) ? [random.pick(places)] : [],
      publishedAt: `2026-11-${day}T09:00:00Z`,
      firstSeenAt: `2026-11-${day}T10:00:00Z`,
      ...(kind === 'appel-a-projets'
        ? { closing: { value: `2026-12-${String(1 + (i % 20)).padStart(2, '0')}`, origin: 'field' as const } }
        : {}),
    })
  })
  await storeItems(deps, items)
}

/** Half choose some axes, a third a domain, two thirds a place; one in six reads less often, one in ten briefly. */
export async function seedMembers(db: Database, count: number, places: readonly string[]): Promise<void> {
  const random = seeded(9)
  const some = <T>(list: readonly T[], n: number): T[] => list.filter(() => random.chance(n / list.length))
  const rows = Array.from({ length: count }, (_, i) => ({
    id: crypto.randomUUID(),
    email: `agent${i}@commune${i % 900}.example`,
    axes: random.chance(0.5)
      ? some(
          axes.map(({ id }) => id),
          3,
        )
      : [],
    domains: random.chance(0.33) ? [random.pick(['juridique', 'financiere', 'technologique'])] : [],
    place: random.chance(0.66) ? random.pick(places) : null,
    frequency: random.pick(['week', 'week', 'week', 'week', 'week', 'fortnight', 'month']),
    dates: random.chance(0.02) ? 'en' : 'fr',
    length: random.chance(0.1) ? 'short' : 'full',
    confirmed: `2026-0${1 + (i % 9)}-1${i % 10}T08:00:00.000Z`,
  }))
  for (let at = 0; at < rows.length; at += 2000) {
    await db.run(
      `insert into subscribers (id, email, status, axes, domains, place, frequency, dates, length, created_at, confirmed_at)
       select value ->> 'id', value ->> 'email', 'confirmed', value ->> 'axes', value ->> 'domains', value ->> 'place',
         value ->> 'frequency', value ->> 'dates', value ->> 'length', value ->> 'confirmed', value ->> 'confirmed'
       from json_each(?)`,
      JSON.stringify(rows.slice(at, at + 2000)),
    )
  }
}

/** Communes, EPCI and départements of region 24. */
export function regionPlaces({ lineageOf, find }: Territories): string[] {
  const codes = ['18', '28', '36', '37', '41', '45'].flatMap((dept) =>
    Array.from({ length: 400 }, (_, n) => `commune-${dept}${String(n).padStart(3, '0')}`),
  )
  const communes = codes.filter((code) => find(code))
  const wider = communes.flatMap((code) => lineageOf(code).filter((one) => /^(?:epci|dept)-/.test(one)))
  return [...communes, ...new Set(wider)]
}
