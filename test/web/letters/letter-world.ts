import { type CheerioAPI, load } from 'cheerio'
import { machine } from '#src/letter/desk/desk-deps.ts'
import { draftNow } from '#src/letter/desk/draft-weekly.ts'
import { type Letter, readLetter } from '#src/letter/letter.ts'
import { type Letter as StoredLetter, findAnyLetterByNumber } from '#src/store/letters.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { type TestSite, openTestSite } from '#test/helpers/site.ts'
import { type FormFields, type Staff, getAs, postAs, signInAs } from '#test/helpers/staff.ts'

/** A site where the draft n° 13 waits, and two editors who finish it. */
export interface LetterWorld {
  site: TestSite
  edith: Staff
  emile: Staff
  number: number
}

export async function openLetterWorld(env: Record<string, string> = {}): Promise<LetterWorld> {
  const site = await openTestSite({ env })
  const [edith, emile] = [await signInAs(site, 'editeur'), await signInAs(site, 'editeur')]
  // What was read at this very instant is for the next letter.
  site.wait(60_000)
  const { number } = await draftNow(site.deps, machine)
  return { site, edith, emile, number }
}

export async function draftOf({
  site,
  number,
}: LetterWorld): Promise<{ stored: StoredLetter; letter: Letter }> {
  const stored = (await findAnyLetterByNumber(site.deps.db, number))!
  return { stored, letter: readLetter(stored.content) }
}

/** Posts a form of the desk, with the version of the draft today unless another is given. */
export async function act(
  world: LetterWorld,
  name: string,
  fields: Record<string, string> = {},
  staff = world.edith,
): Promise<Response> {
  const { stored } = await draftOf(world)
  const all: FormFields = { version: String(stored.version), vue: '', ...fields }
  return postAs(world.site, staff, `/lettres/${world.number}/${name}`, all)
}

export interface ShownPage {
  status: number
  html: string
  words: string
  $: CheerioAPI
  headers: Headers
}

export async function show(answer: Response | Promise<Response>): Promise<ShownPage> {
  const response = await answer
  const html = await response.text()
  return {
    status: response.status,
    html,
    words: wordsOf(html).trim(),
    $: load(html),
    headers: response.headers,
  }
}

export function desk(world: LetterWorld, query = '', staff = world.edith): Promise<ShownPage> {
  return show(getAs(world.site, staff, `/lettres/${world.number}/atelier${query}`))
}

/** Follows the redirect of a gesture. */
export async function follow(world: LetterWorld, answer: Response, staff = world.edith): Promise<ShownPage> {
  return show(getAs(world.site, staff, (answer.headers.get('location') ?? '').split('#')[0] ?? ''))
}
