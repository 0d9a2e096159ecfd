/** Everything that a command may touch of the process: handed in by `main.ts`, so that commands are functions of it. */
export interface Io {
  readonly stdin: () => AsyncIterable<Uint8Array>
  readonly stdout: NodeJS.WritableStream
  readonly stderr: NodeJS.WritableStream
  /** Which of them a person sits at. Nothing is piped in where it is standard input. */
  readonly terminal: { readonly stdin: boolean; readonly stdout: boolean; readonly stderr: boolean }
  /** Whether a person looks and wants colour. */
  readonly colour: { readonly stdout: boolean; readonly stderr: boolean }
  /** One line for the person, beside the data. */
  readonly say: (line: string) => void
  readonly environment: Readonly<Record<string, string | undefined>>
  /** From the first call on, the first Ctrl-C aborts this and no more: the command ends in good order. The second ends it at once. */
  readonly interruption: () => AbortSignal
}
