import { type Letter, cardsOf } from '#src/letter/letter.ts'
import { type Html, html } from '../html.ts'
import type { DeskAnswer } from './desk-answer.ts'

/** Why a gesture did nothing. After a colleague's change, what was typed stands in the form again, and here whole. */
export function refusedPart({ refused, letter }: DeskAnswer): Html | '' {
  if (!refused) return ''
  const lost = refused.isConflict ? lostWords(refused.typed, letter) : []
  return html`<div class="notice notice-warn" role="alert" id="refus" tabindex="-1">
    <p><strong>Rien n’a été enregistré.</strong> ${refused.words}</p>
    ${
      refused.isConflict
        ? html`<p>
            La page montre maintenant la lettre de votre collègue.
            ${lost.length === 0 ? 'Refaites votre geste s’il a encore un sens.' : 'Ce que vous aviez écrit est gardé ci-dessous et dans le formulaire : comparez, puis enregistrez de nouveau.'}
          </p>`
        : ''
    }
    ${lost.map(comparison)}
  </div>`
}

interface Lost {
  label: string
  mine: string
  /** What the letter says there now; undefined when it says nothing of the kind. */
  theirs: string | undefined
}

const labels: Record<string, string> = {
  titre: 'Votre titre',
  resume: 'Votre résumé',
  texte: 'Votre introduction',
  sujet: 'Votre objet',
}

/** What was typed and is not in the letter. */
function lostWords(typed: Readonly<Record<string, string>>, letter: Letter): Lost[] {
  return Object.entries(labels)
    .flatMap(([name, label]) => {
      const mine = typed[name]
      return mine === undefined
        ? []
        : [{ label, mine: tidy(mine), theirs: saysNow(name, typed['carte'], letter) }]
    })
    .filter(({ mine, theirs }) => mine !== tidy(theirs ?? ''))
}

function comparison({ label, mine, theirs }: Lost): Html {
  return html`<p><strong>${label}</strong></p>
    <blockquote class="pre-line">${mine || 'rien'}</blockquote>
    ${
      theirs === undefined
        ? ''
        : html`<p>Dans la lettre maintenant :</p>
            <blockquote class="pre-line">${theirs || 'rien'}</blockquote>`
    }`
}

/** Browsers send lines that end by two characters. */
function tidy(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim()
}

function saysNow(name: string, cardId: string | undefined, letter: Letter): string | undefined {
  if (name === 'texte') return letter.intro
  if (name === 'sujet') return letter.subject
  const card = [...cardsOf(letter), ...letter.dropped].find(({ id }) => id === cardId)
  return name === 'titre' ? card?.title : card?.summary
}
