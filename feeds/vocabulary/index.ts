import { dataWords } from './data.ts'
import { environmentWords } from './environment.ts'
import { fundingWords } from './funding.ts'
import { lawWords } from './law.ts'
import { networkWords } from './networks.ts'
import { securityWords } from './security.ts'
import { societyWords } from './society.ts'

/** Expressions of the field that mean the same, one group a line: what the search begins with, before staff change it. */
export const vocabulary: string = [
  fundingWords,
  networkWords,
  dataWords,
  securityWords,
  lawWords,
  societyWords,
  environmentWords,
].join('\n')
