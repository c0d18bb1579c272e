import type { PageSlug } from '../store/site-pages.ts'
import { accessibilityText } from './accessibility-text.ts'
import { legalText } from './legal-text.ts'
import { privacyText } from './privacy-text.ts'

export interface BuiltInPage {
  title: string
  /** Markdown, as staff would write it, placeholders included. */
  markdown: string
}

export const builtInPages: Record<PageSlug, BuiltInPage> = {
  'mentions-legales': { title: 'Mentions légales', markdown: legalText },
  confidentialite: { title: 'Données personnelles', markdown: privacyText },
  accessibilite: { title: 'Accessibilité', markdown: accessibilityText },
}
