import { findFeeds } from './find-feeds.ts'

/** The sentence for a page that stands where a feed should be; it names the feeds that the page advertises. */
export function explainHtml(html: string, url: string): string {
  const feeds = findFeeds(html, url)
  const announced = feeds.filter(({ how }) => how === 'announced').map((feed) => feed.url)
  const [first, ...others] = announced
  if (first !== undefined && others.length === 0) {
    return `Cette adresse est une page web, pas un flux. La page annonce ce flux : ${first} (mettre cette adresse dans la définition de la source).`
  }
  if (first !== undefined) {
    return `Cette adresse est une page web, pas un flux. La page annonce ces flux : ${announced.slice(0, 5).join(' , ')} (mettre l’un d’eux dans la définition de la source).`
  }
  const [likely] = feeds
  const where = likely ? `Essayer ${likely.url}` : 'Chercher l’adresse du flux'
  return `Cette adresse est une page web, pas un flux, et la page n’en annonce aucun. ${where}, ou décrire la source avec le format « html-list ».`
}
