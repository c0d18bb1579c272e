import { describe, expect, it } from 'vitest'
import { kindModel } from '#feeds/kinds/index.ts'
import type { Kind } from '#src/axis/taxonomy.ts'
import { findKind } from '#src/enrich/kind/kind.ts'
import { openKindModel } from '#src/enrich/kind/kind-model.ts'

const model = openKindModel(kindModel)

describe('findKind, by rule', () => {
  it.each<[Kind, string, string]>([
    ['appel-a-projets', 'Appel à projets « Territoires connectés »', ''],
    ['appel-a-projets', 'AAP inclusion numérique 2027', ''],
    ['appel-a-projets', 'Tiers-lieux', 'La Région lance un appel à candidatures pour équiper vingt lieux.'],
    ['appel-a-projets', 'Trophées de l’innovation', 'Les communes déposent leur candidature en ligne.'],
    ['ami', 'Appel à manifestation d’intérêt : capteurs en zone rurale', ''],
    ['ami', 'L’ANCT ouvre un AMI pour les hubs', ''],
    ['laureats', 'Les lauréats de l’appel à projets « Numérique inclusif »', ''],
    ['laureats', 'Résultats de l’appel à manifestation d’intérêt', 'Vingt dossiers ont été déposés.'],
    ['laureats', 'Résultats de l’AAP « Sobriété »', ''],
    ['laureats', 'Appel à projets fibre : 12 projets retenus', ''],
    ['laureats', 'Appel à projets fibre : douze communes lauréates', ''],
    ['laureats', 'Les projets retenus de l’appel à communs', ''],
    ['aide', 'Subvention pour la vidéoprotection', ''],
    ['aide', 'Chèque numérique des commerçants', 'La Région rembourse 500 €.'],
    ['aide', 'Aide à la formation des élus à l’intelligence artificielle', ''],
    ['aide', 'Quels financements pour l’inclusion numérique ?', ''],
    ['marche-public', 'Avis de marché : fourniture de serveurs', ''],
    ['marche-public', 'Groupement de commandes télécoms', ''],
    ['marche-public', 'Règlement de consultation : câblage de la mairie', ''],
    ['loi', 'Projet de loi sur la résilience des infrastructures', ''],
    ['loi', 'Amendement : une base pour les syndicats', ''],
    ['decret', 'Décret n° 2026-12 du 3 janvier 2026 relatif aux archives', ''],
    ['decret', 'Les archives mutualisées', 'Un décret du 3 janvier fixe les règles.'],
    ['arrete', 'Arrêté du 14 août 2026 portant extension', ''],
    ['arrete', 'Profils d’acheteur : deux arrêtés précisent les données à publier', ''],
    ['reglement-ue', 'Règlement (UE) 2024/903 pour une Europe interopérable', ''],
    ['decision', 'Décision n° 2026-0924 de l’Arcep', ''],
    ['decision', 'Une commune sans délégué mise en demeure par la CNIL', ''],
    ['decision', 'Service postal', 'L’Arcep publie son avis sur les tarifs de l’an prochain.'],
    ['decision', 'Délibération de la formation restreinte n° SAN-2026-001', ''],
    ['jurisprudence', 'CAA de Bordeaux, 19 octobre 2022, 20BX02818', ''],
    ['jurisprudence', 'CE, 9 juillet 2014, n° 373295', ''],
    ['jurisprudence', 'Antennes : le maire perd', 'Le Conseil d’État annule l’arrêté du maire de Pisseloup.'],
    ['deliberation', 'Conseil municipal du 12 mai', ''],
    ['deliberation', 'Des caméras au village', 'Le conseil municipal de Valmont a approuvé neuf caméras.'],
    ['guide', 'Guide pratique du DPO mutualisé', ''],
    ['guide', 'Qu’est-ce qu’une charte IA ?', ''],
    ['guide', 'Fréquences', 'L’Arcep lance une nouvelle consultation publique.'],
    ['evenement', 'Webinaire : la fin du cuivre', ''],
    ['evenement', 'Congrès des élus au numérique', ''],
    ['etude', 'Baromètre du numérique 2026', ''],
    ['etude', 'Rapport sur le projet de loi relatif à la résilience', ''],
    ['etude', 'Rapport d’information n° 588 : l’inclusion numérique', ''],
    ['alerte', 'Multiples vulnérabilités dans les produits Fortinet', ''],
    ['alerte', 'Pare-feux', 'Le CERT-FR publie une alerte.'],
    ['actualite', 'Question écrite n° 58847 : écoles numériques', 'Un sénateur demande quels moyens.'],
    ['actualite', 'Question au Sénat sur la vidéoprotection', ''],
    ['actualite', 'Ordre du jour de la séance plénière du 2 avril 2026', ''],
    ['actualite', '', ''],
  ])('reads %s in « %s »', (kind, title, text) => {
    expect(findKind({ title, text })).toBe(kind)
    expect(findKind({ title, text }, undefined, model)).toBe(kind)
  })

  it.each([
    ['a friend is no call', 'Un ami de longue date inaugure la mairie'],
    ['dynamics are no call', 'La dynamique des familles'],
    ['a decree in passing', 'Il avait décrété que non'],
    ['the law of nature', 'La loi du plus fort au rugby'],
    ['a telephone maker deploys', 'Apple déploie une mise à jour'],
    ['a game is no aid', 'Xbox Game Pass : les nouveautés de juin'],
    ['a product launch is no meeting', 'Google : la date de la conférence est officielle'],
    ['a crime is no case law', 'Vol de câbles : le tribunal correctionnel condamne deux hommes'],
  ])('reads news where %s', (_what, title) => {
    expect(findKind({ title, text: '' }, undefined, model)).toBe('actualite')
  })

  it('reads no open call by rule under the title of a result', () => {
    const told = 'Lancé en 2023, ce fonds ouvre un appel à projets par an.'
    expect(findKind({ title: 'Tiers-lieux : le bilan', text: told })).toBe('actualite')
  })

  it('believes the source’s own field above all', () => {
    const item = { title: 'Appel à projets', text: '', kind: 'marche-public' as const }
    expect(findKind(item, 'alerte', model)).toBe('marche-public')
  })

  it('falls back on what the feed usually publishes, only when nothing is read', () => {
    expect(findKind({ title: 'Produits Cisco', text: '' }, 'alerte')).toBe('alerte')
    expect(findKind({ title: 'Produits Cisco', text: '' }, 'alerte', model)).toBe('alerte')
    expect(findKind({ title: 'Webinaire sur les mots de passe', text: '' }, 'alerte')).toBe('evenement')
  })

  it('reads the opening of a text only', () => {
    const text = `${'Rien de neuf. '.repeat(60)}La Région lance un appel à projets.`
    expect(findKind({ title: 'Lettre du mois', text })).toBe('actualite')
  })
})

