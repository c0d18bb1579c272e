import type { AuditRecord } from '../../store/audit-log.ts'
import type { AccountData, PersonalData } from './personal-data.ts'

/**
 * The file that a person leaves with (RGPD, articles 15 and 20). Its keys are a format: add some, rename none, and
 * count `version` up when the meaning of one changes.
 */
export function exportPersonalData(data: PersonalData, now: Date): string {
  const { account, subscription } = data
  const file = {
    format: 'vigie-donnees-personnelles',
    version: 1,
    etabliLe: now.toISOString(),
    adresse: data.email,
    compte: account ? accountOf(account) : null,
    lettre: subscription ? subscriptionOf(subscription) : null,
    lignesDImports: data.importLines ?? 0,
  }
  return `${JSON.stringify(file, undefined, 2)}\n`
}

function accountOf(data: AccountData): Record<string, unknown> {
  const { person, counts } = data
  return {
    identifiant: person.id,
    nom: person.name,
    adresse: person.email,
    role: person.role,
    etat: person.status,
    motDePasse: person.hasPassword,
    creeLe: person.createdAt,
    derniereConnexion: person.lastSignInAt ?? null,
    nouveautesDepuis: person.newsSince ?? null,
    raccourcisClavier: person.shortcuts,
    sessions: data.sessions.map((session) => ({
      appareil: session.device,
      moyen: session.method,
      ouverteLe: session.createdAt,
      vueLe: session.seenAt,
      finLe: session.expiresAt,
    })),
    identitesLiees: data.identities.map(({ issuer, subject, createdAt }) => ({
      fournisseur: issuer,
      identifiant: subject,
      lieeLe: createdAt,
    })),
    clesDAcces: data.passkeys.map(({ name, createdAt, lastUsedAt }) => ({
      nom: name,
      creeeLe: createdAt,
      derniereUtilisation: lastUsedAt ?? null,
    })),
    codesDeSecours: counts.recoveryCodes,
    liensEnvoyes: data.links.map(({ purpose, createdAt, expiresAt, usedAt }) => ({
      usage: purpose,
      creeLe: createdAt,
      finLe: expiresAt,
      utiliseLe: usedAt ?? null,
    })),
    clesDApiCreees: data.keys.map(({ name, createdAt, expiresAt, revokedAt }) => ({
      nom: name,
      creeeLe: createdAt,
      finLe: expiresAt,
      revoqueeLe: revokedAt ?? null,
    })),
    ...writingsOf(data),
    ...searchesOf(data),
    etoiles: counts.stars,
    marquesDeLecture: counts.readMarks,
    journal: {
      actions: counts.actions,
      dernieres: data.actions.map(lineOf),
      // Who did it is another person's data.
      surLeCompte: data.aboutThem.map(({ at, action }) => ({ le: at, action })),
    },
  }
}

function writingsOf(data: AccountData): Record<string, unknown> {
  return {
    notes: data.notes.map(({ itemId, text, writtenAt }) => ({
      element: itemId,
      texte: text,
      ecriteLe: writtenAt,
    })),
    commentairesDeLettres: data.comments.map(({ letterId, cardId, text, writtenAt, settledAt }) => ({
      lettre: letterId,
      element: cardId ?? null,
      texte: text,
      ecritLe: writtenAt,
      regleLe: settledAt ?? null,
    })),
  }
}

function searchesOf({ searches, alerts, notices }: AccountData): Record<string, unknown> {
  return {
    recherchesEnregistrees: searches.map(({ name, query, shared, createdAt, removedAt }) => ({
      nom: name,
      requete: query,
      partagee: shared,
      creeeLe: createdAt,
      retireeLe: removedAt ?? null,
    })),
    alertes: alerts.map(({ search, channel, rhythm, target, createdAt, lastSentAt }) => ({
      recherche: search,
      moyen: channel,
      rythme: rhythm,
      adresse: target === '' ? null : target,
      creeeLe: createdAt,
      dernierEnvoi: lastSentAt ?? null,
    })),
    rappels: {
      echeances: notices.state?.dates ?? null,
      textes: notices.state?.texts ?? null,
      dernierMessage: notices.state?.noticedAt ?? null,
      dits: notices.told.map(({ kind, itemId, value, toldAt }) => ({
        genre: kind,
        element: itemId,
        valeur: value,
        le: toldAt,
      })),
    },
  }
}

function lineOf({ at, action, subject, before, after }: AuditRecord): Record<string, unknown> {
  return {
    le: at,
    action,
    objet: { genre: subject.type, identifiant: subject.id, nom: subject.words },
    avant: before ?? null,
    apres: after ?? null,
  }
}

function subscriptionOf({
  subscriber,
  deliveries,
  groups,
  organisation,
}: NonNullable<PersonalData['subscription']>): Record<string, unknown> {
  return {
    identifiant: subscriber.id,
    adresse: subscriber.email,
    etat: subscriber.status,
    nom: subscriber.name || null,
    organisme: organisation ?? null,
    groupes: groups,
    origine: subscriber.origin,
    axes: subscriber.axes,
    axesDemandes: subscriber.requestedAxes ?? null,
    domaines: subscriber.domains,
    territoire: subscriber.place ?? null,
    rythme: subscriber.frequency,
    dates: subscriber.dates,
    longueur: subscriber.length,
    choixDemandes: subscriber.requested ?? null,
    partiLe: subscriber.leftAt ?? null,
    derniereLettre: subscriber.lastLetter ?? null,
    creeLe: subscriber.createdAt,
    derniereDemande: subscriber.requestedAt ?? null,
    demandes: subscriber.requests,
    dernierMessage: subscriber.mailedAt ?? null,
    preuveDuConsentement: {
      messageEnvoyeLe: subscriber.confirmationSentAt ?? null,
      confirmeLe: subscriber.confirmedAt ?? null,
      motsAcceptes: subscriber.consent ?? null,
    },
    envois: deliveries.map(({ number, status, updatedAt }) => ({
      lettre: number,
      etat: status,
      le: updatedAt,
    })),
  }
}
