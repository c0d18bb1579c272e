import { type Span, sentenceAround } from './sentence.ts'

const mostSpans = 60
const label =
  /\b(?:beneficiaires?|publics?|porteurs? de projets?|candidats?|structures?|demandeurs?)(?: (?:cibles?|vises?|eligibles?|attendus?|potentiels?|concernee?s?|finaux|de l'aide|directs?|admissibles?|et [a-z]+)){0,3}(?:\s{0,3}:\s{0,3}| ?\n{1,3}| sont (?=les|des|une?))|\bbeneficiaires (?=les |communes|collectivites|toute)|\b(?:sont|est) eligibles?(?: ?:\s{0,3}|(?= les| a | aux))|\b(?:y pretendre|a qui s'adresse[a-z ]{0,24}|qui peut [a-z ]{3,24}|destinee?s? a|s'adresse a|telles que) ?[:?]\s{0,3}|\bvous etes (?=une? |des? )/g
const opening =
  /\b(?:s'adress\w+|s'ouvre|ouvert[es]*|destine[es]*|reserve[es]*|propose[es]*|accorde[es]*|attribue[es]*|vers(?:e|es|ee|ees)) (?:[a-z]+ ){0,3}(?:aux?|a|a l'|a toute?s?) ?\b|\b(?:a destination|a l'attention|a l'intention|au profit|en faveur|en direction|au service) (?:de|des|du)\b|\b(?:portee?s? par|vise a (?:aider|soutenir|accompagner)|aide(?:r|ra|nt)?|soutenir|soutient|accompagne(?:r|nt)?|appuyer|subventionne(?:r|nt)?|finance(?:r|nt)?|encourage(?:r|nt)?|consacre[^.;]{0,40} aux?|ira[^.;]{0,12} aux?|incite(?:r)?|pour) (?:tou[st]e?s? )?(?:les|des|d'|une?|l'|la|le|aux)(?: [a-z]+)? ?|\bcandidatures? (?:de|des)\b|\bla depense des\b|\baides? aux\b|\bmaitrise d'ouvrage publique\b/g
const verb =
  /\b(?:peu(?:ven)?t|pourr(?:a|ont|aient)|pouvaient|sont (?:aussi |egalement |particulierement )?(?:eligibles?|invite\w*|concerne\w*|admis\w*|appele\w*)|est eligible|seront? (?:donc )?aide\w*|ont jusqu'|depos\w+|candidat(?:e|ent|er)|percevr\w+|obtiend\w+|toucher\w+|beneficie\w*|sera remboursee?)/g
const stops =
  /[.;:\n](?=\s|$)| (?:qui|dont|pour|afin|souhaitant|desireu\w+|portant|ayant|habilite\w*|en vue|avec|leurs? (?:commune|adherent|habitant)\w*|alors|tandis|quand|lorsque|chaque fois|a condition) /
const nextLabel =
  /\. (?=[a-z])|\.\n|\b(?:actions?|depenses?|projets?|accompagnement|montants?|objectifs?|modalites?|criteres?|nature|taux|financement|dates?|calendrier|conditions?|cout)\b[a-z ']{0,24} ?:|\n(?:montant|financement|calendrier|depenses?|actions?|projets?|modalites?|criteres?|nature|taux|conditions?|objectifs?|contact|pieces|duree|dossier)\b/
const denials =
  /\b(?:hors|hormis|sauf|excepte\w*|exclue?s?|excluant|a l'exception|a l'exclusion|ecarte\w*|ne (?:sont|seront|peuvent|pourront|s'adresse|concerne|beneficie)\w*|n'est pas|ne peut|n'y ont pas|et non|pas aux)\b/

/** Stretches of a plain text that say who may receive: a label, what follows « s’adresse aux », who « peuvent » apply. */
export function findEligible(plain: string): Span[] {
  const spans = [
    ...take(plain, label, (_start, end) => ({
      start: end,
      end: end + labelEnd(plain.slice(end, end + 320)),
    })),
    ...take(plain, opening, (start, end) => ({ start, end: end + stopIn(plain.slice(end, end + 170)) })),
    ...take(plain, verb, (start) => ({ start: subjectStart(plain, start), end: start })),
  ]
  return spans.filter((span) => span.end > span.start)
}

/** Whether the words between the opening of its clause and a name, or just after, leave that name out. */
export function isLeftOut(plain: string, { start, end }: Span): boolean {
  const sentence = sentenceAround(plain, start, end)
  const before = plain.slice(Math.max(sentence.start, start - 60), start)
  if (denials.test(before.slice(lastClause(before)))) return true
  return /^[^.;:,]{0,50}\b(?:ne (?:sont|seront|peuvent|pourront)|n'est|ne peut|sont (?:exclu|ecarte)\w*|etant exclu\w*|exclus?\b)/.test(
    plain.slice(end, Math.min(sentence.end, end + 80)),
  )
}

function take(plain: string, pattern: RegExp, spanOf: (start: number, end: number) => Span): Span[] {
  const spans: Span[] = []
  for (const { 0: words, index } of plain.matchAll(pattern)) {
    if (spans.push(spanOf(index, index + words.length)) >= mostSpans) break
  }
  return spans
}

function stopIn(after: string): number {
  const stop = stops.exec(after)
  return stop ? stop.index : after.length
}

/** A labelled list goes on over commas and full stops of its lines, to the next label or the end of its sentence. */
function labelEnd(after: string): number {
  const stop = nextLabel.exec(after)
  return stop ? stop.index : after.length
}

function subjectStart(plain: string, at: number): number {
  const sentence = sentenceAround(plain, at, at)
  const before = plain.slice(Math.max(sentence.start, at - 150), at)
  const cut = Math.max(
    before.lastIndexOf(';'),
    before.lastIndexOf(' : '),
    before.lastIndexOf(' qui '),
    before.lastIndexOf(' pour '),
  )
  return at - before.length + cut + 1
}

/** « hors Paris, les communes peuvent »: the article opens another clause, where a list of those left out has none. */
function lastClause(before: string): number {
  return Math.max(
    0,
    ...[';', '(', ' mais ', ', les ', ', la ', ', toute '].map((mark) => before.lastIndexOf(mark)),
  )
}
