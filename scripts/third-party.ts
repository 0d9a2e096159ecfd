import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Metafile } from 'esbuild'

/** Folders of the packages that stand in bundles: "node_modules/pako", also one within another. */
export const bundledPackages = (metafiles: readonly Metafile[]): string[] => {
  const folders = metafiles.flatMap(({ inputs, outputs }) => {
    const used = new Set(Object.values(outputs).flatMap((output) => Object.keys(output.inputs)))
    return Object.keys(inputs)
      .filter((path) => used.has(path))
      .flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? [])
  })
  return [...new Set(folders)].sort()
}

const LICENCE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i

/** Name, version, licence and its text for each package: what those ask for who pass them on. */
export const thirdPartyNotices = (root: string, folders: readonly string[]): string => {
  const notices = folders.map((folder) => {
    const path = join(root, folder)
    const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Record<string, string>
    const texts = readdirSync(path)
      .filter((file) => LICENCE.test(file))
      .sort()
      .map((file) => readFileSync(join(path, file), 'utf8').trim())
    if (license === undefined) throw new Error(`${name}: no licence told`)
    return `## ${name} ${version}\nLicence: ${license}\n${texts.map((text) => `\n${text}\n`).join('')}`
  })
  return `Parts of other packages stand in this one, under these licences.\n\n${notices.join('\n')}`
}
