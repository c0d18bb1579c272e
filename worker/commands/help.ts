import type { Command } from './index.ts'

export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => command.name.length))
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`)
  return [
    'vigie : veille technologique, juridique et financière des collectivités',
    '',
    'Usage : npm run -s vigie -- <commande> [options]',
    '',
    ...lines,
    '',
    '« vigie help <commande> » en dit plus. Codes de sortie : 0 fait, 1 échec, 2 commande ou configuration à corriger,',
    '3 fait en partie. Réglages : variables d’environnement ou fichier .env (voir .env.example).',
    '',
  ].join('\n')
}

export function helpOf(command: Command): string {
  return [
    `vigie ${command.name} ${command.usage}`.trim(),
    '',
    command.summary,
    '',
    ...command.details,
    '',
  ].join('\n')
}
