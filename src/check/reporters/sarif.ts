import { safeJson } from '../../text/visible.js'
import { CHECKS, type Finding, MEANINGS, type Reporter } from '../finding.js'

/** A path as a relative reference: each step escaped, "../" left as it is. */
const uriOf = (path: string): string =>
  path
    .replace(/^\.\//, '')
    .replaceAll('\\', '/')
    .split('/')
    .map((step) => encodeURIComponent(step))
    .join('/')

const resultOf = ({ path, place, level, check, message, field, expected, found }: Finding): object => ({
  ruleId: check,
  ruleIndex: CHECKS.indexOf(check),
  level,
  message: { text: message },
  locations: [
    {
      physicalLocation: {
        artifactLocation: { uri: uriOf(path) },
        ...(place === null
          ? {}
          : { region: { startLine: place.line, startColumn: place.column, endLine: place.endLine, endColumn: place.endColumn } }),
      },
    },
  ],
  ...(field === null ? {} : { properties: { field, ...(expected === null ? {} : { expected, found }) } }),
})

/** SARIF 2.1.0, for code scanning. Columns count code points, as SARIF has it by that name. */
export const sarif = (version: string): Reporter => {
  const driver = {
    name: 'incidents',
    semanticVersion: version,
    rules: CHECKS.map((id) => ({ id, shortDescription: { text: MEANINGS[id] }, defaultConfiguration: { level: 'error' } })),
  }
  let any = false
  return {
    head: `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":${JSON.stringify(driver)}},"columnKind":"unicodeCodePoints","results":[`,
    file: ({ findings }) =>
      findings
        .map((finding) => {
          const text = `${any ? ',' : ''}\n${safeJson(JSON.stringify(resultOf(finding)))}`
          any = true
          return text
        })
        .join(''),
    tail: () => '\n]}]}\n',
  }
}
