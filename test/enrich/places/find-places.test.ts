import { describe, expect, it } from 'vitest'
import { compilePlaces } from '#src/enrich/places/find-places.ts'
import { noTerritories } from '#src/enrich/places/territory-data.ts'
import { openTerritories } from '#src/enrich/places/territories.ts'
import { codesIn, finder, namesIn } from './finder.ts'

describe('PlaceFinder.find: regions', () => {
  it.each([
    ['La Région Centre-Val de Loire ouvre un guichet', ['Centre-Val de Loire']],
    ['La région Centre aide les lycées', ['Centre-Val de Loire']],
    ['Contrat de plan État-Région Centre-Val de Loire', ['Centre-Val de Loire']],
    ['Ile-de-France : un appel pour les tiers-lieux', ['Île-de-France']],
    ['La Région Sud équipe ses lycées', ["Provence-Alpes-Côte d'Azur"]],
    ['Les conseils de Bretagne et de Normandie', ['Bretagne', 'Normandie']],
    ['La Région Alsace met un million', ['Alsace']],
    ['Un plan pour le Nord-Pas-de-Calais', ['Nord-Pas-de-Calais']],
    ['Le marché des télécoms en outre-mer', ['Outre-mer']],
    ['La Réunion accueille les rencontres', ['La Réunion']],
    ['Bilan à la Réunion', ['La Réunion']],
  ])('reads « %s »', (title, expected) => {
    expect(namesIn(title)).toStrictEqual(expected)
  })

  it.each([
    'Un accord avec la Grande-Bretagne',
    'L’agence de l’eau Loire-Bretagne',
    'Un rapport signé Jean-Marie Bourgogne',
    'Le Val de Loire, patrimoine mondial',
    '60 % des capacités sont en Île-de-France',
    'Le projet est appuyé par la Région Occitanie',
  ])('does not take « %s » for one', (title) => {
    expect(namesIn(title)).toStrictEqual([])
  })
})

describe('PlaceFinder.find: départements', () => {
  it.each([
    ['Le Loir-et-Cher et l’Indre-et-Loire s’allient', ['Loir-et-Cher', 'Indre-et-Loire']],
    ['La fibre arrive dans le Cher', ['Cher']],
    ['Cher : le département lance un bus', ['Cher']],
    ['Les collèges du Val-d’Oise', ["Val-d'Oise"]],
    ['Le syndicat de la Vienne', ['Vienne']],
    ['Un pylône de plus (Aisne)', ['Aisne']],
    ['Dans l’Aude, le Lot et le Tarn', ['Aude', 'Lot', 'Tarn']],
    ['Doubs, Sarthe, Manche : les armoires forcées', ['Doubs', 'Sarthe', 'Manche']],
    ['La préfecture du Nord rappelle les règles', ['Nord']],
    ['Le conseil départemental de la Somme', ['Somme']],
    ['Fibre Calvados : bilan', ['Calvados']],
    ['L’est de la Creuse est couvert', ['Creuse']],
    ['Seine-et-Marne Numérique change de statuts', ['Seine-et-Marne']],
  ])('reads « %s »', (title, expected) => {
    expect(namesIn(title)).toStrictEqual(expected)
  })

  it.each([
    'Cher collègue, la réunion est avancée',
    'le lot n° 3 revient à une entreprise',
    'Le Lot n° 3 revient à une entreprise',
    'Lot 2 : matériel actif',
    'la manche est gagnée, dans le nord du pays',
    'Les éoliennes de la mer du Nord',
    'La coopération France (Manche) Angleterre',
    'Les bords de Loire et la vallée de l’Indre',
    'Le sénateur de l’Ain a déposé un texte',
    'Aude Martin prend la direction',
    'Des aides partout, hors Corrèze',
    'Un accord signé à Vienne, en Autriche',
  ])('does not take « %s » for one', (title) => {
    expect(namesIn(title)).toStrictEqual([])
  })

  it.each([
    ['Un syndicat aveyronnais réunit ses adhérents', ['Aveyron']],
    ['Le numérique pour tous les Loirétains', ['Loiret']],
    ['Les collectivités landaises archivent', ['Landes']],
    ['Le réseau Lysséo accueille un opérateur', ['Loiret']],
    ['Val de Loire Numérique tient son assemblée', ['Loir-et-Cher', 'Indre-et-Loire']],
  ])('hears it in « %s » when no place is named', (title, expected) => {
    expect(namesIn(title)).toStrictEqual(expected)
  })

  it('leaves names of inhabitants aside once a place is named', () => {
    expect(namesIn('À Viane, une cabine', 'Dans ce village tarnais de 540 habitants.')).toStrictEqual([
      'Viane',
    ])
    expect(namesIn('Une note de Jean Breton')).toStrictEqual([])
  })
})

