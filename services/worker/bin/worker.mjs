#!/usr/bin/env node
import { main } from '@wirewatch/worker'

await main()
