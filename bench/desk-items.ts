import { noFacts } from '#src/enrich/facts.ts'
import { axes } from '#feeds/axes/index.ts'
import { feeds } from '#feeds/index.ts'
import { domains, kinds } from '#src/axis/taxonomy.ts'
import type { AxisMatch, EnrichedItem, Reason } from '#src/enrich/enriched-item.ts'

/** Draws that are the same at every run. */
export interface Draws {
  /** 0 ≤ n < 1. */
  next(): number
  below(n: number): number
  pick<T>(list: readonly T[]): T
}

export function drawsFrom(seed: number): Draws {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  return { next, below, pick: <T>(list: readonly T[]) => list[below(list.length)] as T }
}

/** An invented item, filed as the tagger files: 80 % on one to three axes, 5 % of all on little; 2 % close one day. */
export function makeItem(draws: Draws, n: number, seenAt: number): EnrichedItem {
  const { next, pick, below } = draws
  const filed = next() < 0.8 ? drawAxes(draws) : []
  const title = `${pick(openings)} ${filed[0]?.term ?? pick(offScope)} ${pick(places)}, ${pick(turns)} ${n}`
  const text = writeText(
    draws,
    filed.map(({ term }) => term),
  )
  const matches = fileAxes(draws, filed, title, text)
  const day = (ahead: number) => new Date(seenAt + ahead * 86_400_000).toISOString().slice(0, 10)
  return {
    id: `banc-${n.toString(36).padStart(14, '0')}`,
    // As in life, a few feeds bring most of it.
    feedId: feeds[Math.floor(feeds.length * next() ** 2)]!.id,
    identity: `guid:${n}`,
    url: `https://editeur.example/${n}`,
    title,
    text,
    contentHtml: text.replace(/^.*$/gm, '<p>$&</p>'),
    summaryHtml: next() < 0.5 ? `<p>${text.slice(0, 200)}</p>` : '',
    language: 'fr',
    publishedAt: `${new Date(seenAt - below(40) * 3_600_000).toISOString().slice(0, 19)}Z`,
    categories: next() < 0.4 ? ['Numérique', 'Collectivités'] : [],
    enclosures: [],
    facts: noFacts(),
    territories: next() < 0.3 ? [`dept-${10 + below(80)}`] : ['national'],
    contentHash: n.toString(16).padStart(64, '0'),
    relevant: matches.length > 0,
    axes: matches,
    domain: pick(domains),
    kind: pick(kinds),
    ...(matches.length > 0 && next() < 0.025
      ? { closing: { value: day(5 + below(60)), origin: 'text', evidence: 'à déposer avant cette date' } }
      : {}),
  }
}

interface Filed {
  id: AxisMatch['id']
  term: string
}

const termsOf = axes.map(({ id, cues }) => ({
  id,
  terms: cues.filter(({ term, weight, needs }) => weight === 3 && !needs && !term.includes('*')),
}))

function drawAxes({ pick, below }: Draws): Filed[] {
  const drawn = Array.from({ length: 1 + below(3) }, () => pick(termsOf))
  return [...new Set(drawn)].map(({ id, terms }) => ({ id, term: pick(terms).term }))
}

function fileAxes(draws: Draws, filed: readonly Filed[], title: string, text: string): AxisMatch[] {
  // Of 100,000, 5,000 are filed on little: one in sixteen of those that are filed.
  const isDoubtful = draws.next() < 1 / 16
  return filed.map(({ id, term }, rank) => {
    const reasons: Reason[] = isDoubtful ? [] : placesOf(term, title).map((at) => ({ ...at, field: 'title' }))
    reasons.push(...placesOf(term, text).map((at): Reason => ({ ...at, field: 'text' })))
    return { id, score: isDoubtful ? 6 : 20 - 4 * rank, reasons }
  })
}

function placesOf(term: string, words: string): Omit<Reason, 'field'>[] {
  const start = words.indexOf(term)
  return start < 0 ? [] : [{ term, start, end: start + term.length, weight: 3 }]
}

/** 600 to 3,000 characters, in paragraphs; the terms stand in the first sentences. */
function writeText({ pick, below }: Draws, terms: readonly string[]): string {
  const length = 600 + below(2_400)
  let text = terms.map((term) => `${pick(subjects)} ${pick(verbs)} ${term} ${pick(places)}.`).join(' ')
  while (text.length < length) {
    const end = below(5) === 0 ? '\n' : ' '
    text += `${end}${pick(subjects)} ${pick(verbs)} ${pick(objects)} ${pick(places)}, ${pick(turns)}.`
  }
  return text.trim()
}

const openings = [
  'Ce qui change pour',
  'Un guide pour comprendre',
  'Retour d’expérience :',
  'Le point sur',
  'Appel à projets :',
  'Une nouvelle étape pour',
  'Le décret qui encadre',
  'Trois communes engagées pour',
]
const offScope = ['la fête du village', 'le marché de Noël', 'la course des remparts', 'la saison des pommes']
const places = [
  'en Loir-et-Cher',
  'en Indre-et-Loire',
  'dans la région Centre-Val de Loire',
  'à Blois',
  'à Tours',
  'dans le Perche',
  'dans les communes rurales',
  'sur tout le territoire national',
  'en Touraine',
  'à Vendôme',
]
const turns = [
  'selon le préfet',
  'avec l’appui du syndicat mixte',
  'dès le printemps prochain',
  'après deux ans de concertation',
  'pour un coût de 240 000 €',
  'sous réserve du vote du budget',
  'd’après l’enquête publiée mardi',
  'au terme d’une année d’essais',
]
const subjects = [
  'Le conseil départemental',
  'La communauté d’agglomération',
  'Le syndicat mixte',
  'La préfète de région',
  'L’agence nationale de la cohésion des territoires',
  'Une dizaine de maires',
  'Le ministère',
  'L’association des élus',
  'La chambre régionale des comptes',
  'Le laboratoire de l’université',
]
const verbs = [
  'soutient',
  'présente',
  'met à l’étude',
  'finance',
  'évalue',
  'accompagne',
  'demande',
  'détaille',
  'a voté',
]
const objects = [
  'un nouveau service aux habitants',
  'la rénovation des bâtiments publics',
  'un plan de formation des agents',
  'la mise en commun des achats',
  'un réseau de capteurs dans les écoles',
  'une feuille de route pour les cinq prochaines années',
  'l’ouverture de guichets dans les bourgs',
  'une enquête auprès de 1 200 foyers',
  'le remplacement des lampadaires',
  'un calendrier en trois étapes',
]
