/** Pages of invented authorities, each as one of the programs that French public sites run on writes its lists. */

const menu = `<header role="banner"><nav class="menu"><ul>
${['Accueil et actualités du territoire', 'Vos démarches en ligne', 'Le conseil et ses élus', 'Nos compétences', 'Contact'].map((name, at) => `<li class="menu-item"><a href="/rubrique-${at}">${name}</a></li>`).join('\n')}
</ul></nav></header>`
const foot = `<footer class="footer"><ul>
${['Mentions légales du site', 'Accessibilité : partiellement conforme', 'Plan du site internet', 'Données personnelles et témoins'].map((name, at) => `<li><a href="/bas-${at}">${name}</a></li>`).join('\n')}
</ul></footer>`

function page(main: string, head = ''): string {
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Liste</title>${head}</head><body>${menu}<main id="main">${main}</main>${foot}</body></html>`
}

export const news = [
  { title: 'Ouverture du guichet fibre pour les communes rurales', day: '12 mars 2026', iso: '2026-03-12' },
  { title: 'Un diagnostic de cybersécurité offert aux mairies', day: '3 mars 2026', iso: '2026-03-03' },
  { title: 'Données ouvertes : la région publie son catalogue', day: '27 février 2026', iso: '2026-02-27' },
  { title: 'Appel à projets « Territoires intelligents »', day: '1er février 2026', iso: '2026-02-01' },
]
const words = 'Les communes de moins de 3 500 habitants peuvent déposer leur dossier dès maintenant.'

function each(write: (one: (typeof news)[number], at: number) => string): string {
  return news.map(write).join('\n')
}

export const listPages: Record<string, string> = {
  drupal: page(
    `<div class="view view-actualites view-id-actualites js-view-dom-id-8f3a91c2"><div class="view-content">${each(
      ({ title, iso, day }, at) =>
        `<div class="views-row views-row-${at + 1} ${at % 2 ? 'even' : 'odd'}"><article class="node node--type-actualite node-${4100 + at}">
<a href="/themes/numerique"><img src="/sites/default/files/t.png" alt="Numérique"></a>
<h3 class="node__title"><a href="/actualites/article-${at}"><span>${title}</span></a></h3>
<time datetime="${iso}T09:00:00+01:00">${day}</time><div class="field field--name-field-chapo">${words}</div></article></div>`,
    )}</div></div>`,
  ),
  wordpress: page(
    `<div class="posts-list">${each(
      ({ title, iso, day }, at) =>
        `<article id="post-${900 + at}" class="post-${900 + at} post type-post status-publish hentry category-numerique">
<header class="entry-header"><h2 class="entry-title"><a href="https://www.exemple.fr/2026/03/article-${at}/" rel="bookmark">${title}</a></h2>
<span class="posted-on">Publié le <time class="entry-date published" datetime="${iso}T10:00:00+01:00">${day}</time></span></header>
<div class="entry-summary"><p>${words} <a class="more-link" href="https://www.exemple.fr/2026/03/article-${at}/">Lire la suite</a></p></div></article>`,
    )}</div>`,
  ),
  typo3: page(
    `<div class="news-list-view" id="news-container-12">${each(
      ({ title, iso, day }, at) =>
        `<div class="articletype-0 list-item" itemscope="itemscope"><div class="list-item__header"><h3><a title="${title}" href="/actualites/detail/article-${at}"><span itemprop="headline">${title}</span></a></h3></div>
<p><span class="news-list-date"><time itemprop="datePublished" datetime="${iso}">${day}</time></span></p><div class="teaser-text"><p>${words}</p></div></div>`,
    )}</div>`,
  ),
  spip: page(
    `<div class="liste articles"><ul class="liste-items">${each(
      ({ title, day }, at) =>
        `<li class="item"><strong><a href="spip.php?article${310 + at}">${title}</a></strong><small class="date">${day}</small><div class="introduction entry-content">${words}</div></li>`,
    )}</ul></div>`,
    '<base href="https://www.exemple.fr/">',
  ),
  liferay: page(
    `<div class="portlet-body"><div class="asset-publisher">${each(
      ({ title, day }, at) =>
        `<div class="asset-abstract"><h4 class="asset-title"><a href="/web/guest/-/article-${at}?redirect=%2F">${title}</a></h4><div class="metadata-publish-date">${day}</div><div class="asset-summary">${words}</div></div>`,
    )}</div></div>`,
  ),
  dsfr: page(
    `<div class="fr-grid-row fr-grid-row--gutters">${each(
      ({ title, day }, at) =>
        `<div class="fr-col-12 fr-col-md-4"><div class="fr-card fr-enlarge-link"><div class="fr-card__body"><div class="fr-card__content">
<h3 class="fr-card__title"><a href="/aides/article-${at}">${title}</a></h3><p class="fr-card__desc">${words}</p>
<div class="fr-card__start"><p class="fr-card__detail">Publié le ${day}</p></div></div></div></div></div>`,
    )}</div>`,
  ),
  table: page(
    `<table class="appels"><thead><tr><th>Appel</th><th>Publication</th></tr></thead><tbody>${each(
      ({ title, day }, at) =>
        `<tr><td><a href="/appels/article-${at}">${title}</a></td><td class="publication">${day}</td><td>Clôture : 30 avril 2026</td></tr>`,
    )}</tbody></table>`,
  ),
  definitions: page(
    `<dl class="deliberations">${each(
      ({ title, day }, at) => `<dt><a href="/actes/article-${at}.pdf">${title}</a></dt><dd>${day}</dd>`,
    )}</dl>`,
  ),
  'cards that are links, with made-up classes': page(
    `<section class="Grille_liste__Xk3dP"><h2>Aides</h2><div id="resultats">${each(
      ({ title, day }, at) =>
        `<a class="css-1q2w3e mt-4 col-md-6" href="/aides/article-${at}"><div><div class="sc-9f8e7d">${title}</div><span class="jsx-3141592">${day}</span></div></a>`,
    )}</div></section>`,
  ),
}
