import { ParseError } from '../../errors.ts'
import { joinIssue } from './issue.ts'
import { readSummary } from './summary.ts'
import { addressOf, readText } from './text.ts'
import type { ParsedFeed } from '../raw-item.ts'
import { present } from '../xml/element.ts'

/**
 * The Journal officiel in the DILA's JORFSIMPLE form: a summary (`<JO>`) or one text (`<TEXTE>`).
 * A text has the same guid (its JORFTEXT id) in both. Source: echanges.dila.gouv.fr/OPENDATA/JORFSIMPLE.
 *
 * @throws {ParseError} `not-a-feed`, `mapping-found-nothing`, `too-complex`
 */
export function parseJorf(xml: string): ParsedFeed {
  const root = /<(JO|TEXTE)[\s>]/.exec(xml)?.[1]
  if (root === 'JO') return parseSummary(xml)
  if (root === 'TEXTE') return parseText(xml)
  throw new ParseError(
    'not-a-feed',
    'Le document n’est ni un sommaire (<JO>) ni un texte (<TEXTE>) du Journal officiel. Vérifier l’adresse dans le dépôt JORFSIMPLE.',
  )
}

function parseSummary(xml: string): ParsedFeed {
  const summary = readSummary(xml)
  if (summary.links.length === 0) {
    throw new ParseError(
      'mapping-found-nothing',
      'Ce sommaire du Journal officiel n’annonce aucun texte (LIEN_TXT).',
    )
  }
  return {
    title: present(summary.title),
    link: summary.id === '' ? undefined : addressOf(summary.id),
    language: 'fr',
    ...joinIssue([summary]),
    bozo: summary.isWhole ? undefined : 'Le sommaire est tronqué : les textes de la fin manquent.',
  }
}

function parseText(xml: string): ParsedFeed {
  const { item, isWhole } = readText(xml)
  return {
    items: [item],
    language: 'fr',
    bozo: isWhole ? undefined : 'Le texte est tronqué : la fin manque.',
  }
}
