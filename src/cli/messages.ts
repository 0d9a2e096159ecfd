import type { Problem } from '../input/problem.js'
import type { Io } from './io.js'

/** Misuse of the command line: exit status 2. */
export class UsageError extends Error {}

const PROGRAM = 'incidents'

/** Control characters in a file's name must not reach the terminal. */
const visible = (text: string): string => text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')

/** "incidents: feeds/042.txt: not text (NUL byte at 1042), skipped" */
export const problemLine = ({ path, reason }: Problem): string => visible(`${PROGRAM}: ${path}: ${reason}`)

export const complain = (io: Io, problem: Problem): void => io.say(problemLine(problem))

export const usageLine = (message: string): string => visible(`${PROGRAM}: ${message}`)
