import { createReadStream } from 'node:fs'
import { basename, relative } from 'node:path'
import { LARGEST, tooLarge } from './decode.js'
import { filesOf } from './files.js'
import { isProblem, type Problem, reasonOf } from './problem.js'
import type { RawText } from './raw-text.js'
import { rawTextOf, readTextFile } from './read-file.js'

/** How a file is read: one article, one a line, or one a record of a crawl. */
export const INPUTS = ['text', 'ndjson', 'wet'] as const
export type InputKind = (typeof INPUTS)[number]

/** What files that hold many texts end in; each may be compressed. */
const ENDINGS: Readonly<Record<Exclude<InputKind, 'text'>, readonly string[]>> = { ndjson: ['.ndjson', '.jsonl'], wet: ['.warc.wet', '.wet'] }
const COMPRESSED = ['', '.gz', '.zst']

export interface InputOptions {
  /** Default: by the file's ending (.ndjson, .jsonl, .wet, compressed or not), otherwise text. */
  readonly input?: InputKind
  readonly globs?: readonly string[]
  /** Files of folders that are passed over. */
  readonly ignore?: readonly string[]
  /** What "-" reads. */
  readonly stdin: () => AsyncIterable<Uint8Array>
  /** How standard input is called in reports and messages. */
  readonly stdinName?: string
}

/** Standard input, as the user names it. */
export const STDIN = '-'

const endingsOf = (kind: InputKind): readonly string[] =>
  kind === 'text' ? [] : ENDINGS[kind].flatMap((ending) => COMPRESSED.map((packed) => ending + packed))

/** How a file is read where the user does not say: by its ending. */
export const kindOf = (path: string, input?: InputKind): InputKind => {
  if (input !== undefined) return input
  const name = path.toLowerCase()
  return INPUTS.find((kind) => endingsOf(kind).some((ending) => name.endsWith(ending))) ?? 'text'
}

/** A text file that is still to be read; `name` is its path within the folder that the user named, or its own name. */
export interface TextFile {
  readonly file: string
  readonly name: string
}

/** What there is to read: a file, or what had to be read to know of it. */
export type Input = TextFile | RawText | Problem

export const isTextFile = (input: Input): input is TextFile => 'file' in input

/** What the user named, one after the other, in the order given; of a folder, by path. Text files are not opened yet. */
export async function* findInputs(paths: readonly string[], options: InputOptions): AsyncGenerator<Input> {
  for (const path of paths) {
    if (path === STDIN) {
      yield* readStdin(options)
      continue
    }
    const files = await filesOf(path, globsOf(options), options.ignore)
    if (isProblem(files)) {
      yield files
      continue
    }
    for (const file of files) {
      const kind = kindOf(file, options.input)
      if (kind !== 'text') yield* readMany(kind, file, createReadStream(file))
      else yield { file, name: file === path ? basename(file) : relative(path, file) }
    }
  }
}

/** How many texts there are to read; null where that shows only while reading. */
export const countInputs = async (paths: readonly string[], options: InputOptions): Promise<number | null> => {
  let count = 0
  for (const path of paths) {
    const files = path === STDIN ? [path] : await filesOf(path, globsOf(options), options.ignore)
    if (isProblem(files)) count++
    else if (files.some((file) => kindOf(file, options.input) !== 'text')) return null
    else count += files.length
  }
  return count
}

const globsOf = (options: InputOptions): readonly string[] | undefined =>
  options.globs ?? (options.input === undefined || options.input === 'text' ? undefined : endingsOf(options.input).map((ending) => `*${ending}`))

/** The texts behind what the user named, in the order given. Nothing is read before it is asked for. */
export async function* readInputs(paths: readonly string[], options: InputOptions): AsyncGenerator<RawText | Problem> {
  for await (const input of findInputs(paths, options)) yield isTextFile(input) ? readTextFile(input.file) : input
}

async function* readStdin(options: InputOptions): AsyncGenerator<RawText | Problem> {
  const name = options.stdinName ?? STDIN
  if (options.input !== undefined && options.input !== 'text') {
    yield* readMany(options.input, name, options.stdin())
    return
  }
  const chunks: Uint8Array[] = []
  try {
    let size = 0
    for await (const chunk of options.stdin()) {
      size += chunk.length
      if (size > LARGEST) {
        yield { path: name, reason: tooLarge(size) }
        return
      }
      chunks.push(chunk)
    }
  } catch (error) {
    yield { path: name, reason: reasonOf(error) }
    return
  }
  yield rawTextOf(name, Buffer.concat(chunks))
}

/** The texts of a stream that holds many, which may be compressed. Loaded only where there is one. */
async function* readMany(kind: Exclude<InputKind, 'text'>, path: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<RawText | Problem> {
  const { decompressed } = await import('./compression.js')
  const bytes = decompressed(chunks)
  if (kind === 'wet') yield* (await import('./wet.js')).readWet(path, bytes)
  else yield* (await import('./ndjson.js')).readNdjson(path, bytes)
}
