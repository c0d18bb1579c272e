import { parisDay } from '../french/calendar.ts'
import type { Listed, Nature } from './listing.ts'

export const risType = 'application/x-research-info-systems; charset=utf-8'

/** As Zotero reads them: STAT a law, CASE a judgement, RPRT a report, NEWS a newspaper article, ELEC a web page. */
const types: Record<Nature, string> = {
  statute: 'STAT',
  case: 'CASE',
  report: 'RPRT',
  news: 'NEWS',
  page: 'ELEC',
}

/** One reference in RIS (two letters, two spaces, a hyphen, a space): what Zotero, EndNote and Mendeley import. */
export function risRecord(listed: Listed): string {
  const day = listed.published ? parisDay(listed.published).replaceAll('-', '/') : undefined
  return [
    line('TY', types[listed.nature]),
    line('TI', listed.title || 'Sans titre'),
    line('AU', listed.author),
    line('PB', listed.publisher),
    line('PY', day?.slice(0, 4)),
    line('DA', day),
    line('AB', listed.summary),
    ...[listed.kind, ...listed.axes, ...listed.territories].map((word) => line('KW', word)),
    ...listed.references.map((reference) => line('M1', reference)),
    line('N1', listed.deadline ? `Échéance : ${parisDay(listed.deadline)}` : undefined),
    line('C1', listed.licence ? `Licence : ${listed.licence}` : undefined),
    line('LA', listed.language),
    line('UR', listed.originalUrl ?? listed.page),
    listed.originalUrl ? line('L2', listed.page) : '',
    line('DP', 'Vigie'),
    'ER  - \r\n\r\n',
  ].join('')
}

// A value is one line: whatever ends one inside would begin a field of its own.
function line(tag: string, value: string | undefined): string {
  const flat = (value ?? '')
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029\uFFFD\s]+/gu, ' ')
    .trim()
  return flat === '' ? '' : `${tag}  - ${flat}\r\n`
}
