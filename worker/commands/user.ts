import { commandLine } from '#src/account/actor.ts'
import { makeFirstAccountLink } from '#src/account/first-account.ts'
import { lifetimeWords } from '#src/account/sign-in/links.ts'
import {
  addPerson,
  changeRole,
  disable,
  enable,
  giveLink,
  readPerson,
  requirePerson,
} from '#src/account/people.ts'
import type { Deps } from '#src/deps.ts'
import { WatchError } from '#src/errors.ts'
import { type Role, isRole, roles } from '#src/roles.ts'
import { openNodeProgram } from '#src/runtime/node.ts'
import { type Person, countPeople, listPeople } from '#src/store/people.ts'
import { roleWords, statusWords } from '#web/views/staff-words.ts'
import type { Environment } from './environment.ts'
import { print, printJson, readArguments, remark, UsageError } from './usage.ts'

interface Given {
  email: string
  /** The second word. */
  role: string
  options: { nom?: string | undefined; role?: string | undefined; json?: boolean | undefined }
}

const verbs: Record<string, (deps: Deps, given: Given) => Promise<void>> = {
  list,
  add,
  role: setRole,
  disable: close,
  enable: reopen,
  'reset-link': resetLink,
  'first-link': firstLink,
}

/** Accounts from the machine itself: to begin, and when nobody can enter any more. A password is never typed here. */
export async function run(argv: readonly string[], env: Environment): Promise<number> {
  const { values, positionals } = readArguments(argv, {
    nom: { type: 'string' },
    role: { type: 'string' },
    json: { type: 'boolean' },
  })
  const [name = 'list', email = '', role = ''] = positionals
  const act = Object.hasOwn(verbs, name) ? verbs[name] : undefined
  if (!act)
    throw new UsageError(`Verbe inconnu\u00A0: ${name}. «\u202Fvigie help user\u202F» donne la liste.`)
  if (email === '' && !['list', 'first-link'].includes(name)) {
    throw new UsageError(`Usage\u00A0: vigie user ${name} <adresse>${name === 'role' ? ' <rôle>' : ''}`)
  }
  const program = await openNodeProgram(env)
  try {
    await act(program.deps, { email, role, options: values })
    return 0
  } finally {
    await program.close()
  }
}

async function list({ db }: Deps, { options }: Given): Promise<void> {
  const people = await listPeople(db)
  if (people.length === 0) remark(nobody)
  for (const person of people) {
    const { email, name, role, status, hasPassword, createdAt, lastSignInAt } = person
    if (options.json) printJson({ email, name, role, status, hasPassword, createdAt, lastSignInAt })
    else print([email, name, roleWords[role], statusWords[status], lastSignInAt ?? 'jamais entré'].join('\t'))
  }
}

async function add(deps: Deps, { email: typed, options }: Given): Promise<void> {
  const isFirst = (await countPeople(deps.db)) === 0
  const role = readRole(options.role ?? (isFirst ? 'administrateur' : 'lecteur'))
  if (isFirst && role !== 'administrateur') {
    throw new WatchError(
      'first-account',
      'Le premier compte est celui d’un administrateur (--role administrateur).',
    )
  }
  const { email, name, faults } = readPerson({ email: typed, name: options.nom ?? typed.split('@')[0] ?? '' })
  const fault = faults.email ?? faults.name
  if (fault) throw new UsageError(fault)
  const person = await addPerson(deps, commandLine, { email, name, role })
  if (!person) throw new WatchError('known-person', `L’adresse ${email} a déjà un compte.`)
  await printLink(deps, person, 'invitation')
  remark(`Compte créé pour ${name} (${roleWords[role]}).`)
}

async function setRole(deps: Deps, { email, role: word }: Given): Promise<void> {
  const role = readRole(word)
  const person = await requirePerson(deps, email)
  const answer = await changeRole(deps, commandLine, person, role)
  if (answer === 'last-administrator') throw lastAdministrator()
  remark(`${person.name} ${answer === 'same' ? 'est déjà' : 'est désormais'}\u00A0: ${roleWords[role]}.`)
}

async function close(deps: Deps, { email }: Given): Promise<void> {
  const person = await requirePerson(deps, email)
  if (!(await disable(deps, commandLine, person))) throw lastAdministrator()
  remark(`Le compte de ${person.name} est fermé, ses sessions aussi.`)
}

async function reopen(deps: Deps, { email }: Given): Promise<void> {
  const person = await requirePerson(deps, email)
  await enable(deps, commandLine, person)
  remark(`Le compte de ${person.name} est ouvert.`)
}

async function resetLink(deps: Deps, { email }: Given): Promise<void> {
  const person = await requirePerson(deps, email)
  if (person.status === 'disabled') {
    throw new WatchError(
      'disabled-person',
      `Le compte de ${person.name} est fermé\u00A0: rouvrez-le d’abord (vigie user enable ${person.email}).`,
    )
  }
  await printLink(deps, person, person.status === 'invited' ? 'invitation' : 'reset')
}

async function firstLink(deps: Deps): Promise<void> {
  const link = await makeFirstAccountLink(deps)
  if (!link) {
    throw new WatchError(
      'first-account',
      'Il y a déjà un compte\u00A0: «\u202Fvigie user list\u202F» dit lesquels, «\u202Fvigie user reset-link <adresse>\u202F» rouvre la porte.',
    )
  }
  print(link.url)
  remark(`Ce lien crée le premier compte, celui de l’administrateur. ${once('first-account')}`)
}

/** The link alone on standard output: a script may read it. */
async function printLink(deps: Deps, person: Person, purpose: 'invitation' | 'reset'): Promise<void> {
  const link = await giveLink(deps, commandLine, person, purpose)
  print(link.url)
  remark(`À remettre à ${person.name} par un moyen sûr. ${once(purpose)}`)
}

function once(purpose: 'first-account' | 'invitation' | 'reset'): string {
  return `Il sert une seule fois, pendant ${lifetimeWords[purpose]}.`
}

/** A role as people write it: « Éditeur » is as good as « editeur ». */
function readRole(word: string): Role {
  const role = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  if (isRole(role)) return role
  throw new UsageError(`Rôle inconnu\u00A0: «\u202F${word}\u202F». Les rôles sont ${roles.join(', ')}.`)
}

function lastAdministrator(): WatchError {
  return new WatchError(
    'last-administrator',
    'C’est le dernier administrateur actif\u00A0: donnez d’abord ce rôle à une autre personne. Rien n’a été fait.',
  )
}

export const nobody =
  'Personne n’a de compte\u00A0: «\u202Fvigie user first-link\u202F» donne le lien du premier.'
