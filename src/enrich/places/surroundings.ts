import { foldLatin } from './fold-latin.ts'

/** The words around a name, folded; both bounded. */
export interface Surroundings {
  before: string
  after: string
}

const reach = 50

export function surroundingsOf(text: string, start: number, end: number): Surroundings {
  return {
    before: foldLatin(text.slice(Math.max(0, start - reach), start)),
    after: foldLatin(text.slice(end, end + 30)),
  }
}

const of = "(?:de la |de l'|du |des |de |d')"
const to = "(?:a la |a l'|au |aux |a |en )"

/** « tribunal de Melun », « rue de Blois », « près d’Aix », « né à Marseille »: the item is not about it. */
const elsewhere = [
  `(?:tribuna(?:l|ux)(?: administratifs?| judiciaires?| correctionnel| de commerce| de grande instance| d'instance)?|cours?(?: administratives?)? d'appel|\\bcaa|\\bta|parquet|procureure?(?: de la republique)?|juges?(?: des referes)?|prud'hommes|barreau|barreaux|\\bcour|academie|rectorat|senat(?:eur|rice)s?|deputee?s?|entreprises?|usines?|societes?|start-up|cabinet|avocate?s?|prestataire|chambre(?: regionale)?(?: des comptes)?|pole [a-z]{3,25}) ${of}?`,
  `(?:rues?|avenues?|boulevards?|\\bbd|places?|quais?|routes?|chemin|impasse|allees?|squares?|pont|gares?|aeroport|porte|autoroute|universite|universites|faculte|iut|\\bchu|sciences po|traite|accords?|sommets?|conference|convention|declaration|protocole|bourse|foire|castors|marine|rives?|bords?|vallee|vallees|estuaire|bassin|crues?|chateaux|rivieres?|fleuve|pont sur) ${of}?`,
  `(?:\\bpays|\\bmonts?|massif) (?:de la |de l'|du |de |d')`,
  `(?:lycee|college|ecole|hopital|clinique|eglise|cathedrale|quartier|stade|parc|fondation|institut|hotel|abbaye|chapelle|saint|mont|fort) `,
  `(?:\\bnee?s?|\\bdecede|\\bbasee?s?|\\bsiege|\\bsiege social|\\bsieger?|\\breunie?s?|exemplaires|\\bfait|\\bdomiciliee?) ${to}`,
  `(?:appuyee?s? par|avec (?:l'appui|le soutien|l'aide|le concours) (?:de|du)) (?:la |le |l')?(?:region|departement)? ?(?:de la |de l'|du |des |de |d')?`,
  `(?:\\bhors|\\bsauf|\\bhormis|a l'exception|a la difference|a l'inverse|contrairement a) ${of}?`,
  `% [^.,;:%]{0,30}\\bsont (?:en |dans |a )(?:la |le |l'|les )?`,
  `\\bfrance \\(`,
  `(?:%|\\bcontre|\\bvers|\\bqu') ?(?:[^.,;%]{0,12} )?(?:en |dans |a )(?:la |le |l'|les )?`,
  `(?:\\bmer|\\beurope|\\bamerique|\\bafrique|\\bpoint|\\bpole|\\bocean|\\btunnel sous|\\boutre)[ -](?:du |de |la )?`,
  `(?:\\bm\\.|\\bmme|\\bmonsieur|\\bmadame|\\bdocteur|\\bdr|\\bme|\\bmaitre|\\bsaint[ -]) ?`,
].map((source) => new RegExp(`(?:${source})$`))

export function isElsewhere({ before }: Surroundings): boolean {
  return elsewhere.some((pattern) => pattern.test(before))
}

const governed = new RegExp(
  `(?:villes?|communes?|mairies?|maires?|maire-adjointe?|adjointe?s?|adjointe? au numerique|municipalites?|conseils? municipa(?:l|ux)|conseillere?s? municipa(?:l|ux|le|les)|bourgs?|villages?|habitants|elus|agents|ccas|mediatheque|bibliotheque|hopital|centre hospitalier|sous-prefecture|prefecture|centre-ville|centre-bourg|regie|office de tourisme|residents|riverains|\\bhopital [a-z-]{2,20} [a-z-]{2,20}) ${of}?$`,
)
const ofEpci = new RegExp(
  `(?:metropole|agglomeration|agglo|communautes? (?:de communes|d'agglomeration|urbaine)|intercommunalites?|\\bcc|\\bca|\\bcu|\\bepci|grand) ${of}?$`,
)
const ofDepartement = new RegExp(
  `(?:departements?|conseils? (?:departementa(?:l|ux)|genera(?:l|ux))|prefecture|prefets?|prefete|sdis|prefectures) ${of}?$`,
)
const located = /(?:^|[^a-z])(?:a|au|aux) (?:la |l'|le |les )?$/

const compass = '(?:nord|sud|est|ouest|nord-est|nord-ouest|sud-est|sud-ouest)'
const nearby = new RegExp(
  `(?:\\bpres|\\bloin|\\bproche|\\b(?:au |a l'|l')${compass}|\\bkm|kilometres|metres|minutes|heures?|banlieue|environs|alentours|au large) ${of}?$`,
)

/** « près de X », « au nord de X »: somewhere else, for a town; inside, for a département. */
export function isNearby({ before }: Surroundings): boolean {
  return nearby.test(before)
}

/** « maire de X », « la commune de X », « les habitants de X ». */
export function isGoverned({ before }: Surroundings): boolean {
  return governed.test(before)
}

/** « la métropole de X », « CC du X ». */
export function isOfEpci({ before }: Surroundings): boolean {
  return ofEpci.test(before)
}

/** « département de la X », « préfecture du X ». */
export function isOfDepartement({ before }: Surroundings): boolean {
  return ofDepartement.test(before)
}

/** « à X ». */
export function isLocated({ before }: Surroundings): boolean {
  return located.test(before)
}

/** « X (41) », « X, 1 100 habitants »: the number of the département, or true. */
export function tellsPlace({ after }: Surroundings): string | boolean {
  const number = /^ ?\((\d\d|2[ab]|97\d)\)/.exec(after)
  if (number) return number[1]!.toUpperCase()
  return /^,? ?\(?\d[\d .]{0,8} (?:habitants|ames)\b/.test(after)
}

/** « du Verdun », « les Monts »: a town takes no article but its own. */
export function hasForeignArticle({ before }: Surroundings): boolean {
  return /(?:^|[^a-z])(?:le |la |les |du |des |aux |au |de la |de l'|l')$/.test(before)
}

/** « la Ville et l’Eurométropole de X »: both are meant. */
export function joinsTown({ before }: Surroundings): boolean {
  return /\bvilles? (?:de |d')?(?:[a-z-]{2,30} )?et (?:de )?(?:l'|la |sa |le )?$/.test(before)
}

/** With the article or the preposition that a département takes: « dans l’Aisne », « de la Vienne », « (Cher) », « Cher : ». */
export function hasArticle({ before, after }: Surroundings): boolean {
  if (/(?:^|[^a-z])(?:le |la |les |l'|du |de la |de l'|des |aux |au |en |dans le )$/.test(before)) return true
  if (before.endsWith('(') && after.startsWith(')')) return true
  return before === '' && /^ ?[:,]/.test(after)
}
