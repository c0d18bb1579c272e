/** Words of French that the analyser treats by name. All are folded: no accent, no capital, no ligature. */

/**
 * Grammar words, in neither the index nor the query. Left out of the list on purpose because they mean something
 * here: « si » (systèmes d’information), « été » (camps d’été), « l » and « d » (articles L. and D. of the codes;
 * their elided forms are cut off before).
 */
export const stopWords: ReadonlySet<string> = new Set(
  `a afin ai aient ainsi alors apres as au aucun aucune aussi autre autres aux auxquelles auxquels avaient avait avant
  avec avez avoir avons ayant bien c ca car ce ceci cela celle celles celui cependant ces cet cette ceux chacun chacune
  chaque chez ci comme comment dans de depuis des desquels dessous dessus deja donc dont du duquel durant e elle elles
  en encore entre es est et etaient etait etant etes etre eu eux furent fut grace ici il ils j je jusque la laquelle
  le lequel les lesquelles lesquels leur leurs lors lorsque lui m ma mais me meme memes mes mien moi moins mon n ne ni non
  nos notamment notre nous on ont or ou par parce parmi pas pendant peu peut peuvent plus plusieurs pour pourquoi pouvez puis
  puisque qu quand que quel quelle quelles quels qui quoi s sa sans se selon sera seraient serait seront ses soient soit
  sommes son sont sous suis sur t ta tandis tant te tel telle telles tels tes toi ton toujours tous tout toute toutes
  tres tu un une vers via voici voila vos votre vous y`.split(/\s+/),
)

/** What an apostrophe cuts off: l’eau, d’une, qu’il, jusqu’au. Other apostrophes part two words: prud’homme. */
export const elisions: ReadonlySet<string> = new Set(
  'l d j n s t m c qu jusqu lorsqu puisqu quoiqu presqu quelqu'.split(' '),
)

/**
 * Words whose algorithmic stem is wrong here: one family a line, its stem first. Each line was seen to part what
 * belongs together (travail, travaux) or to join what does not (départ, département; don, donnée).
 */
const families = `
  communication communication
  communique communique
  cours cours
  departement departement departemental departementale departementaux
  deploi deploye
  directive directive
  donnee donnee
  enjeu enjeux
  equipe equipe
  federation federation
  feu feux
  financi financier financiere
  france france
  francais francais francaise
  generatif generatif generative
  jeu jeux
  lieu lieux
  marche marche
  milieu milieux
  operateur operateur operatrice
  public public publique
  regional regional regionale regionaux
  travail travail travaux`

export const stemsByName: ReadonlyMap<string, string> = new Map(
  families
    .trim()
    .split('\n')
    .map((line) => line.trim().split(' '))
    .flatMap(([stem = '', ...words]) => words.map((word): [string, string] => [word, stem])),
)

/**
 * Acronyms and names that a stemmer would shorten (CADA would become « cad »). Capitals cannot tell an acronym
 * from a shouted title, and readers type « feder » in lower case, hence a list. Those it would leave alone need no entry.
 */
export const neverStemmed: ReadonlySet<string> = new Set(
  `ademe altitude ans ars avicca axione blois cada cerema cese cnes cnrs dae dges dgs dila dora ens feder frs iris
  inria inrae insee joue lora loches mfs mms orange paas paris renater rgaa rie saas ses sms srddeii tetra
  tiers touraine tours umts urps vosges windows xpfibre`.split(/\s+/),
)
