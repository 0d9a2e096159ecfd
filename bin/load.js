const { readFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const { dirname, join } = require('node:path')
const { Script } = require('node:vm')

const BUNDLE = join(__dirname, '..', 'dist', 'incidents.cjs')
/** What the build has compiled holds for the engine that has compiled it, on machines of its kind. */
const COMPILED = join(__dirname, '..', 'dist', 'compiled', `${process.versions.v8}-${process.arch}`)

/** The bundle as a function, from what an engine has compiled before where there is such: to go through it takes longer than all else before the first text is read. */
const scriptOf = (cachedData) =>
  new Script(`(function (exports, require, module, __filename, __dirname) {${readFileSync(BUNDLE, 'latin1')}\n})`, {
    filename: BUNDLE,
    cachedData,
  })

const run = (script) => {
  const module = { exports: {} }
  script.runInThisContext().call(module.exports, module.exports, createRequire(BUNDLE), module, BUNDLE, dirname(BUNDLE))
  return module.exports
}

/** The command; without anything compiled for this engine it is loaded as any other file is. */
const load = () => {
  let compiled
  try {
    compiled = readFileSync(COMPILED)
  } catch {
    return require(BUNDLE)
  }
  return run(scriptOf(compiled))
}

module.exports = { COMPILED, load, run, scriptOf }
