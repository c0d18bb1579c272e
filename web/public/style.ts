import { baseStyle } from './style-base.ts'
import { pageStyle } from './style-pages.ts'
import { partStyle } from './style-parts.ts'
import { tokens } from './style-tokens.ts'

/** The one style sheet, served whole: a few kilobytes that every page shares. */
export const style = tokens + baseStyle + partStyle + pageStyle
