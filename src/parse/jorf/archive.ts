import { ParseError } from '../../errors.ts'
import { decodeText } from '../charset/decode.ts'
import type { RawItem } from '../raw-item.ts'
import { type TarLimits, readTarGz } from '../archive/tar-archive.ts'
import { type JorfSummary, readSummary } from './summary.ts'
import { readText } from './text.ts'

/** One delivery of the DILA: the summaries and the texts of an archive. */
export interface JorfDelivery {
  summaries: JorfSummary[]
  /** By their JORFTEXT id, as they came. */
  texts: Map<string, RawItem>
  /** Bytes unpacked. */
  bytes: number
  /** The archive is cut or damaged: what came before is here. */
  fault?: string
  /** Files of the archive that are there, and cannot be read. */
  unreadable: number
}

/** Reads a JORFSIMPLE archive file by file; each is parsed and let go before the next. */
export async function readDelivery(body: Uint8Array, limits: TarLimits): Promise<JorfDelivery> {
  const delivery: JorfDelivery = { summaries: [], texts: new Map(), bytes: 0, unreadable: 0 }
  const reading = await readTarGz(body, limits, {
    wants: (name) => /^JORF(?:CONT|TEXT)\d{1,20}\.xml$/i.test(name),
    take: (name, content) => {
      if (!addFile(delivery, name, decodeText(content).text)) delivery.unreadable += 1
    },
  })
  return { ...delivery, ...reading }
}

/** False for a file that is not what its name says. */
function addFile({ summaries, texts }: JorfDelivery, name: string, xml: string): boolean {
  if (/^JORFCONT/i.test(name)) {
    const summary = readSummary(xml)
    if (summary.isWhole || summary.links.length > 0) summaries.push(summary)
    return summary.isWhole
  }
  try {
    const { item, isWhole } = readText(xml)
    texts.set(item.guid, item)
    return isWhole
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    return false
  }
}
