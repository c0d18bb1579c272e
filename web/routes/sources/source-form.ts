import type { Context } from 'hono'
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
      const text = form.text(name, longFields.includes(name) ? 2000 : 1000).replaceAll('\r', '')
      return [name, longFields.includes(name) ? text : text.replace(/\s+/g, ' ')]
    }),
  ) as SourceFields
  return { form, fields }
}
