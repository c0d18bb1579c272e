import { axes } from '#feeds/axes/index.ts'
import { axisModel } from '#feeds/axes/model/index.ts'
import { kindModel } from '#feeds/kinds/index.ts'
import { territories } from '#feeds/territories/index.ts'
import { type Enricher, compileEnricher } from '#src/enrich/enricher.ts'

let compiled: Enricher | undefined

/** The readers as they are shipped, compiled once a process. */
export function shippedEnricher(): Enricher {
  return (compiled ??= compileEnricher(axes, { territories, model: axisModel, kinds: kindModel }))
}
