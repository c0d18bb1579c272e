import type { FeedDefinition } from '../feed/definition.ts'
import type { FeedState } from '../store/feed-state.ts'

/** How much one reading weighs in what is usual; less when it is odd, so that a warning does not heal by itself. */
const weight = { usual: 0.2, odd: 0.05 }
/** A source of one or two items may well have none. */
const enoughToMiss = 3

type Count = Pick<FeedState, 'usualItems' | 'warningCode' | 'warning'>

/** What the number of items of a reading says: a list that lost a third of them, a feed that is readable and empty. */
export function judgeCount(
  feed: FeedDefinition,
  { usualItems, confirmedAt }: Pick<FeedState, 'usualItems' | 'confirmedAt'>,
  seen: number,
): Count {
  if (usualItems === undefined) {
    // The first reading of a list goes through its older pages, the next ones only through the first.
    return hasPages(feed) && confirmedAt === undefined ? {} : { usualItems: seen }
  }
  const told = Math.round(usualItems)
  const follow = (rate: number) => usualItems + rate * (seen - usualItems)
  if (seen === 0 && told >= enoughToMiss && isFlow(feed)) {
    return {
      usualItems,
      warningCode: 'empty',
      warning: `Lisible mais vide, alors que cette source donne d’habitude ${told} éléments : l’éditeur l’a peut-être déménagée. Ouvrir son site et chercher la nouvelle adresse.`,
    }
  }
  if (isPage(feed) && told >= enoughToMiss && seen <= (usualItems * 2) / 3) {
    return {
      usualItems: follow(weight.odd),
      warningCode: 'fewer-items',
      warning: `${seen} ${seen > 1 ? 'éléments trouvés' : 'élément trouvé'}, contre ${told} d’habitude : la page a peut-être changé de forme. Vérifier les sélecteurs ou les filtres de la source.`,
    }
  }
  return { usualItems: follow(weight.usual) }
}

function isPage({ format }: FeedDefinition): boolean {
  return format === 'html-list' || format === 'page' || format === 'sitemap'
}

/** A page without an item is a failure of its own, and the Journal officiel does not appear every day. */
function isFlow({ format }: FeedDefinition): boolean {
  return format === 'syndication' || format === 'json' || format === 'csv'
}

function hasPages(feed: FeedDefinition): boolean {
  return feed.format === 'html-list' && feed.list.pages !== undefined
}
