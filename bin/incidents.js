#!/usr/bin/env node
const argv = process.argv.slice(2)
// The version alone needs none of the rest
if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) process.stdout.write(`${require('../package.json').version}\n`)
else require('./load.js').load().main(argv)
