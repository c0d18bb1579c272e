import { type Context, Hono } from 'hono'
import { approveLetter, cancelLetter, holdBack, reopenLetter, setAlone } from '#src/letter/desk/approve.ts'
import { draftNow } from '#src/letter/desk/draft-weekly.ts'
import { sendTest } from '#src/letter/desk/send-test.ts'
import { WatchError } from '#src/errors.ts'
import { listPeople } from '#src/store/people.ts'
import { Refusal } from '../../door/refusal.ts'
import { actorOf } from '../../door/signed-in.ts'
import type { Site, SiteEnv } from '../../site.ts'
import { fromParisLocal } from '../../views/letters/local-moment.ts'
import { type DeskForm, attempt, back } from './attempt.ts'

type Act = (given: DeskForm, actor: ReturnType<typeof actorOf>) => Promise<void>

/** What is decided of a whole letter: that it is made, that it leaves, when, and that it does not. */
export function letterDecisionRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  const { deps } = site
  app.post('/lettres/brouillon', (c) => prepare(site, c))
  const decide = (name: string, word: string, act: Act) =>
    app.post(`/lettres/:number{[0-9]{1,6}}/${name}`, (c) =>
      attempt(site, c, async (given) => {
        await act(given, actorOf(c))
        return back(given, 'envoi', { word })
      }),
    )
  decide('approuver', 'lettre-approuvee', async ({ stored, version, form }, actor) => {
    const at = form.text('maintenant', 5) === 'oui' ? 'now' : (fromParisLocal(form.text('depart', 30)) ?? '')
    await approveLetter(deps, actor, stored.id, version, at)
  })
  decide('retenir', 'lettre-reprise', ({ stored }, actor) => holdBack(deps, actor, stored.id))
  decide('annuler', 'lettre-annulee', ({ stored }, actor) => cancelLetter(deps, actor, stored.id))
  decide('rouvrir', 'lettre-rouverte', ({ stored }, actor) => reopenLetter(deps, actor, stored.id))
  decide('seule', 'lettre-seule', ({ stored, form }, actor) =>
    setAlone(deps, actor, stored.id, form.text('valeur', 5) === 'oui'),
  )
  decide('essai', 'essai-parti', async ({ stored, form }, actor) => {
    await sendTest(deps, actor, stored.id, await testerOf(site, form.text('destinataire', 40)))
  })
  return app
}

async function prepare(site: Site, c: Context<SiteEnv>): Promise<Response> {
  const made = await draftNow(site.deps, actorOf(c)).catch((error: unknown) => {
    if (error instanceof WatchError) throw nothingMade(error)
    throw error
  })
  return c.redirect(`/lettres/${made.number}/atelier`, 303)
}

function nothingMade({ message }: WatchError): Refusal {
  return new Refusal(409, {
    title: 'Aucun brouillon n’a été préparé',
    sentence: message,
    advice: 'La liste des lettres dit où en est la prochaine.',
    link: { words: 'Voir les lettres', path: '/lettres' },
  })
}

/** A test goes to an address that an account already has: the form sends to nobody else. */
async function testerOf({ deps }: Site, id: string): Promise<string> {
  const people = await listPeople(deps.db)
  const tester = people.find((one) => one.id === id && one.status === 'active')
  if (!tester) throw new WatchError('no-tester', 'Choisissez à qui envoyer l’essai : vous, ou un collègue.')
  return tester.email
}
