import type { AxisId } from '../axis/taxonomy.ts'
import type { Config } from '../config.ts'
import type { AxisName } from './axis-names.ts'
import type { Letter } from './letter.ts'
import type { Selection } from './select-items.ts'
import { axisUrl, deadlinesUrl, letterUrl, subscribeUrl } from './site-links.ts'
import type { Story } from './story.ts'
import { type CardFrame, toCard } from './to-card.ts'

export interface Frame extends CardFrame {
  id: string
  number: number
  periodStart: string
  periodEnd: string
  config: Pick<Config, 'baseUrl' | 'organisation' | 'contact'>
  axisNames: ReadonlyMap<AxisId, AxisName>
}

/** Puts the chosen stories into words. Pure: the same choice gives the same letter. */
export function composeLetter(selection: Selection, frame: Frame): Letter {
  const { config } = frame
  const cards = (stories: readonly Story[]) => stories.map((story) => toCard(story, frame))
  return {
    id: frame.id,
    number: frame.number,
    periodStart: frame.periodStart,
    periodEnd: frame.periodEnd,
    organisation: config.organisation,
    contact: config.contact,
    url: letterUrl(config, frame.number),
    subscribeUrl: subscribeUrl(config),
    deadlinesUrl: deadlinesUrl(config),
    subject: '',
    intro: '',
    deadlines: cards(selection.deadlines),
    sections: selection.sections.map(({ axis, stories, total }) => ({
      axis,
      code: frame.axisNames.get(axis)?.code ?? '',
      label: frame.axisNames.get(axis)?.label ?? axis,
      url: axisUrl(config, axis),
      cards: cards(stories),
      total,
    })),
    texts: cards(selection.texts),
    further: cards(selection.further),
    dropped: [],
  }
}
