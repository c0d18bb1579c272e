import { makeFirstAccountLink } from '#src/account/first-account.ts'
import { lifetimeWords } from '#src/account/sign-in/links.ts'
import type { Deps } from '#src/deps.ts'
import { countPeople } from '#src/store/people.ts'
import { remark } from './usage.ts'

/**
 * While nobody has an account, shows the way to the first one to whoever starts Vigie. On the console and never in the
 * log, which others may read: the link makes an administrator. What it answers says it again, if it still holds.
 */
export async function tellFirstAccount(deps: Deps): Promise<() => Promise<void>> {
  const link = await makeFirstAccountLink(deps)
  const tell = async () => {
    if (!link || (await countPeople(deps.db)) > 0) return
    remark(`Premier compte\u00A0: ouvrez ${link.url} (une seule fois, ${lifetimeWords['first-account']})`)
  }
  await tell()
  return tell
}
