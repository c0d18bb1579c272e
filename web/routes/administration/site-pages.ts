import { type Context, Hono } from 'hono'
import { builtInPages } from '#src/pages/built-in.ts'
import { type PageDraft, pageFault, restorePage, savePage, tidyMarkdown } from '#src/pages/edit-page.ts'
import { type PageValues, pageValues } from '#src/pages/placeholders.ts'
import { type PageSlug, findSitePage, listSitePages, pageSlugs } from '#src/store/site-pages.ts'
import { readForm } from '../../form-body.ts'
import { actorOf } from '../../door/signed-in.ts'
import { type PageStatus, type Site, type SiteEnv, answerPage, openFrame } from '../../site.ts'
import {
  type EditedPage,
  pageEditorPage,
  pageListPage,
  restorePageForm,
} from '../../views/administration/page-editor.ts'
import { sitePage } from '../../views/pages/site-page.ts'

const editorPath = '/administration/pages'

/** The legal pages, and where staff rewrite them. */
export function sitePageRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  for (const slug of pageSlugs) app.get(`/${slug}`, (c) => show(site, c, slug))
  app.get(editorPath, async (c) => {
    const [frame, pages] = await Promise.all([openFrame(site, c), listSitePages(site.deps.db)])
    const page = { title: 'Pages du site', section: '/administration', private: true } as const
    return answerPage(c, frame, page, pageListPage(pages))
  })
  const onPage = (handle: PageHandler) => (c: Context<SiteEnv>) => {
    const slug = pageSlugs.find((one) => one === c.req.param('slug'))
    return slug ? handle(site, c, slug) : c.notFound()
  }
  app.get(`${editorPath}/:slug`, onPage(edit))
  app.post(`${editorPath}/:slug`, onPage(save))
  app.post(`${editorPath}/:slug/apercu`, onPage(preview))
  app.get(`${editorPath}/:slug/origine`, onPage(askToRestore))
  app.post(`${editorPath}/:slug/origine`, onPage(restore))
  return app
}

type PageHandler = (site: Site, c: Context<SiteEnv>, slug: PageSlug) => Promise<Response>

async function show(site: Site, c: Context<SiteEnv>, slug: PageSlug): Promise<Response> {
  const [frame, written] = await Promise.all([openFrame(site, c), findSitePage(site.deps.db, slug)])
  const { title, markdown } = builtInPages[slug]
  const page = { title, markdown: written?.markdown ?? markdown }
  return answerPage(c, frame, { title }, sitePage(page, valuesOf(site, c)))
}

async function edit(site: Site, c: Context<SiteEnv>, slug: PageSlug): Promise<Response> {
  const current = await findSitePage(site.deps.db, slug)
  const markdown = current?.markdown ?? builtInPages[slug].markdown
  return editor(site, c, { slug, markdown, seen: current?.updatedAt ?? '', current })
}

async function save(site: Site, c: Context<SiteEnv>, slug: PageSlug): Promise<Response> {
  const draft = await readDraft(c, slug)
  const answer = await savePage(site.deps, actorOf(c), draft)
  switch (answer.kind) {
    case 'saved':
      return c.redirect(`${editorPath}/${draft.slug}?dit=page-enregistree`, 303)
    case 'same':
      return c.redirect(`${editorPath}/${draft.slug}?dit=page-inchangee`, 303)
    case 'refused': {
      const current = await findSitePage(site.deps.db, draft.slug)
      return editor(site, c, { ...draft, current, fault: answer.fault }, 422)
    }
    case 'overtaken': {
      const { theirs } = answer
      const edited = { ...draft, current: theirs, seen: theirs?.updatedAt ?? '', isOvertaken: true }
      return editor(site, c, edited, 409)
    }
    default:
      return answer satisfies never
  }
}

async function preview(site: Site, c: Context<SiteEnv>, slug: PageSlug): Promise<Response> {
  const draft = await readDraft(c, slug)
  const fault = pageFault(draft.markdown)
  const current = await findSitePage(site.deps.db, draft.slug)
  const shown = fault ? { ...draft, current, fault } : { ...draft, current, isPreview: true }
  return editor(site, c, shown, fault ? 422 : 200)
}

async function askToRestore(site: Site, c: Context<SiteEnv>, slug: PageSlug): Promise<Response> {
  const [frame, page] = await Promise.all([openFrame(site, c), findSitePage(site.deps.db, slug)])
  if (!page) return c.redirect(`${editorPath}/${slug}`, 303)
  const told = { title: 'Revenir au texte d’origine', section: '/administration', private: true } as const
  return answerPage(c, frame, told, restorePageForm(frame, page))
}

async function restore(site: Site, c: Context<SiteEnv>, slug: PageSlug): Promise<Response> {
  await restorePage(site.deps, actorOf(c), slug)
  return c.redirect(`${editorPath}/${slug}?dit=page-origine`, 303)
}

async function editor(
  site: Site,
  c: Context<SiteEnv>,
  edited: EditedPage,
  status?: PageStatus,
): Promise<Response> {
  const frame = await openFrame(site, c)
  const title = `Modifier « ${builtInPages[edited.slug].title} »`
  const body = pageEditorPage(frame, edited, valuesOf(site, c))
  return answerPage(c, frame, { title, section: '/administration', private: true }, body, status)
}

async function readDraft(c: Context<SiteEnv>, slug: PageSlug): Promise<PageDraft> {
  const form = await readForm(c)
  // Far more than may be kept: a text that is too long is refused, never cut in silence.
  return { slug, markdown: tidyMarkdown(form.raw('texte', 200_000)), seen: form.text('vu', 40) }
}

function valuesOf(site: Site, c: Context<SiteEnv>): PageValues {
  return pageValues(site.deps.config, c.get('settings'))
}
