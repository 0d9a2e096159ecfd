import type { Problem } from '../input/problem.js'
import { visible } from '../text/visible.js'
import type { Io } from './io.js'

/** Misuse of the command line: exit status 2. */
export class UsageError extends Error {}

const PROGRAM = 'incidents'

/** Control characters in a file's name must not reach the terminal, nor make two lines of a message. */
const inOneLine = (text: string): string => visible(text).replace(/[\n\t]/g, '\ufffd')

/** "incidents: feeds/042.txt: not text (NUL byte at 1042), skipped" */
export const problemLine = ({ path, reason }: Problem): string => inOneLine(`${PROGRAM}: ${path}: ${reason}`)

export const complain = (io: Io, problem: Problem): void => io.say(problemLine(problem))

export const usageLine = (message: string): string => inOneLine(`${PROGRAM}: ${message}`)
