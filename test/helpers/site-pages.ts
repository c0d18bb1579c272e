/** Every page of the test site, with the status that it answers. */
export const sitePages = [
  { path: '/', status: 200 },
  { path: '/recherche', status: 200 },
  { path: '/?q=cuivre&axe=infrastructures-thd-mobile', status: 200 },
  { path: '/?q=introuvable+cuivre', status: 200 },
  { path: '/?page=3', status: 200 },
  { path: '/?page=400', status: 200 },
  { path: '/elements/cuivre', status: 200 },
  { path: '/elements/appel', status: 200 },
  { path: '/elements/alerte', status: 200 },
  { path: '/elements/anglais', status: 200 },
  { path: '/elements/piege', status: 200 },
  { path: '/elements/hors', status: 200 },
  { path: '/elements/sans-date', status: 200 },
  { path: '/elements/recit-a', status: 200 },
  { path: '/elements/long', status: 200 },
  { path: '/elements/retire', status: 410 },
  { path: '/elements/inconnu', status: 404 },
  { path: '/echeances', status: 200 },
  { path: '/echeances?axe=donnees-ia', status: 200 },
  { path: '/tableau', status: 200 },
  { path: '/tableau?concerne=dept-41', status: 200 },
  { path: '/tableau?concerne=Saint-Denis', status: 200 },
  { path: '/textes', status: 200 },
  { path: '/textes?q=introuvable', status: 200 },
  { path: '/textes/L1425-1_CGCT', status: 200 },
  { path: '/textes/L1425-1_CGCT?page=2', status: 200 },
  { path: '/textes/loi_inconnue', status: 404 },
  { path: '/axes', status: 200 },
  { path: '/axes/infrastructures-thd-mobile', status: 200 },
  { path: '/axes/numerique-responsable', status: 200 },
  { path: '/axes/inconnu', status: 404 },
  { path: '/sources', status: 200 },
  { path: '/sources/cyber-vigile', status: 200 },
  { path: '/sources/journal-neuf', status: 200 },
  { path: '/sources/inconnue', status: 404 },
  { path: '/couverture', status: 200 },
  { path: '/couverture?jour=2026-11-20&source=gazette-loire', status: 200 },
  { path: '/couverture/ecartes', status: 200 },
  { path: '/couverture/ecartes?q=introuvable', status: 200 },
  { path: '/couverture/sources/gazette-loire', status: 200 },
  { path: '/couverture/sources/inconnue', status: 404 },
  { path: '/journal-officiel', status: 200 },
  { path: '/lettres', status: 200 },
  { path: '/lettres/12', status: 200 },
  { path: '/lettres/99', status: 404 },
  { path: '/flux', status: 200 },
  { path: '/flux?sujet=types/appel-a-projets&format=ics', status: 200 },
  { path: '/flux?sujet=territoire&lieu=Saint-Denis', status: 422 },
  { path: '/donnees', status: 200 },
  { path: '/api', status: 200 },
  { path: '/api/problemes', status: 200 },
  { path: '/abonnement', status: 200 },
  { path: '/abonnement/confirmer?jeton=faux', status: 400 },
  { path: '/desabonnement?jeton=faux', status: 400 },
  { path: '/preferences?jeton=faux', status: 400 },
  { path: '/aide', status: 200 },
  { path: '/accessibilite', status: 200 },
  { path: '/mentions-legales', status: 200 },
  { path: '/confidentialite', status: 200 },
  { path: '/connexion', status: 200 },
  { path: '/lien?jeton=faux', status: 400 },
  { path: '/nulle-part', status: 404 },
] as const

/** What a reader reads of a page: no tag, plain single spaces. */
export function wordsOf(page: string): string {
  return page
    .replace(/<(head|script)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
}
