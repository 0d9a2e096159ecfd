#!/usr/bin/env node
require('../dist/incidents.cjs').main(process.argv.slice(2))
