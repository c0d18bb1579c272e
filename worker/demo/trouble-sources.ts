import type { ServerResponse } from 'node:http'
import type { TroubleSource } from '#feeds/demo/trouble-feeds.ts'
import { escapeMarkup } from './escape.ts'

const xmlType = 'application/rss+xml; charset=utf-8'

interface Note {
  slug: string
  title: string
  text: string
  daysAgo: number
}

type Answer = (response: ServerResponse, now: Date) => void

/** How each source of feeds/demo/trouble-feeds.ts answers under /pannes/; those never asked (paused, secret) have none. */
const answers: Partial<Record<TroubleSource | 'nouvelle-adresse', Answer>> = {
  silencieuse: sendNotes('silencieuse', [
    {
      slug: 'conjoncture-juin',
      title: 'Note de conjoncture : les usages numériques dans les bourgs',
      text: 'La dernière note de l’Observatoire : trois bourgs sur quatre ont un lieu de médiation numérique.',
      daysAgo: 121,
    },
    {
      slug: 'conjoncture-mai',
      title: 'Note de conjoncture : la couverture mobile des plateaux',
      text: 'Les mesures de terrain montrent une couverture mobile inégale sur les plateaux.',
      daysAgo: 128,
    },
  ]),
  videe: (response) => send(response, 200, xmlType, ''),
  'liste-refaite': (response) =>
    send(
      response,
      200,
      'text/html; charset=utf-8',
      `<!doctype html><html lang="fr"><title>Aides aux communes</title><main><h1>Aides aux communes</h1>
<section class="cartes"><article><h2>Aide à l’équipement des écoles</h2></article>
<article><h2>Aide aux tiers-lieux</h2></article></section></main></html>`,
    ),
  interdite: (response) => send(response, 403, 'text/plain; charset=utf-8', 'Accès réservé aux navigateurs'),
  demenagee: (response) => void response.writeHead(308, { location: '/pannes/nouvelle-adresse' }).end(),
  'nouvelle-adresse': sendNotes('nouvelle-adresse', [
    {
      slug: 'guichet-unique',
      title: 'Villes moyennes : un guichet unique pour les démarches en ligne',
      text: 'Douze villes moyennes mutualisent leur guichet de démarches en ligne avec leurs intercommunalités.',
      daysAgo: 3,
    },
  ]),
  fermee: (response) => send(response, 410, 'text/plain; charset=utf-8', 'Supprimé'),
  'sans-nouvelles': (response, now) =>
    send(response, 200, xmlType, channel('Agenda des tiers-lieux', [], now)),
  introuvable: (response) => send(response, 404, 'text/html; charset=utf-8', '<h1>Page introuvable</h1>'),
  pressee: (response) => {
    response.setHeader('retry-after', '7200')
    send(response, 429, 'text/plain; charset=utf-8', 'Trop de requêtes')
  },
  // Its ten seconds are told, not waited for: see demo-trouble.ts.
  lente: sendNotes('lente', [
    {
      slug: 'fonds-cadastre',
      title: 'Le cadastre ancien numérisé rejoint les données ouvertes du département',
      text: 'Huit mille feuilles du cadastre ancien sont publiées en données ouvertes.',
      daysAgo: 6,
    },
  ]),
}

/** Answers a request for /pannes/<slug>; false when nothing there has that name. */
export function answerTroubleSource(slug: string, response: ServerResponse, now: Date): boolean {
  const answer = Object.hasOwn(answers, slug) && answers[slug as TroubleSource]
  if (!answer) return false
  answer(response, now)
  return true
}

function sendNotes(slug: string, notes: readonly Note[]): Answer {
  return (response, now) => send(response, 200, xmlType, channel(slug, notes, now))
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type }).end(body)
}

function channel(title: string, notes: readonly Note[], now: Date): string {
  const items = notes.map(({ slug, title: name, text, daysAgo }) => {
    const date = new Date(Math.floor(now.getTime() / 86_400_000 - daysAgo) * 86_400_000 + 7 * 3_600_000)
    return `<item><guid isPermaLink="false">panne-${slug}</guid><title>${escapeMarkup(name)}</title>
<link>https://pannes.example/${slug}</link><description>${escapeMarkup(text)}</description>
<pubDate>${date.toUTCString()}</pubDate></item>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>${escapeMarkup(title)}</title><link>https://pannes.example/</link>
<description>Pour la démonstration</description>${items.join('\n')}</channel></rss>`
}
