/**
 * 1 to 12 for a month, whole or abbreviated, accents or not, in the languages of the feeds that are read: French,
 * English, German, Spanish, Italian, Portuguese, Dutch, Greek, Hungarian. Undefined for any other word.
 */
export function readMonth(word: string): number | undefined {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const index = names.findIndex((spellings) =>
    spellings.some((name) => name === plain || (plain.length >= shortest(name) && name.startsWith(plain))),
  )
  return index < 0 ? undefined : index + 1
}

const names = [
  'janvier january januar enero gennaio janeiro januari ιανουαριου',
  'fevrier february februar febrero febbraio fevereiro februari φεβρουαριου',
  'mars march marz maerz marzo marco maart mrt μαρτιου marcius',
  'avril april abril aprile απριλιου aprilis',
  'mai may mayo maggio maio mei μαιου majus',
  'juin june juni junio giugno junho ιουνιου junius',
  'juillet july juli julio luglio julho ιουλιου julius',
  'aout august agosto augustus αυγουστου augusztus',
  'septembre september sept septiembre settembre setembro σεπτεμβριου szeptember',
  'octobre october oktober octubre ottobre outubro οκτωβριου',
  'novembre november noviembre novembro νοεμβριου',
  'decembre december dezember diciembre dicembre dezembro δεκεμβριου',
].map((spellings) => spellings.split(' '))

/** Three letters tell the month in every one of these languages, but "jui" (juin, juillet) and "ιου". */
function shortest(name: string): number {
  return /^(?:jui|ιου)/.test(name) ? 4 : 3
}
