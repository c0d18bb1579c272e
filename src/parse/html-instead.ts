import { Parser } from 'htmlparser2'

/** The sentence for a page that stands where a feed should be; it names the feed that the page advertises. */
export function explainHtml(html: string, url: string): string {
  const advertised = findAdvertisedFeed(html, url)
  return advertised
    ? `Cette adresse est une page web, pas un flux. La page annonce ce flux : ${advertised} (mettre cette adresse dans la définition de la source).`
    : 'Cette adresse est une page web, pas un flux, et la page n’en annonce aucun. Chercher l’adresse du flux, ou décrire la source avec le format « html-list ».'
}

const feedTypes = /^application\/(?:rss\+xml|atom\+xml|feed\+json|json)\b/i

function findAdvertisedFeed(html: string, url: string): string | undefined {
  let found: string | undefined
  const parser = new Parser({
    onopentag(name, { rel, type, href }) {
      if (name !== 'link' || found !== undefined || !href) return
      if (!/(?:^|\s)alternate(?:\s|$)/i.test(rel ?? '') || !feedTypes.test(type ?? '')) return
      if (URL.canParse(href, url)) found = new URL(href, url).href
    },
  })
  parser.end(html)
  return found
}
