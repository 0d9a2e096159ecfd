import type { Io } from './io.js'
import type { OptionName, Options } from './options.js'

/** @returns the exit status: 0 done, 1 some input could not be used. */
export type Run = (paths: readonly string[], options: Options, io: Io) => Promise<number>

export interface CommandDefinition {
  readonly name: string
  readonly summary: string
  readonly description: string
  readonly takesPaths: boolean
  /** One word that it needs, of these. */
  readonly argument?: { readonly name: string; readonly choices: readonly string[] }
  readonly options: readonly OptionName[]
  /** Command lines that work as they stand, each with what it does. */
  readonly examples: readonly (readonly [line: string, meaning: string])[]
  readonly load: () => Promise<Run>
}

const READING = ['input', 'glob', 'ignore', 'stdinName', 'language', 'referenceDate'] as const satisfies readonly OptionName[]

/** What single formats can be asked for. */
const SHAPING = ['guard', 'crlf', 'bom', 'emptyRows', 'quotes', 'impacts', 'modified', 'tlp', 'ndjson'] as const satisfies readonly OptionName[]

const RULES = ['rules', 'actors', 'withoutRule'] as const satisfies readonly OptionName[]

export const COMMANDS: readonly CommandDefinition[] = [
  {
    name: 'extract',
    summary: 'write a report of the incidents that each text tells of',
    description: 'Reads news texts and writes, for each, who was hit, by whom, when, for how long: one report a text, every value with its quote.',
    takesPaths: true,
    options: [
      ...READING,
      ...RULES,
      'format',
      'outputs',
      'onlyIncidents',
      'resume',
      'jobs',
      'skipBad',
      'includeText',
      'secondReader',
      'quiet',
      'progress',
      ...SHAPING,
    ],
    examples: [
      ['incidents extract article.txt', 'one text'],
      ['incidents extract seeds/ --format yaml', 'every .txt file of a folder'],
      ['cat article.txt | incidents extract', 'standard input'],
      ['incidents extract --input ndjson crawl.ndjson --format ndjson', 'one article a line in, one report a line out'],
      ['incidents extract crawl.warc.wet.gz --only-incidents --format ndjson', 'the pages of a crawl that tell of an incident'],
      ['incidents extract seeds/ --format csv', 'one row an incident; also stix, veris, eurepoc'],
      ['incidents extract seeds/ --output reports/', 'one file a text; --resume goes on where a run was ended'],
      ['incidents extract seeds/ | jq -r ".[].incidents[].victims[].name"', 'the names of all victims'],
    ],
    load: async () => (await import('./extract.js')).runExtract,
  },
  {
    name: 'clean',
    summary: 'print the article without the page around it',
    description: 'Prints the title and the text of each article: menus, cookie notices, teasers and other boilerplate are left out.',
    takesPaths: true,
    options: [...READING, 'output', 'removed', 'explain'],
    examples: [
      ['incidents clean page.txt', 'the article'],
      ['incidents clean --removed page.txt', 'what is not the article'],
      ['incidents clean --explain page.txt', 'each block, kept or dropped, and why'],
    ],
    load: async () => (await import('./clean.js')).runClean,
  },
  {
    name: 'check',
    summary: 'check texts for a corpus or a CI job',
    description:
      'Looks whether each text is what a corpus needs: readable, an article, dated, with an incident and a victim, not there twice, and with the report that NAME.expected.yaml beside it asserts. Exit status: 0 nothing found, 1 errors found, 2 could not run.',
    takesPaths: true,
    options: [...READING, ...RULES, 'require', 'allow', 'maxWarnings', 'against', 'expected', 'update', 'since', 'reporter', 'output', 'quiet'],
    examples: [
      ['incidents check seeds/', 'all checks on every .txt file of a folder'],
      ['incidents check --require decodable --require unique seeds/', 'only these'],
      ['incidents check --allow dated seeds/ --reporter junit --output junit.xml', 'for a CI server; texts may lack a date'],
    ],
    load: async () => (await import('./check.js')).runCheck,
  },
  {
    name: 'explain',
    summary: 'show why each value is there',
    description:
      'Shows each article, what was dropped of it dim, what was found in the colour of what it became, and below it each field with its value, its quotes and the rules that read them. With --field: why one field has its value, or none. With --html: a page for a browser.',
    takesPaths: true,
    options: [...READING, ...RULES, 'field', 'html', 'output'],
    examples: [
      ['incidents explain article.txt', 'the article and what came of it'],
      ['incidents explain article.txt --field downtime', 'why it has this downtime, or none'],
      ['incidents explain seeds/ --html incidents.html', 'one page for all, with a table and a timeline'],
    ],
    load: async () => (await import('./explain.js')).runExplain,
  },
  {
    name: 'annotate',
    summary: 'print what is recognised in each text, before it is put together',
    description: 'Prints one JSON object a line: path, layer, start, end (in code points), text, value, rule.',
    takesPaths: true,
    options: [...READING, ...RULES, 'output', 'layer'],
    examples: [
      ['incidents annotate article.txt', 'everything'],
      ['incidents annotate article.txt --layer times --layer durations', 'only times and durations'],
    ],
    load: async () => (await import('./annotate.js')).runAnnotate,
  },
  {
    name: 'schema',
    summary: 'print the JSON Schema of a report',
    description: 'Prints the JSON Schema (draft 2020-12) that every report satisfies.',
    takesPaths: false,
    options: ['output'],
    examples: [['incidents schema > report.schema.json', 'keep it in a file']],
    load: async () => (await import('./schema.js')).runSchema,
  },
  {
    name: 'verify',
    summary: 'check reports against their texts',
    description:
      'Reads reports (JSON, NDJSON, YAML) and their texts, and checks that each report is of that very text, that every quote stands at its offsets, and that no value rests on what was stripped from the page. Exit status: 0 all hold, 1 some do not, 2 no report.',
    takesPaths: true,
    options: ['texts', 'glob', 'input', 'output', 'quiet'],
    examples: [
      ['incidents extract seeds/ | incidents verify', 'reports whose texts stand where they say'],
      ['incidents verify reports.ndjson --texts seeds/', 'texts that stand elsewhere'],
    ],
    load: async () => (await import('./verify.js')).runVerify,
  },
  {
    name: 'score',
    summary: 'measure the reports against answer keys',
    description:
      'Extracts from each text that there is an answer key for (NAME.json beside NAME.txt) and prints precision, recall and F1 by field and language.',
    takesPaths: true,
    options: ['texts', 'language', ...RULES, 'misses', 'json', 'output'],
    examples: [
      ['incidents score gold/', 'all fields'],
      ['incidents score gold/ --language fr --misses', 'one language, with each answer that differs'],
    ],
    load: async () => (await import('./score.js')).runScore,
  },
  {
    name: 'config',
    summary: 'print the settings that hold here',
    description: 'Prints which incidents.config.yaml holds in this folder (the nearest one upward) and what it sets for each command.',
    takesPaths: false,
    options: ['output'],
    examples: [['incidents config', 'file and settings']],
    load: async () => (await import('./show-config.js')).runConfig,
  },
  {
    name: 'completion',
    summary: 'print the completion of commands and options for a shell',
    description: 'Prints a script that teaches a shell to complete commands, options, their values, and files.',
    takesPaths: false,
    argument: { name: 'shell', choices: ['bash', 'zsh', 'fish'] },
    options: ['output'],
    examples: [['eval "$(incidents completion bash)"', 'in ~/.bashrc']],
    load: async () => (await import('./completion.js')).runCompletion,
  },
]
