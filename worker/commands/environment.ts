import { existsSync } from 'node:fs'
import { loadEnvFile } from 'node:process'

export type Environment = Record<string, string | undefined>

/** The process environment, completed by .env where it has no value of its own. */
export function loadEnvironment(file = '.env'): Environment {
  if (existsSync(file)) loadEnvFile(file)
  return process.env
}
