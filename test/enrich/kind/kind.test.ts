import { describe, expect, it } from 'vitest'
import type { Kind } from '#src/axis/taxonomy.ts'
import { findKind } from '#src/enrich/kind/kind.ts'

describe('findKind', () => {
  it.each<[Kind, string, string]>([
    ['appel-a-projets', 'Appel à projets « Territoires connectés »', ''],
    ['appel-a-projets', 'AAP inclusion numérique 2027', ''],
    ['appel-a-projets', 'Tiers-lieux', 'La Région lance un appel à candidatures pour équiper vingt lieux.'],
    ['appel-a-projets', 'Trophées de l’innovation', 'Les communes déposent leur candidature en ligne.'],
    ['ami', 'Appel à manifestation d’intérêt : capteurs en zone rurale', ''],
    ['ami', 'L’ANCT ouvre un AMI pour les hubs', ''],
    ['laureats', 'Les lauréats de l’appel à projets « Numérique inclusif »', ''],
    ['laureats', 'Résultats de l’appel à manifestation d’intérêt', 'Vingt dossiers ont été déposés.'],
    ['laureats', 'Appel à projets fibre : 12 projets retenus', ''],
    ['aide', 'Subvention pour la vidéoprotection', ''],
    ['aide', 'Chèque numérique des commerçants', 'La Région rembourse 500 €.'],
    ['aide', 'Quels financements pour l’inclusion numérique ?', ''],
    ['marche-public', 'Avis de marché : fourniture de serveurs', ''],
    ['marche-public', 'Groupement de commandes télécoms', ''],
    ['loi', 'Projet de loi sur la résilience des infrastructures', ''],
    ['loi', 'Question de mutualisation', 'Un amendement veut donner une base aux syndicats.'],
    ['decret', 'Décret n° 2026-12 du 3 janvier 2026 relatif aux archives', ''],
    ['decret', 'Les archives mutualisées', 'Un décret du 3 janvier fixe les règles.'],
    ['arrete', 'Arrêté du 14 août 2026 portant extension', ''],
    ['reglement-ue', 'Règlement (UE) 2024/903 pour une Europe interopérable', ''],
    ['reglement-ue', 'Cyber Resilience Act : ce qui change', ''],
    ['decision', 'Décision n° 2026-0924 de l’Arcep', ''],
    ['decision', 'La CNIL met en demeure une commune : mise en demeure publique', ''],
    ['jurisprudence', 'CAA de Bordeaux, 19 octobre 2022, 20BX02818', ''],
    ['jurisprudence', 'CE, 9 juillet 2014, n° 373295', ''],
    ['deliberation', 'Conseil municipal du 12 mai', ''],
    ['guide', 'Guide pratique du DPO mutualisé', ''],
    ['guide', 'Qu’est-ce qu’une charte IA ?', ''],
    ['guide', 'Fréquences', 'L’Arcep lance une nouvelle consultation publique.'],
    ['retour-experience', 'Stationnement à Meylan', 'La ville a équipé huit places de capteurs au sol.'],
    ['retour-experience', 'Retour d’expérience : la GTB des écoles', ''],
    ['evenement', 'Webinaire : la fin du cuivre', ''],
    ['evenement', 'Congrès des élus au numérique', ''],
    ['etude', 'Baromètre du numérique 2026', ''],
    ['etude', 'Réseaux en fibre', 'L’Arcep publie la huitième édition de son observatoire.'],
    ['alerte', 'Multiples vulnérabilités dans les produits Fortinet', ''],
    ['alerte', 'Pare-feux', 'Le CERT-FR publie une alerte.'],
    ['actualite', 'La fibre arrive !', 'Les travaux commencent lundi.'],
    ['actualite', '', ''],
  ])('reads %s in « %s »', (kind, title, text) => {
    expect(findKind({ title, text })).toBe(kind)
  })

  it.each([
    ['a friend is no call', 'Un ami de longue date inaugure la mairie'],
    ['dynamics are no call', 'La dynamique des familles'],
    ['a decree in passing', 'Il avait décrété que non'],
    ['news about a law’s person', 'La loi du plus fort au rugby'],
    ['a telephone maker deploys', 'Apple déploie une mise à jour'],
    ['a game is no aid', 'Xbox Game Pass : les nouveautés de juin'],
    ['a product launch is no meeting', 'Google : la date de la conférence est officielle'],
  ])('reads news where %s', (_what, title) => {
    expect(findKind({ title, text: '' })).toBe('actualite')
  })

  it('believes the source’s own field above all', () => {
    expect(findKind({ title: 'Appel à projets', text: '', kind: 'marche-public' }, 'alerte')).toBe(
      'marche-public',
    )
  })

  it('falls back on what the feed usually publishes, only when nothing is read', () => {
    expect(findKind({ title: 'CERTFR-2026-AVI-0001', text: '' }, 'alerte')).toBe('alerte')
    expect(findKind({ title: 'Produits Cisco', text: '' }, 'alerte')).toBe('alerte')
    expect(findKind({ title: 'Webinaire sur les mots de passe', text: '' }, 'alerte')).toBe('evenement')
  })

  it.each<[Kind, string]>([
    ['marche-public', 'https://www.boamp.fr/pages/avis/?q=idweb:26-1'],
    ['aide', 'https://aides-territoires.beta.gouv.fr/aides/abcd/'],
    ['jurisprudence', 'https://juricaf.org/arret/X'],
    ['alerte', 'https://www.cert.ssi.gouv.fr/avis/X/'],
    ['actualite', 'https://exemple.fr/boamp.fr'],
    ['actualite', 'pas une adresse'],
  ])('reads %s in the address %s', (kind, url) => {
    expect(findKind({ title: 'Travaux de la mairie', text: '', url })).toBe(kind)
  })

  it('reads the opening of a text only', () => {
    const text = `${'Rien de neuf. '.repeat(60)}La Région lance un appel à projets.`
    expect(findKind({ title: 'Lettre du mois', text })).toBe('actualite')
  })

  it('answers at once on hostile text', () => {
    const hostile = 'lance lance ouvre appel a a a '.repeat(40_000)
    const start = performance.now()
    findKind({ title: hostile, text: hostile })
    expect(performance.now() - start).toBeLessThan(500)
  })
})
