#!/usr/bin/env node
// The `cake` command: brings the transpiled sources up to date, then hands over to automation/cli.ts.
import { createRequire } from "node:module";
import { build, program } from "./build.mjs";

await build(program);
createRequire(import.meta.url)("../../.build/automation/cli/cli.js").main(process.argv);
