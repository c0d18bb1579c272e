import packageFile from '../../package.json' with { type: 'json' }

/**
 * What Node is given to run the command line, as `npm run vigie` gives it: V8 lets garbage grow to several times what
 * lives, and on a small server that memory belongs to others (measured on a hostile world: a third less, in the same time).
 */
export const programWords: readonly string[] = packageFile.scripts.vigie.split(' ').slice(1)
