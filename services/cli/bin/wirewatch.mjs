#!/usr/bin/env node
import { main } from '@wirewatch/cli'

await main(process.argv.slice(2))
