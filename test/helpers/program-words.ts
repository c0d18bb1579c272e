import packageFile from '../../package.json' with { type: 'json' }

/**
 * What Node is given to run the command line, as `npm run vigie` gives it. V8 lets young garbage grow to tens of megabytes
 * before it looks; on a small server that memory belongs to others (measured by bench/poll.ts and on a hostile world: a fifth
 * to a quarter less, in the same time).
 */
export const programWords: readonly string[] = packageFile.scripts.vigie.split(' ').slice(1)
