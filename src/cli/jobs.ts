import { isProblem, type Problem } from '../input/problem.js'
import type { RawText } from '../input/raw-text.js'
import { type Input, isTextFile, type TextFile } from '../input/read-inputs.js'
import type { Made, Make, Settings, Task } from './work.js'

/** Texts that are worked on here before other threads are called in: starting those costs as much as some dozens of texts. */
const BEFORE_POOL = 48
/** Texts in one task, and the characters after which it is sent off all the same: a task fills some hundredths of a second. */
const BATCH = 16
const BATCH_CHARACTERS = 200_000
/** Tasks a thread has waiting: what is under way, and hence memory, stays the same however many texts there are. */
const WAITING = 3

/** What comes out for one input, in the order of the input. */
export type Outcome = Made | Problem

export interface Plan {
  readonly jobs: number
  readonly settings: Settings
  /** In this thread. */
  readonly make: Make
  /** What is known of a text before it is worked on: that it is done already, or that it cannot be. */
  readonly admit: (input: TextFile | RawText) => 'work' | 'done' | Problem
  readonly stop: AbortSignal
}

/** Milliseconds after which a run lets others have their turn: the signal of Ctrl-C, the progress bar. */
const TURN = 40

/** Works on all inputs, side by side where there are many; what comes out is in the order of the input, whatever is done first. */
export async function* makeAll(inputs: AsyncGenerator<Input>, plan: Plan): AsyncGenerator<Outcome> {
  let here = 0
  let turn = Date.now()
  for (let next = await inputs.next(); !next.done; next = await inputs.next()) {
    const input = next.value
    const item = isProblem(input) ? input : admitted(input, plan)
    if (item !== null) {
      const outcome = isProblem(item) ? item : await plan.make(item)
      here++
      yield outcome
    }
    if (Date.now() - turn >= TURN) {
      await new Promise(setImmediate)
      turn = Date.now()
    }
    if (plan.stop.aborted) return
    if (plan.jobs > 1 && here >= BEFORE_POOL) break
  }
  yield* makeSideBySide(inputs, plan)
}

const admitted = (input: TextFile | RawText, plan: Plan): TextFile | RawText | Problem | null => {
  const verdict = plan.admit(input)
  return verdict === 'work' ? input : verdict === 'done' ? null : verdict
}

async function* makeSideBySide(inputs: AsyncGenerator<Input>, plan: Plan): AsyncGenerator<Outcome> {
  const batches = batchesOf(inputs, plan)
  const first = await batches.next()
  if (first.done) return
  const { default: Tinypool } = await import('tinypool')
  const pool = new Tinypool({
    // The command is one file, and its threads run that same file
    filename: import.meta.url,
    minThreads: plan.jobs,
    maxThreads: plan.jobs,
    concurrentTasksPerWorker: 2,
  })
  const start = async (batch: readonly (TextFile | RawText | Problem)[]): Promise<readonly Outcome[]> => {
    const task: Task = { settings: plan.settings, inputs: batch.flatMap((input) => (isProblem(input) ? [] : [input])) }
    let outcomes: readonly Outcome[]
    try {
      outcomes = (await pool.run(task, { name: 'work' })) as readonly Outcome[]
    } catch (error) {
      const reason = `internal error (${error instanceof Error ? error.message : String(error)})`
      outcomes = task.inputs.map((input) => ({ path: isTextFile(input) ? input.file : input.path, reason }))
    }
    const worked = outcomes[Symbol.iterator]()
    return batch.map((input): Outcome => (isProblem(input) ? input : (worked.next().value as Outcome)))
  }
  try {
    const underWay = [start(first.value)]
    let more = true
    while (underWay.length > 0) {
      while (more && !plan.stop.aborted && underWay.length < plan.jobs * WAITING) {
        const next = await batches.next()
        if (next.done) more = false
        else underWay.push(start(next.value))
      }
      const outcomes = await underWay.shift()
      if (plan.stop.aborted) return
      yield* outcomes ?? []
    }
  } finally {
    await pool.destroy()
  }
}

async function* batchesOf(inputs: AsyncGenerator<Input>, plan: Plan): AsyncGenerator<readonly (TextFile | RawText | Problem)[]> {
  let batch: (TextFile | RawText | Problem)[] = []
  let characters = 0
  for await (const input of inputs) {
    const item = isProblem(input) ? input : admitted(input, plan)
    if (item === null) continue
    batch.push(item)
    characters += 'text' in item ? item.text.length : 0
    if (batch.length < BATCH && characters < BATCH_CHARACTERS) continue
    yield batch
    batch = []
    characters = 0
  }
  if (batch.length > 0) yield batch
}
