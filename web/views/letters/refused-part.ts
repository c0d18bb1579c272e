import { type Html, html } from '../html.ts'
import type { DeskAnswer } from './desk-answer.ts'
import { introduction } from './archive-page.ts'

/** Why a gesture did nothing. After a colleague's change, what was typed stands in the form again, and here whole. */
export function refusedPart({ refused, letter }: DeskAnswer): Html | '' {
  if (!refused) return ''
  const typed = Object.entries(refused.typed)
    .filter(([name]) => Object.hasOwn(labels, name))
    .map(([name, text]) => ({ name, text, theirs: currentOf(name, refused.typed['carte'], letter) }))
    .filter(({ text, theirs }) => tidy(text) !== theirs)
  return html`<div class="notice notice-warn" role="alert" id="refus" tabindex="-1">
    <p><strong>Rien n’a été enregistré.</strong> ${refused.words}</p>
    ${
      refused.isConflict
        ? html`<p>
            La page montre maintenant la lettre de votre collègue.
            ${typed.length === 0 ? 'Refaites votre geste s’il a encore un sens.' : 'Ce que vous aviez écrit est gardé ci-dessous et dans le formulaire : comparez, puis enregistrez de nouveau.'}
          </p>`
        : ''
    }
    ${
      refused.isConflict
        ? typed.map(
            ([name, text]) =>
              html`<p><strong>${labels[name]}</strong></p>
                ${both(text, currentOf(name, refused.typed['carte'], letter))}`,
          )
        : ''
    }
  </div>`
}

const labels: Record<string, string> = {
  titre: 'Votre titre',
  resume: 'Votre résumé',
  texte: 'Votre introduction',
  sujet: 'Votre objet',
  commentaire: 'Votre commentaire',
  'commentaire-carte': 'Votre commentaire',
}

function both(mine: string, theirs: string | undefined): Html {
  return html`<blockquote class="pre-line">${mine === '' ? 'rien' : mine}</blockquote>
    ${
      theirs === undefined || theirs === mine
        ? ''
        : html`<p>Dans la lettre maintenant :</p>
            <blockquote>${introduction(theirs) || 'rien'}</blockquote>`
    }`
}

function currentOf(
  name: string,
  cardId: string | undefined,
  letter: DeskAnswer['letter'],
): string | undefined {
  if (name === 'texte') return letter.intro
  if (name === 'sujet') return letter.subject
  const lists = [letter.deadlines, letter.texts, letter.further, letter.dropped]
  const card = [...lists, ...letter.sections.map(({ cards }) => cards)].flat().find(({ id }) => id === cardId)
  return name === 'titre' ? card?.title : name === 'resume' ? card?.summary : undefined
}
