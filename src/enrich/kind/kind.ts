import type { Kind } from '../../axis/taxonomy.ts'
import { kindRules } from './kind-rules.ts'
import type { KindRule } from './kind-rules.ts'
import { foldText } from '../text/fold-text.ts'

/** What a kind may be read from. */
export interface KindSource {
  title: string
  text: string
  url?: string
  /** Said by a field of the source: always believed. */
  kind?: Kind
}

/** The opening of the text says what the item is; further on, it speaks of other things. */
const leadLength = 400

/**
 * One kind an item: the source's own word, else the first rule met on the title, else on the publisher's address,
 * else on the opening of the text, else what the feed usually publishes.
 */
export function findKind(item: KindSource, usual?: Kind): Kind {
  if (item.kind) return item.kind
  const title = foldText(spellOut(item.title.slice(0, leadLength)))
  const lead = foldText(spellOut(item.text.slice(0, leadLength)))
  const host = hostOf(item.url)
  const isMet = (rule: KindRule): boolean =>
    (rule.title?.test(title) ?? true) && (rule.lead?.test(lead) ?? true) && (rule.host?.test(host) ?? true)
  const rule = kindRules.find(isMet)
  return rule?.kind ?? usual ?? 'actualite'
}

function hostOf(url: string | undefined): string {
  return (url && URL.canParse(url) ? new URL(url).hostname : '').replace(/\.$/, '')
}

/** Folding loses capitals: « un AMI » is a call, « un ami » is not, so the acronyms are spelt out before. */
function spellOut(text: string): string {
  return text.replace(/\bAMI\b/g, "appel à manifestation d'intérêt").replace(/\bAAP\b/g, 'appel à projets')
}
