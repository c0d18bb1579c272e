import { gzipSync } from 'node:zlib'
import { packTar } from 'modern-tar'

/** An invented text of the Journal officiel. */
export interface JorfSample {
  id: string
  title: string
  /** From the widest rubric; none: the summary does not announce it. */
  rubrics?: readonly string[]
  /** False: announced by the summary, without its text. */
  withText?: boolean
  article?: string
  nature?: string
}

/** The name of a night's archive: « JORFSIMPLE_20261126-003012.tar.gz ». */
export function nightOf(day: string, time = '003012'): string {
  return `JORFSIMPLE_${day.replaceAll('-', '')}-${time}.tar.gz`
}

/** The page that Apache makes of a folder, as the DILA serves it. */
export function listingOf(names: readonly string[]): string {
  const rows = names.map(
    (name) =>
      `<tr><td><a href="${name}">${name.slice(0, 20)}..&gt;</a></td><td align="right">2026-11-26 00:31</td><td>184K</td></tr>`,
  )
  return `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">
<html><head><title>Index of /OPENDATA/JORFSIMPLE</title></head><body><h1>Index of /OPENDATA/JORFSIMPLE</h1>
<table><tr><td><a href="/OPENDATA/">Parent Directory</a></td></tr><tr><td><a href="Freemium_jorfsimple_global_20260713-140000.tar.gz">Freemium</a></td></tr>
${rows.join('\n')}</table></body></html>`
}

/** The files of one delivery, by their path in the archive. */
export function jorfFiles(day: string, texts: readonly JorfSample[]): Map<string, string> {
  const folder = `${day.replaceAll('-', '')}-003012/jorf/simple/JORF/CONT/00/00`
  const files = new Map([
    [`${folder}/JORFCONT000088${day.replaceAll('-', '').slice(2)}.xml`, summaryOf(day, texts)],
  ])
  for (const text of texts.filter(({ withText }) => withText !== false))
    files.set(`${folder}/${text.id}.xml`, textOf(day, text))
  return files
}

export async function archiveOf(files: ReadonlyMap<string, string>): Promise<Uint8Array<ArrayBuffer>> {
  const entries = [...files].map(([name, content]) => {
    const body = new TextEncoder().encode(content)
    return { header: { name, size: body.length, type: 'file' as const }, body }
  })
  const folder = { header: { name: '20261126-003012/', size: 0, type: 'directory' as const } }
  return new Uint8Array(gzipSync(await packTar([folder, ...entries])))
}

/** The archive of one day with these texts. */
export function dayArchive(day: string, texts: readonly JorfSample[]): Promise<Uint8Array<ArrayBuffer>> {
  return archiveOf(jorfFiles(day, texts))
}

function summaryOf(day: string, texts: readonly JorfSample[]): string {
  const announced = texts.filter(({ rubrics }) => rubrics !== undefined)
  const links = announced.map(({ id, title, rubrics = [] }) => {
    const opened = rubrics.map((rubric, at) => `<TM niv="${at + 2}"><TITRE_TM>${rubric}</TITRE_TM>`)
    return `${opened.join('')}<LIEN_TXT idtxt="${id}" titretxt="${title}"/>${'</TM>'.repeat(rubrics.length)}`
  })
  return `<?xml version="1.0" encoding="UTF-8"?><JO><ID>JORFCONT000088${day.replaceAll('-', '').slice(2)}</ID>
<TITRE>JORF n°0275 du ${day}</TITRE><NUM>0275</NUM><DATE_PUBLI>${day}</DATE_PUBLI>
<STRUCTURE_TXT><TM niv="1"><TITRE_TM>Journal officiel "Lois et Décrets"</TITRE_TM>${links.join('\n')}</TM></STRUCTURE_TXT></JO>`
}

function textOf(day: string, { id, title, article = 'Texte.', nature = 'ARRETE' }: JorfSample): string {
  return `<?xml version="1.0" encoding="UTF-8"?><TEXTE><ID>${id}</ID>
<ID_ELI>https://www.legifrance.gouv.fr/eli/arrete/2026/11/20/${id.slice(-6)}A/jo/texte</ID_ELI><NATURE>${nature}</NATURE>
<NUM_SEQUENCE>7</NUM_SEQUENCE><NOR>NUMX26${id.slice(-5)}A</NOR><DATE_PUBLI>${day}</DATE_PUBLI>
<ORIGINE_PUBLI id="JORFCONT000088">JORF n°0275 du ${day}</ORIGINE_PUBLI><TITRE>Texte</TITRE><TITREFULL>${title}</TITREFULL>
<MINISTERE>Ministère du numérique</MINISTERE><NOTICE><CONTENU/></NOTICE><VISAS><CONTENU><p>Vu le code,</p></CONTENU></VISAS>
<STRUCT><ARTICLE><NUM>1</NUM><BLOC_TEXTUEL><CONTENU><p>${article}</p></CONTENU></BLOC_TEXTUEL></ARTICLE>
<SIGNATAIRES><CONTENU><p>Camille Inventée</p></CONTENU></SIGNATAIRES></STRUCT></TEXTE>`
}
