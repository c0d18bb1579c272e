/** What one check is to read of the DILA's listing, and what it passes over. */
export interface ReadingPlan {
  /** Names of archives, oldest first, so that a check cut short goes on where it stopped. */
  read: string[]
  /** Evening deliveries among them: they write older texts again. */
  passed: string[]
}

/**
 * Names of the JORFSIMPLE archives that an Apache listing shows, oldest first: « JORFSIMPLE_20260819-003012.tar.gz ».
 * They cannot be guessed, hence the listing (echanges.dila.gouv.fr/OPENDATA/JORFSIMPLE).
 */
export function listArchives(page: string): string[] {
  const names = page.match(/\bJORFSIMPLE_\d{8}-\d{6}\.tar\.gz/g) ?? []
  return [...new Set(names)].toSorted()
}

/** The nights after `last`, `days` of them at most; the latest `days` when nothing was ever read. */
export function planReading(names: readonly string[], last: string | undefined, days: number): ReadingPlan {
  const ahead = last === undefined ? names : names.filter((name) => name > last)
  const nights = ahead.filter(isNight)
  const read = last === undefined ? nights.slice(-days) : nights.slice(0, days)
  const [from, to] = [last ?? read[0], read.at(-1)]
  const passed = ahead.filter((name) => !isNight(name) && from && to && name > from && name < to)
  return { read, passed }
}

/** Two deliveries a day: the issue of the day comes at night, rewritings of the past in the evening. */
function isNight(name: string): boolean {
  const hour = /-(\d{2})\d{4}\.tar\.gz$/.exec(name)?.[1] ?? '24'
  return Number(hour) < 12
}