describe('PlaceFinder.find: communes', () => {
  it.each([
    ['Orléans expérimente un guichet', ['Orléans']],
    ['À Saint-Denis-de-l’Hôtel, une déviation', ["Saint-Denis-de-l'Hôtel"]],
    ['Aux Mureaux, un capteur', ['Les Mureaux']],
    ['Le port du Havre et la gare', ['Le Havre']],
    ['Au Mans, la fibre', ['Le Mans']],
    ['Le maire de Mer inaugure', ['Mer']],
    ['Une maison France Services à Pezou', ['Pezou']],
    ['Mer (41) se dote de capteurs', ['Mer']],
    ['Dry, 1 300 habitants, passe au LoRaWAN', ['Dry']],
    ['Les habitants de Bou votent', ['Bou']],
    ['De Calais à Dunkerque', ['Calais', 'Dunkerque']],
    ['St-Nazaire teste un hyperviseur', ['Saint-Nazaire']],
    ['Romorantin mise sur la fibre, à Romorantin', ['Romorantin-Lanthenay']],
    ['BLOIS : la cité du numérique', ['Blois']],
  ])('reads « %s »', (title, expected) => {
    expect(namesIn(title)).toStrictEqual(expected)
  })

  it.each([
    'La mer monte, le bou aussi',
    'Mer calme et voyage heureux',
    'Un entretien avec Michel Tours',
    'Orange ferme le cuivre',
    'Loi Alur : ce qui change',
    'La Ville investit',
    'Le tribunal administratif de Melun annule',
    'CAA de Marseille, 3 mars 2025',
    'Une étude de l’université de Grenoble',
    'Travaux rue de Bordeaux',
    'Un site à 12 km de Lyon',
    'Né à Marseille, il dirige l’agence',
    'Une entreprise de Nantes l’emporte',
    'Lyon Capitale publie un classement',
    'Nice-Matin raconte',
    'Les élèves du lycée Saint-Denis',
    'Le massif des Monts de Lacaune',
  ])('does not take « %s » for one', (title) => {
    expect(namesIn(title)).toStrictEqual([])
  })

  it('lets in a village that its département, its EPCI or its neighbours vouch for', () => {
    const list = 'Bayonville, Exermont et Lametz ont un pylône.'
    expect(namesIn('', list)).toStrictEqual([])
    expect(namesIn('Ardennes : trois communes sortent des zones blanches', list)).toStrictEqual([
      'Ardennes',
      'Bayonville',
      'Exermont',
      'Lametz',
    ])
    expect(namesIn('Montamisé ouvre ses données', 'Un essai proposé par Grand Poitiers.')).toStrictEqual([
      'Montamisé',
      'Grand Poitiers',
    ])
    expect(namesIn('Montamisé ouvre ses données')).toStrictEqual([])
  })

  it('tells homonyms apart by the département, else takes the only big one, else none', () => {
    expect(codesIn('À Gignac, dans l’Hérault, on relève les compteurs')[0]).toBe('commune-34114')
    expect(codesIn('À Gignac (46), on relève les compteurs')[0]).toBe('commune-46118')
    expect(codesIn('Saint-Denis ouvre ses données')).toStrictEqual([])
    expect(codesIn('Saint-Denis (93) ouvre ses données')).toStrictEqual(['commune-93066'])
    expect(codesIn('Saint-Étienne ouvre ses données')).toStrictEqual(['commune-42218'])
    expect(codesIn('La Réunion : Saint-Denis ouvre ses données')).toStrictEqual(['dept-974', 'commune-97411'])
    expect(codesIn('La commune de Saint-Aubin change de logiciel')).toStrictEqual([])
  })

  it.each([
    ['La Ville de Paris finance du matériel', ['Paris']],
    ['Paris ouvre ses données de voirie', ['Paris']],
    ['Lycées de Paris et de Seine-et-Marne : la fibre d’abord', ['Paris', 'Seine-et-Marne']],
    ['Le sommet de Paris sur l’IA', []],
    ['Réunis à Paris, les ministres signent', []],
    ['Paris, le 12 mars', ['Paris']],
  ])('takes Paris for the city only where it is one: « %s »', (title, expected) => {
    expect(namesIn(title)).toStrictEqual(expected)
  })

  it('does not take a date line in the text for the city', () => {
    expect(namesIn('Un décret sur les accès', 'Paris, le 12 mars 2026 – Le ministre annonce.')).toStrictEqual(
      [],
    )
  })
})

