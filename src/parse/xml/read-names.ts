/** The elements of an item that the mappings look at, as publishers write them. */
export const itemNames: readonly string[] = (
  'title link description summary content content:encoded guid id pubDate published updated issued created modified ' +
  'author category categories enclosure source body fullitem date ' +
  'dc:title dc:creator dc:author dc:date dc:language dc:subject dc:description dc:identifier dc:contributor ' +
  'dcterms:issued dcterms:created dcterms:modified dcterms:date dcterms:abstract dcterms:creator prism:publicationDate ' +
  'itunes:title itunes:author itunes:summary itunes:subtitle itunes:keywords itunes:category itunes:image googleplay:author ' +
  'media:title media:description media:keywords media:category media:content media:group media:thumbnail media:credit ' +
  'atom:title atom:id atom:link atom:content atom:summary atom:published atom:updated atom:author atom:category ' +
  'atom:issued atom:created atom:modified feedburner:origLink xhtml:body xhtml:div'
).split(' ')

/** The same of the feed itself. */
export const feedNames: readonly string[] = (
  'title link description subtitle tagline language author ttl skipHours skipDays ' +
  'atom:title atom:link atom:subtitle atom:tagline dc:title dc:description dc:language dc:creator dc:author itunes:summary itunes:subtitle itunes:author ' +
  'sy:updatePeriod sy:updateFrequency'
).split(' ')
