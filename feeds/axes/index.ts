import { infrastructures } from './infrastructures-thd-mobile.ts'
import { territoiresConnectes } from './territoires-durables-connectes.ts'
import { donneesIa } from './donnees-ia.ts'
import { cybersecurite } from './cybersecurite-confiance.ts'
import { inclusion } from './inclusion-mediation.ts'
import { administration } from './administration-services-publics.ts'
import { educationCultureSante } from './education-culture-sante.ts'
import { numeriqueResponsable } from './numerique-responsable.ts'
import { economieInnovation } from './economie-innovation-competences.ts'
import { gouvernance } from './gouvernance-mutualisation.ts'
import type { Axis } from '#src/axis/taxonomy.ts'

/** The ten axes, in the order in which pages and letters show them. */
export const axes: readonly Axis[] = [
  infrastructures,
  territoiresConnectes,
  donneesIa,
  cybersecurite,
  inclusion,
  administration,
  educationCultureSante,
  numeriqueResponsable,
  economieInnovation,
  gouvernance,
]
