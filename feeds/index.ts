import { accessibilite } from './publishers/accessibilite.ts'
import { achatsPublics } from './publishers/achats-publics.ts'
import { actuEnvironnement } from './publishers/actu-environnement.ts'
import { ademe } from './publishers/ademe.ts'
import { agenceNumeriqueSante } from './publishers/agence-numerique-sante.ts'
import { agglomerationsCentreValDeLoire } from './publishers/agglomerations-centre-val-de-loire.ts'
import { aidesTerritoires } from './publishers/aides-territoires.ts'
import { anssi } from './publishers/anssi.ts'
import { arcep } from './publishers/arcep.ts'
import { assembleeNationale } from './publishers/assemblee-nationale.ts'
import { associationsElus } from './publishers/associations-elus.ts'
import { autoriteConcurrence } from './publishers/autorite-concurrence.ts'
import { banqueDesTerritoires } from './publishers/banque-des-territoires.ts'
import { bibliothequeIaTerritoriale } from './publishers/bibliotheque-ia-territoriale.ts'
import { boamp } from './publishers/boamp.ts'
import { centralesAchat } from './publishers/centrales-achat.ts'
import { cerema } from './publishers/cerema.ts'
import { cnil } from './publishers/cnil.ts'
import { commissionEuropeenne } from './publishers/commission-europeenne.ts'
import { conseilConstitutionnel } from './publishers/conseil-constitutionnel.ts'
import { conseilEtat } from './publishers/conseil-etat.ts'
import { courDesComptes } from './publishers/cour-des-comptes.ts'
import { cybermalveillance } from './publishers/cybermalveillance.ts'
import { dataGouv } from './publishers/data-gouv.ts'
import { defenseurDesDroits } from './publishers/defenseur-des-droits.ts'
import { departementsCentreValDeLoire } from './publishers/departements-centre-val-de-loire.ts'
import { doctrineJuridique } from './publishers/doctrine-juridique.ts'
import { etatNumerique } from './publishers/etat-numerique.ts'
import { eurLex } from './publishers/eur-lex.ts'
import { financeurs } from './publishers/financeurs.ts'
import { futureOfLife } from './publishers/future-of-life.ts'
import { inclusionNumerique } from './publishers/inclusion-numerique.ts'
import { infranum } from './publishers/infranum.ts'
import { insee } from './publishers/insee.ts'
import { intelligenceArtificielle } from './publishers/intelligence-artificielle.ts'
import { journalOfficiel } from './publishers/journal-officiel.ts'
import { legifrance } from './publishers/legifrance.ts'
import { legifrss } from './publishers/legifrss.ts'
import { logicielLibre } from './publishers/logiciel-libre.ts'
import { ministeres } from './publishers/ministeres.ts'
import { nouvelleAquitaine } from './publishers/nouvelle-aquitaine.ts'
import { numeriqueResponsable } from './publishers/numerique-responsable.ts'
import { openDataCentreValDeLoire } from './publishers/open-data-centre-val-de-loire.ts'
import { opendatafrance } from './publishers/opendatafrance.ts'
import { prefecturesCentreValDeLoire } from './publishers/prefectures-centre-val-de-loire.ts'
import { presseCybersecurite } from './publishers/presse-cybersecurite.ts'
import { presseInformatique } from './publishers/presse-informatique.ts'
import { presseInternationale } from './publishers/presse-internationale.ts'
import { presseLocale } from './publishers/presse-locale.ts'
import { presseTelecoms } from './publishers/presse-telecoms.ts'
import { presseTerritoriale } from './publishers/presse-territoriale.ts'
import { presseVillesIntelligentes } from './publishers/presse-villes-intelligentes.ts'
import { protectionDonneesEurope } from './publishers/protection-donnees-europe.ts'
import { recia } from './publishers/recia.ts'
import { regionCentreValDeLoire } from './publishers/region-centre-val-de-loire.ts'
import { reseauxElus } from './publishers/reseaux-elus.ts'
import { senat } from './publishers/senat.ts'
import { servicePublic } from './publishers/service-public.ts'
import { syndicatsNumeriques } from './publishers/syndicats-numeriques.ts'
import { viePublique } from './publishers/vie-publique.ts'
import type { FeedDefinition } from '#src/feed/definition.ts'

/**
 * Everything that Vigie watches. Written out, for Workers cannot list a folder; a test compares it with feeds/publishers.
 * Checked at start by validateFeeds.
 */
export const feeds: readonly FeedDefinition[] = [
  ...accessibilite,
  ...achatsPublics,
  ...actuEnvironnement,
  ...ademe,
  ...agenceNumeriqueSante,
  ...agglomerationsCentreValDeLoire,
  ...aidesTerritoires,
  ...anssi,
  ...arcep,
  ...assembleeNationale,
  ...associationsElus,
  ...autoriteConcurrence,
  ...banqueDesTerritoires,
  ...bibliothequeIaTerritoriale,
  ...boamp,
  ...centralesAchat,
  ...cerema,
  ...cnil,
  ...commissionEuropeenne,
  ...conseilConstitutionnel,
  ...conseilEtat,
  ...courDesComptes,
  ...cybermalveillance,
  ...dataGouv,
  ...defenseurDesDroits,
  ...departementsCentreValDeLoire,
  ...doctrineJuridique,
  ...etatNumerique,
  ...eurLex,
  ...financeurs,
  ...futureOfLife,
  ...inclusionNumerique,
  ...infranum,
  ...insee,
  ...intelligenceArtificielle,
  ...journalOfficiel,
  ...legifrance,
  ...legifrss,
  ...logicielLibre,
  ...ministeres,
  ...nouvelleAquitaine,
  ...numeriqueResponsable,
  ...openDataCentreValDeLoire,
  ...opendatafrance,
  ...prefecturesCentreValDeLoire,
  ...presseCybersecurite,
  ...presseInformatique,
  ...presseInternationale,
  ...presseLocale,
  ...presseTelecoms,
  ...presseTerritoriale,
  ...presseVillesIntelligentes,
  ...protectionDonneesEurope,
  ...recia,
  ...regionCentreValDeLoire,
  ...reseauxElus,
  ...senat,
  ...servicePublic,
  ...syndicatsNumeriques,
  ...viePublique,
]
