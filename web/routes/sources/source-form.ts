import type { Context } from 'hono'
import { oneLine } from '#src/catalogue/one-line.ts'
import { sourceFields, type SourceField, type SourceFields } from '#src/catalogue/source-fields.ts'
import { type FormBody, readForm } from '../../form-body.ts'

export interface PostedSource {
  form: FormBody
  fields: SourceFields
}

/** Several lines; the others are one line each. */
const longFields: readonly SourceField[] = ['exclure', 's-chemins']

/** The fields as typed, each bounded. One that the form did not send is empty. */
export async function readSourceForm(c: Context): Promise<PostedSource> {
  const form = await readForm(c)
  const fields = Object.fromEntries(
    sourceFields.map((name) => {
      const lines = form.text(name, longFields.includes(name) ? 2000 : 1000).split('\n')
      return [name, longFields.includes(name) ? lines.map(oneLine).join('\n') : oneLine(lines.join(' '))]
    }),
  ) as SourceFields
  return { form, fields }
}
