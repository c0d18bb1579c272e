/** Codes that are no row of the Code officiel géographique. */
export const [nation, europe, beyondRegion] = ['national', 'ue', 'hors-region'] as const

/** The region that is watched: what is about places outside it only is `hors-region`. */
export const watchedRegion = 'region-24'

export const officialNames: Readonly<Record<string, string>> = {
  [nation]: 'France entière',
  [europe]: 'Union européenne',
  [beyondRegion]: 'Hors de la région',
}

/** Regions of before the law of 16 January 2015, still named in archives and in the press, and the overseas as a whole. */
export const formerRegions: Readonly<Record<string, { name: string; region?: string }>> = {
  'lieu-alsace': { name: 'Alsace', region: 'region-44' },
  'lieu-aquitaine': { name: 'Aquitaine', region: 'region-75' },
  'lieu-auvergne': { name: 'Auvergne', region: 'region-84' },
  'lieu-basse-normandie': { name: 'Basse-Normandie', region: 'region-28' },
  'lieu-bourgogne': { name: 'Bourgogne', region: 'region-27' },
  'lieu-champagne-ardenne': { name: 'Champagne-Ardenne', region: 'region-44' },
  'lieu-franche-comte': { name: 'Franche-Comté', region: 'region-27' },
  'lieu-haute-normandie': { name: 'Haute-Normandie', region: 'region-28' },
  'lieu-languedoc-roussillon': { name: 'Languedoc-Roussillon', region: 'region-76' },
  'lieu-limousin': { name: 'Limousin', region: 'region-75' },
  'lieu-lorraine': { name: 'Lorraine', region: 'region-44' },
  'lieu-midi-pyrenees': { name: 'Midi-Pyrénées', region: 'region-76' },
  'lieu-nord-pas-de-calais': { name: 'Nord-Pas-de-Calais', region: 'region-32' },
  'lieu-picardie': { name: 'Picardie', region: 'region-32' },
  'lieu-poitou-charentes': { name: 'Poitou-Charentes', region: 'region-75' },
  'lieu-rhone-alpes': { name: 'Rhône-Alpes', region: 'region-84' },
  'lieu-outre-mer': { name: 'Outre-mer' },
}

/** Other names of what has a code. */
export const otherNames: Readonly<Record<string, readonly string[]>> = {
  'region-24': ['Centre'],
  'region-93': ['Sud', 'PACA'],
  'region-94': ['Collectivité de Corse'],
  'lieu-alsace': ['Collectivité européenne d’Alsace'],
  'epci-200054807': ['Métropole Aix-Marseille-Provence', 'Aix-Marseille'],
  'epci-200093201': ['MEL', 'Lille Métropole'],
  'epci-243700754': ['Tours Métropole'],
  'epci-200067965': ['Agglomération de la Région de Compiègne'],
  'epci-245804406': ['Nevers Agglo'],
}

/** The names that people use for an EPCI, where the Code officiel géographique says it otherwise. */
export const usualEpciNames: Readonly<Record<string, string>> = {
  'epci-200030385': 'Agglopolys',
  'epci-200059228': 'Grand Paris Sud',
  'epci-200067965': 'Compiégnois',
  'epci-200093201': 'Métropole européenne de Lille',
  'epci-241700434': "Communauté d'agglomération de La Rochelle",
  'epci-245804406': 'Nevers Agglomération',
  'epci-200054807': 'Métropole Aix-Marseille-Provence',
  'epci-200071116': 'Espace communautaire Lons Agglomération',
}

/** Departmental digital syndicates whose name is not their département's: where each stands. */
export const syndicates: Readonly<Record<string, readonly string[]>> = {
  'Val de Loire Numérique': ['dept-41', 'dept-37'],
  'Val de Loire Fibre': ['dept-41', 'dept-37'],
  'Berry Numérique': ['dept-18'],
  'Touraine Cher Numérique': ['dept-37'],
  Lysséo: ['dept-45'],
  RIP36: ['dept-36'],
}
