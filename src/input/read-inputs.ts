import { createReadStream } from 'node:fs'
import { LARGEST, tooLarge } from './decode.js'
import { filesOf } from './files.js'
import { readNdjson } from './ndjson.js'
import { isProblem, type Problem, reasonOf } from './problem.js'
import type { RawText } from './raw-text.js'
import { rawTextOf, readTextFile } from './read-file.js'

/** How a file is read: one article, or one a line. */
export const INPUTS = ['text', 'ndjson'] as const
export type InputKind = (typeof INPUTS)[number]

export interface InputOptions {
  /** Default: by the file's ending (.ndjson, .jsonl), otherwise text. */
  readonly input?: InputKind
  readonly globs?: readonly string[]
  /** What "-" reads. */
  readonly stdin: () => AsyncIterable<Uint8Array>
  /** How standard input is called in reports and messages. */
  readonly stdinName?: string
}

/** Standard input, as the user names it. */
export const STDIN = '-'

/** How a file is read where the user does not say: by its ending. */
export const kindOf = (path: string, input?: InputKind): InputKind => input ?? (/\.(?:ndjson|jsonl)$/i.test(path) ? 'ndjson' : 'text')

/** The texts behind what the user named, one after the other, in the order given; of a folder, by path. Nothing is read before it is asked for. */
export async function* readInputs(paths: readonly string[], options: InputOptions): AsyncGenerator<RawText | Problem> {
  for (const path of paths) {
    if (path === STDIN) yield* readStdin(options)
    else {
      const files = await filesOf(path, options.globs ?? (options.input === 'ndjson' ? ['*.ndjson', '*.jsonl'] : undefined))
      if (isProblem(files)) yield files
      else for (const file of files) yield* readOne(file, kindOf(file, options.input))
    }
  }
}

async function* readOne(file: string, kind: InputKind): AsyncGenerator<RawText | Problem> {
  if (kind === 'ndjson') yield* readNdjson(file, createReadStream(file))
  else yield readTextFile(file)
}

async function* readStdin(options: InputOptions): AsyncGenerator<RawText | Problem> {
  const name = options.stdinName ?? STDIN
  if (options.input === 'ndjson') {
    yield* readNdjson(name, options.stdin())
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
