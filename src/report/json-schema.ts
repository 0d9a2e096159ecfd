import * as z from 'zod'
import { reportSchema } from './schema.js'

/** The contract as JSON Schema, draft 2020-12. */
export const reportJsonSchema = (): Record<string, unknown> => ({
  title: 'incidents report',
  description: 'What one article says about cyber incidents. Every field is present; null or [] where the article says nothing.',
  ...z.toJSONSchema(reportSchema, { target: 'draft-2020-12' }),
})
