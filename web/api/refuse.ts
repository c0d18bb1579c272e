import type { Context } from 'hono'
import { type Problem, answerProblem } from '../problem.ts'
import type { Site, SiteEnv } from '../site.ts'
import { type ProblemName, problemPath, problemTypes } from './problem-types.ts'

export interface Refused extends Pick<Problem, 'scope'> {
  problem: ProblemName
  detail: string
  faults?: Problem['errors']
}

/** A refusal of the API: its type is the address where the site explains it. */
export function refuse(site: Site, c: Context<SiteEnv>, refused: Refused): Response {
  const { problem, detail, scope, faults } = refused
  return answerProblem(c, problemTypes[problem].status, detail, {
    type: site.absolute(problemPath(problem)),
    ...(scope ? { scope } : {}),
    ...(faults && faults.length > 0 ? { errors: faults } : {}),
  })
}
