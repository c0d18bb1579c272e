/** The site asks for it beside its own readings of an address; alerts, which have no site, ask src. */
export { resolveMarks } from '#src/search/query/resolve-marks.ts'