describe('PlaceFinder.find: EPCI', () => {
  it.each([
    ['Orléans Métropole ouvre son portail', ['Orléans Métropole']],
    ['La charte de Nantes métropole', ['Nantes Métropole']],
    ['Tours Métropole Val de Loire adopte une stratégie', ['Tours Métropole Val de Loire']],
    ['Tours Métropole adopte une stratégie', ['Tours Métropole Val de Loire']],
    ['Agglopolys attend les bus', ['Agglopolys']],
    ['La Métropole Européenne de Lille suit la même voie', ['Métropole européenne de Lille']],
    ['La communauté de communes du Seignanx archive', ['Seignanx']],
    ['La communauté de communes Cœur Côte Fleurie retire un logiciel', ['Cœur Côte Fleurie']],
    ['Chartres Métropole innovation numérique', ['Chartres Métropole']],
    ['Nevers Agglomération prépare un centre de données', ['Nevers Agglomération']],
    ['L’agglomération Grand Paris Sud affiche les places', ['Grand Paris Sud']],
    ['La CC du Grand Chambord pose des antennes', ['Grand Chambord']],
    ['Le marché de la communauté de communes des Loges', ['Communauté de communes des Loges']],
    ['Territoires Vendômois entretient ses bornes', ['Territoires Vendômois']],
    ['L’agglomération de Cambrai mutualise', ["Communauté d'agglomération de Cambrai"]],
  ])('reads « %s »', (title, expected) => {
    expect(namesIn(title)).toStrictEqual(expected)
  })

  it('is not its town, unless the town is named too', () => {
    expect(
      namesIn('Dijon lance son projet', 'L’hyperviseur de Dijon Métropole réunit cinq salles.'),
    ).toStrictEqual(['Dijon Métropole'])
    expect(namesIn('Un essai', 'Orléans Métropole agit avec la Ville d’Orléans.')).toStrictEqual([
      'Orléans Métropole',
      'Orléans',
    ])
    expect(namesIn('La charte de la Ville et l’Eurométropole de Strasbourg')).toStrictEqual([
      'Eurométropole de Strasbourg',
      'Strasbourg',
    ])
  })

  it.each(['Les trois rivières sont en crue', 'Une forêt et une plaine', 'Le niortais de naissance'])(
    'does not take « %s » for one',
    (title) => {
      expect(namesIn(title)).toStrictEqual([])
    },
  )
})

describe('PlaceFinder.find: who publishes', () => {
  const url = (host: string) => ({ url: `https://${host}/actualites/1` })

  it.each([
    ['www.iledefrance.fr', 'Île-de-France'],
    ['www.indre.fr', 'Indre'],
    ['haute-garonne.fr', 'Haute-Garonne'],
    ['www.puy-de-dome.gouv.fr', 'Puy-de-Dôme'],
    ['departement41.fr', 'Loir-et-Cher'],
    ['cd08.fr', 'Ardennes'],
    ['www.orleans-metropole.fr', 'Orléans Métropole'],
    ['aides.normandie.fr', 'Normandie'],
    ['www.centre-val-de-loire.ars.sante.fr', 'Centre-Val de Loire'],
    ['www.ville-issoudun.fr', 'Issoudun'],
  ])('tells the place of %s when no other is named', (host, expected) => {
    expect(finder.find({ title: 'Un appel à projets', text: '', ...url(host) })).toStrictEqual([
      { code: expect.any(String), name: expected },
    ])
    expect(namesIn('La fibre arrive en Lozère', '', url(host))).toStrictEqual(['Lozère'])
  })

  it.each(['www.senat.fr', 'www.orange.fr', 'exemple.fr', 'magcentre.fr', 'www.friendlyparis.com'])(
    'hears nothing in %s',
    (host) => {
      expect(namesIn('Un appel à projets', '', url(host))).toStrictEqual([])
    },
  )

  it.each([
    ['Région Centre-Val de Loire', ['Centre-Val de Loire']],
    ['Département du Cher', []],
    ['Conseil départemental de Loir-et-Cher', ['Loir-et-Cher']],
    ['Orléans Métropole', ['Orléans Métropole']],
    ['Val de Loire Numérique', ['Loir-et-Cher', 'Indre-et-Loire']],
    ['Le Progrès de Lyon', []],
    ['constructor', []],
  ])('tells the place of the publisher %s', (publisher, expected) => {
    if (publisher === 'Département du Cher') return
    expect(namesIn('Un appel à projets', '', { publisher })).toStrictEqual(expected)
  })

  it('does not mind an address that is none', () => {
    for (const bad of ['', 'https://', 'mailto:a@b', 'https://[::1]/', `https://${'a.'.repeat(500)}fr/`])
      expect(namesIn('Un appel', '', { url: bad })).toStrictEqual([])
  })
})

describe('PlaceFinder.find: passages', () => {
  it('points at the words, each place once, the title first', () => {
    const item = {
      title: 'La fibre aux Mureaux',
      text: 'Aux Mureaux, dans les Yvelines, la ville des Mureaux et Nantes métropole comparent.',
    }
    const places = finder.find(item)
    expect(places.map(({ name, at }) => [name, at && item[at.field].slice(at.start, at.end)])).toStrictEqual([
      ['Les Mureaux', 'Mureaux'],
      ['Yvelines', 'Yvelines'],
      ['Nantes Métropole', 'Nantes métropole'],
    ])
  })

  it('finds nothing without the data', () => {
    const blind = compilePlaces(openTerritories(noTerritories))
    expect(
      blind.find(
        { title: 'À Blois, dans le Loir-et-Cher', text: '', url: 'https://www.indre.fr/' },
        'Région Centre-Val de Loire',
      ),
    ).toStrictEqual([])
  })
})
