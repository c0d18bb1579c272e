import type { EnrichedItem } from '../enrich/enriched-item.ts'

interface Seen {
  bozo?: string | undefined
  movedTo?: string | undefined
  now: Date
}

/** What a person should look at before keeping a definition that reads, but not as it should. */
export function previewWarnings(items: readonly EnrichedItem[], { bozo, movedTo, now }: Seen): string[] {
  const warnings = [
    bozo && `Lu avec une réserve : ${bozo}`,
    movedTo && `L’adresse est redirigée pour de bon vers ${movedTo} : donnez plutôt celle-là.`,
    items.length === 0 &&
      'Aucun élément : la source est vide pour le moment, ou l’adresse n’est pas la bonne.',
    share(items, (item) => !item.publishedAt, 'sans date'),
    share(items, (item) => !item.url, 'sans adresse'),
    share(items, (item) => item.title === '', 'sans titre'),
    share(items, (item) => (item.publishedAt ?? '') > inADay(now), 'datés dans l’avenir'),
    repeatedTitle(items),
  ]
  return warnings.filter((one): one is string => typeof one === 'string' && one !== '')
}

function share(
  items: readonly EnrichedItem[],
  isSo: (item: EnrichedItem) => boolean,
  words: string,
): string | false {
  const count = items.filter(isSo).length
  return count > 0 && `${count} ${count < 2 ? 'élément' : 'éléments'} sur ${items.length} ${words}.`
}

function inADay(now: Date): string {
  return new Date(now.getTime() + 86_400_000).toISOString()
}

/** « Lire la suite » everywhere: the selector of titles is not the right one. */
function repeatedTitle(items: readonly EnrichedItem[]): string | false {
  const [first] = items
  return (
    items.length > 2 &&
    first !== undefined &&
    items.every(({ title }) => title === first.title) &&
    `Tous les éléments ont le même titre, « ${first.title.slice(0, 80)} » : est-ce le bon sélecteur ?`
  )
}
