import type { FeedDefinition } from '../feed/definition.ts'

/** « Arcep, Actualités »; once only where the title begins with the publisher's name (« 01net », « Arcep : avis »). */
export function sourceLabel({ publisher, title }: Pick<FeedDefinition, 'publisher' | 'title'>): string {
  return title.startsWith(publisher) ? title : `${publisher}, ${title}`
}
