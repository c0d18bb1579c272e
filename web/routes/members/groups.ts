import { type Context, Hono } from 'hono'
import { addGroup, changeGroupName, readName, removeGroup } from '#src/letter/members/manage-groups.ts'
import { type MemberGroup, findGroup, listGroups } from '#src/store/member-groups.ts'
import { Refusal } from '../../door/refusal.ts'
import { actorOf } from '../../door/signed-in.ts'
import { readForm } from '../../form-body.ts'
import { type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import { groupsPage } from '../../views/members/group-pages.ts'
import { membersPath } from '../../views/members/member-words.ts'

const path = `${membersPath}/groupes`

export function groupRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  const { deps } = site
  app.get(path, async (c) => {
    const [frame, groups] = await Promise.all([openFrame(site, c), listGroups(deps.db)])
    const page = { title: 'Groupes', section: '/administration', private: true } as const
    return answerPage(c, frame, page, groupsPage(frame, groups))
  })
  app.post(path, async (c) => {
    const name = readName((await readForm(c)).text('nom', 200))
    const done = name !== undefined && (await addGroup(deps, actorOf(c), name))
    return c.redirect(`${path}?dit=${done ? 'groupe-cree' : 'groupe-pris'}`, 303)
  })
  app.post(`${path}/:id/nom`, async (c) => {
    const group = await groupAt(site, c)
    const name = readName((await readForm(c)).text('nom', 200))
    const done = name !== undefined && (await changeGroupName(deps, actorOf(c), group, name))
    return c.redirect(`${path}?dit=${done ? 'groupe-renomme' : 'groupe-pris'}`, 303)
  })
  app.post(`${path}/:id/supprimer`, async (c) => {
    await removeGroup(deps, actorOf(c), await groupAt(site, c))
    return c.redirect(`${path}?dit=groupe-supprime`, 303)
  })
  return app
}

async function groupAt(site: Site, c: Context<SiteEnv>): Promise<MemberGroup> {
  const group = await findGroup(site.deps.db, c.req.param('id') ?? '')
  if (group) return group
  throw new Refusal(404, {
    title: 'Groupe introuvable',
    sentence: 'Ce groupe n’existe pas, ou a été supprimé.',
    advice: 'Revenez à la liste des groupes.',
    link: { words: 'Groupes', path },
  })
}
