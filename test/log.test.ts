import { describe, expect, it } from 'vitest'
import { createLog } from '#src/log.ts'

function written(json: boolean, write: (log: ReturnType<typeof createLog>) => void): string[] {
  const lines: string[] = []
  write(createLog({ json, now: () => new Date('2026-11-24T08:00:00Z'), write: (line) => lines.push(line) }))
  return lines
}

describe('createLog', () => {
  it('writes one readable line an event, and leaves out what is undefined', () => {
    const lines = written(false, (log) => {
      log.info('feed-read', { feed: 'arcep', seen: 3, absent: undefined })
      log.warn('feed-failed', { error: 'Le serveur répond "404".' })
      log.error('crash')
    })
    expect(lines).toEqual([
      '08:00:00 · feed-read feed=arcep seen=3',
      '08:00:00 warn feed-failed error="Le serveur répond \\"404\\"."',
      '08:00:00 error crash',
    ])
  })

  it('writes JSON for a collector', () => {
    const [line] = written(true, (log) => log.info('feed-read', { seen: 3 }))
    expect(JSON.parse(line!)).toEqual({
      at: '2026-11-24T08:00:00.000Z',
      level: 'info',
      event: 'feed-read',
      seen: 3,
    })
  })

  it('keeps a hostile value on its line', () => {
    const [line, ...more] = written(false, (log) => log.info('x', { title: 'a\nfaux événement level=error' }))
    expect(more).toEqual([])
    expect(line?.split('\n')).toHaveLength(1)
  })
})
