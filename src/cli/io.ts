/** Everything that a command may touch of the process: handed in by `main.ts`, so that commands are functions of it. */
export interface Io {
  readonly stdin: () => AsyncIterable<Uint8Array>
  readonly stdout: NodeJS.WritableStream
  /** Somebody types: nothing is piped in. */
  readonly stdinIsTerminal: boolean
  /** Whether a person looks and wants colour. */
  readonly colour: { readonly stdout: boolean; readonly stderr: boolean }
  /** One line for the person, beside the data. */
  readonly say: (line: string) => void
}