describe('findKind, by model', () => {
  it.each<[Kind, string, string]>([
    [
      'retour-experience',
      'Valmont-sur-Loire pilote son éclairage à distance',
      'La ville a équipé 400 lampadaires de capteurs. Depuis 2023, les agents règlent l’intensité rue par rue ; le maire annonce 60 % d’économies.',
    ],
    [
      'guide',
      'Comment bien choisir son hébergeur ?',
      'Un cabinet explique les étapes, les règles à respecter et les précautions à prendre avant de signer.',
    ],
    [
      'etude',
      'Le numérique pèse 4 % des émissions du pays',
      'Selon une étude, la moitié de l’empreinte vient des terminaux. Le rapport chiffre une hausse de 10 %.',
    ],
    ['actualite', 'La fibre arrive !', 'Les travaux commencent lundi.'],
  ])('weighs %s in « %s »', (kind, title, text) => {
    expect(findKind({ title, text }, undefined, model)).toBe(kind)
  })

  it.each([
    ['another language', 'Neue Fördermittel für Gemeinden', 'Das Land gibt zehn Millionen Euro.'],
    ['right to left', 'إعلان جديد', 'نص قصير'],
    ['mojibake', 'FÃ©dÃ©ration des communes', 'LÃ¢chetÃ©'],
    ['emoji', '🎉🎉🎉', '🚀'],
    ['blanks', '   ', '\n\n'],
  ])('answers on %s', (_what, title, text) => {
    expect(findKind({ title, text, url: 'pas une adresse' }, undefined, model)).toBeTypeOf('string')
  })

  it.each([
    ['verbs before calls', 'lance lance ouvre appel a a a '.repeat(40_000)],
    ['courts without a verdict', 'le conseil d’etat la cour a a a '.repeat(40_000)],
    ['assemblies that vote nothing', 'conseil municipal a a a '.repeat(40_000)],
    ['two million characters', 'é'.repeat(2_000_000)],
    ['digits', '1 2 3 € % n° '.repeat(100_000)],
  ])('gives the same answer to the bounded opening of %s', (_what, hostile) => {
    const whole = findKind({ title: hostile, text: hostile }, undefined, model)
    expect(findKind({ title: hostile.slice(0, 400), text: hostile.slice(0, 400) }, undefined, model)).toBe(
      whole,
    )
  })
})
