import type { Config } from '../../config.ts'

/**
 * What lets a mail program file the letter, answer nothing by itself, and offer to leave in one click (RFC 2369, 2919,
 * 8058, 3834). https first: a mailto is what is left to programs that know no other way.
 */
export function listHeaders(
  config: Pick<Config, 'baseUrl' | 'contact'>,
  unsubscribeUrl: string,
): Record<string, string> {
  return {
    'List-Id': `Lettre de veille <lettre.${new URL(config.baseUrl).hostname}>`,
    'List-Unsubscribe': `<${unsubscribeUrl}>, <mailto:${config.contact}?subject=desabonnement>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'List-Archive': `<${config.baseUrl}/lettres>`,
    'Auto-Submitted': 'auto-generated',
    Precedence: 'bulk',
  }
}
