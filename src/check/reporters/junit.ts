import { visible } from '../../text/visible.js'
import type { Checked, Finding, Reporter } from '../finding.js'
import { whereOf } from './text.js'

const escaped = (text: string): string =>
  visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // Neither of them may stand in XML
    .replace(/[\ufffe\uffff\ud800-\udfff]/g, (letter, index: number, all: string) => (isPaired(letter, index, all) ? letter : '\ufffd'))

const isPaired = (letter: string, index: number, all: string): boolean => {
  const code = letter.charCodeAt(0)
  if (code >= 0xd800 && code < 0xdc00) return (all.charCodeAt(index + 1) & 0xfc00) === 0xdc00
  return code >= 0xdc00 && code < 0xe000 && (all.charCodeAt(index - 1) & 0xfc00) === 0xd800
}

const detail = (finding: Finding): string => `${whereOf(finding)}: ${finding.message}`

const caseOf = ({ path, made, findings }: Checked): string => {
  const suites = made.map((check) => {
    const own = findings.filter((finding) => finding.check === check)
    const failures = own.filter(({ level }) => level === 'error')
    const head = `    <testcase name="${check}" classname="${escaped(path)}" file="${escaped(path)}"`
    if (own.length === 0) return `${head}/>\n`
    const [first] = failures
    const body = own.map(detail).join('\n')
    return first === undefined
      ? `${head}><system-out>${escaped(body)}</system-out></testcase>\n`
      : `${head}><failure message="${escaped(first.message)}">${escaped(body)}</failure></testcase>\n`
  })
  const failures = new Set(findings.filter(({ level }) => level === 'error').map(({ check }) => check)).size
  return `  <testsuite name="${escaped(path)}" tests="${made.length}" failures="${failures}" errors="0" skipped="0">\n${suites.join('')}  </testsuite>\n`
}

/** JUnit's XML: a suite for each text, a case for each check. A warning is no failure. */
export const junit: Reporter = {
  head: '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="incidents check">\n',
  file: caseOf,
  tail: () => '</testsuites>\n',
}
