const legifrance = 'https://www.legifrance.gouv.fr/eli'
const eurLex = 'https://eur-lex.europa.eu/legal-content/FR/TXT/?uri='
const eliNouns: Record<string, string> = { loi: 'loi', ordonnance: 'ordonnance', décret: 'decret' }

/**
 * The page of a text at its publisher, where its address follows from its number: ELI of Légifrance (with the day of the
 * text), CELEX of EUR-Lex, files of the Arcep, decisions of the Conseil constitutionnel, cases of Curia.
 */
export function addressOf(ref: string, day?: string): string | undefined {
  const [noun = '', ...rest] = ref.split(' ')
  const number = rest.at(-1) ?? ''
  // Légifrance gives an ELI to what the Journal officiel published since 2002.
  if (eliNouns[noun]) {
    return day && day >= '2002'
      ? `${legifrance}/${eliNouns[noun]}/${plainDay(day)}/${number}/jo/texte`
      : undefined
  }
  if (rest[0] === 'Arcep' && /^\d{4}-\d{4}$/.test(number))
    return `https://www.arcep.fr/uploads/tx_gsavis/${number.slice(2)}.pdf`
  const constitutional = /^décision (\d{4})-(\d{1,4}) ([A-Z]{2,3})$/.exec(ref)
  if (constitutional) {
    const [, year, order, kind] = constitutional
    return `https://www.conseil-constitutionnel.fr/decision/${year}/${year}${order}${kind}.htm`
  }
  if (noun === 'CJUE' || noun === 'TUE')
    return `https://curia.europa.eu/juris/liste.jsf?num=${number}&language=fr`
  if (noun === 'CELEX') return `${eurLex}CELEX:${number}`
  if (ref.startsWith('COM(')) return `${eurLex}COM:${ref.slice(4, 8)}:${number}:FIN`
  if (ref.startsWith('ECLI:EU:')) return `${eurLex}ecli:${ref}`
  const celex = celexOf(ref)
  return celex && `${eurLex}CELEX:${celex}`
}

/** « 32016R0679 » for « règlement (UE) 2016/679 »; of regulations and directives, whose number says it all. */
export function celexOf(ref: string): string | undefined {
  const match = /^(règlement|directive) (?:\([^)]+\) )?(\d{1,4})\/(\d{1,4})/.exec(ref)
  if (!match) return undefined
  const [, noun, first = '', second = ''] = match
  const isNew = first.length === 4 && Number(first) >= 2015
  const yearLast = noun === 'règlement' && !isNew
  const [year, number] = yearLast ? [second, first] : [first.length === 2 ? `19${first}` : first, second]
  return `3${year}${noun === 'règlement' ? 'R' : 'L'}${number.padStart(4, '0')}`
}

function plainDay(day: string): string {
  return day.split('-').map(Number).join('/')
}
