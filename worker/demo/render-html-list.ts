import type { DemoDocument, DemoEntry } from './demo-entry.ts'
import { escapeMarkup } from './escape.ts'
import { frenchDay } from './paris-time.ts'

/**
 * A page that lists the items, as a public body's site does: menus, a search box, a banner and pagination around the
 * list, relative links, dates in words.
 */
export function renderHtmlList({ publisher, entries }: DemoDocument): string {
  return `<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><title>${escapeMarkup(publisher.title)}</title>
<style>.carte { border: 1px solid #ccc }</style></head>
<body>
<header><a href="/${publisher.slug}/" class="logo">${escapeMarkup(publisher.publisher)}</a>
<nav><ul><li><a href="#contenu">Aller au contenu</a></li><li><a href="/${publisher.slug}/la-region">La Région</a></li>
<li><a href="/${publisher.slug}/contact">Contact</a></li></ul></nav>
<form role="search"><label>Rechercher <input name="q"></label></form></header>
<main id="contenu"><h1>${escapeMarkup(publisher.title)}</h1>
<p class="bandeau">Le service des aides répond du lundi au vendredi. <a href="/${publisher.slug}/contact">Nous écrire</a></p>
<ul class="resultats">
${entries.map((entry) => renderCard(entry)).join('\n')}
</ul>
<nav class="pagination"><a href="?page=1" aria-current="page">1</a> <a href="?page=2">2</a> <a href="?page=2">Suivante</a></nav>
</main>
<aside><h2>Les plus consultées</h2><ul><li><a href="/${publisher.slug}/faq">Foire aux questions</a></li></ul></aside>
<footer><a href="/${publisher.slug}/mentions-legales">Mentions légales</a> <time>2026</time></footer>
<script>window.suivi = []</script>
</body></html>
`
}

function renderCard({ url, title, summary, day, item }: DemoEntry): string {
  const date = day ? `<p class="carte-date">Publié le <span class="date">${frenchDay(day)}</span></p>` : ''
  const tags = (item.categories ?? []).map((category) => `<li>${escapeMarkup(category)}</li>`).join('')
  return `<li class="carte"><article>${date}
<h2 class="carte-titre"><a href="${escapeMarkup(new URL(url).pathname)}">${escapeMarkup(title)}</a></h2>
<p class="carte-chapo">${escapeMarkup(summary)}</p><ul class="etiquettes">${tags}</ul>
<a href="${escapeMarkup(new URL(url).pathname)}">En savoir plus</a></article></li>`
}
