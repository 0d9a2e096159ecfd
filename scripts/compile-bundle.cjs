/** Runs the bundled command on a text, and keeps what the engine has compiled for it: `bin/load.js` starts from there. */
const { mkdirSync, writeFileSync } = require('node:fs')
const { dirname, join } = require('node:path')
const { COMPILED, run, scriptOf } = require('../bin/load.js')

const SEEDS = join(__dirname, '..', 'seeds')

const compile = async () => {
  const script = scriptOf()
  const { main } = run(script)
  await main(['--help'])
  await main(['extract', SEEDS, '--jobs', '1'])
  mkdirSync(dirname(COMPILED), { recursive: true })
  writeFileSync(COMPILED, script.createCachedData())
}

compile()
