import type { Reporter, ReporterName } from '../finding.js'
import { github } from './github.js'
import { json, rdjson } from './json.js'
import { junit } from './junit.js'
import { sarif } from './sarif.js'
import { type FindingPaint, textReporter } from './text.js'

export const reporterOf = (name: ReporterName, paint: FindingPaint, version: string): Reporter =>
  ({
    text: () => textReporter(paint),
    github: () => github,
    junit: () => junit,
    sarif: () => sarif(version),
    rdjson: () => rdjson,
    json: () => json,
  })[name]()
