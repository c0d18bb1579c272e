import { describe, expect, it } from 'vitest'
import { amendmentsIn, linkAmendments, type StoryPlace, withoutThose } from '#src/match/amendments.ts'
import type { Change } from '#src/match/match-items.ts'
import { enrichedItem } from '#test/helpers/items.ts'

const notice = (id: string, ...identities: string[]) =>
  enrichedItem({ id, ...(identities.length > 0 ? { amends: { identities, cancels: false } } : {}) })
const says = (itemId: string, amendedIdentity: string, cancels = false) => ({
  itemId,
  amendedIdentity,
  cancels,
})
const none = { joined: new Map<string, string>(), opened: new Map<string, string>() }

describe('amendmentsIn', () => {
  it('reads what each item says, save of itself, and what is buried says nothing', () => {
    const changes: Change[] = [
      { kind: 'new', item: notice('r', 'guid:a', 'guid:r') },
      { kind: 'known', item: notice('s', 'guid:b') },
      { kind: 'withdrawn', item: notice('t', 'guid:c') },
      { kind: 'revised', item: notice('u') },
    ]
    expect(amendmentsIn(changes)).toEqual([says('r', 'guid:a'), says('s', 'guid:b')])
  })
})

describe('withoutThose', () => {
  it('takes a correction that became a cancellation for another word', () => {
    const now = [says('r', 'guid:a', true), says('s', 'guid:b')]
    const before = [says('r', 'guid:a', false), says('s', 'guid:b')]
    expect(withoutThose(now, before)).toEqual([says('r', 'guid:a', true)])
    expect(withoutThose(before, now)).toEqual([says('r', 'guid:a', false)])
  })
})

describe('linkAmendments', () => {
  const link = (added: string[], places: StoryPlace[], links = none) => {
    const { joined, opened } = linkAmendments(
      [says('r', 'guid:a')],
      added.map((id) => enrichedItem({ id })),
      places,
      links,
    )
    return { joined: [...joined], opened: [...opened] }
  }

  it.each<[string, string[], StoryPlace[], [string, string][], [string, string][]]>([
    [
      'a notice joins the story that the first opens',
      ['r'],
      [{ id: 'a', identity: 'guid:a' }],
      [['r', 'a']],
      [['a', 'a']],
    ],
    [
      'a notice joins the story of the first',
      ['r'],
      [{ id: 'a', identity: 'guid:a', storyId: 'h' }],
      [['r', 'h']],
      [],
    ],
    [
      'a first that comes later joins the story of the notice',
      ['a'],
      [{ id: 'r', identity: 'guid:r', storyId: 'h' }],
      [['a', 'h']],
      [],
    ],
    [
      'both that come together share one',
      ['a', 'r'],
      [],
      [
        ['a', 'a'],
        ['r', 'a'],
      ],
      [],
    ],
    ['a notice of nothing known stays alone', ['r'], [], [], []],
  ])('%s', (_what, added, places, joined, opened) => {
    expect(link(added, places)).toEqual({ joined, opened })
  })

  it('puts the twins of a first, in several feeds, with its notice', () => {
    const twins = [
      { id: 'a1', identity: 'guid:a' },
      { id: 'a2', identity: 'guid:a', storyId: 'h' },
    ]
    expect(link(['r'], twins)).toEqual({ joined: [['r', 'h']], opened: [['a1', 'h']] })
  })

  it('leaves two stories two', () => {
    const links = { joined: new Map([['r', 'autre']]), opened: new Map<string, string>() }
    expect(link(['r'], [{ id: 'a', identity: 'guid:a', storyId: 'h' }], links)).toEqual({
      joined: [['r', 'autre']],
      opened: [],
    })
  })
})
