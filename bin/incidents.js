#!/usr/bin/env node
import { main } from '../dist/incidents.js'

await main(process.argv.slice(2))
