import { stepName } from "../../automation/cake/model/stepText";
import { destroy } from "../../automation/cake/destroy/destroy";
import { tearDown } from "../../automation/cake/lifecycle/tearDown";
import type { RunResult } from "../../automation/cake/model/results";
import { up, type UpRequest } from "../../automation/cake/deploy/up";
import { request } from "../support/ownLayers";
import { chaosCake } from "./chaosLayers";

// The process that is killed: one up, destroy or teardown of the small cake, `up <project> <seed>:<rate>`.

const verbs: Readonly<Record<string, (request: UpRequest) => Promise<RunResult>>> = {
    up,
    destroy,
    teardown: (given) => tearDown(given, {}, "schedule", new Date()),
};

async function main(): Promise<void> {
    const [verb = "", project = "", faults] = process.argv.slice(2);
    const [seed = 0, rate = 0] = (faults ?? "").split(":").map(Number);
    const run = verbs[verb];
    if (run === undefined) throw new Error(`No verb ${verb}`);
    const result = await run({
        ...request(project, chaosCake),
        cloud: { latency: "realistic", ...(rate > 0 ? { faults: { seed, rate } } : {}) },
        listener: (event) => {
            if (event.code === "notice") process.stderr.write(`${event.text}\n`);
            if (event.code === "step-started" && event.verb !== "preview") {
                process.stderr.write(`working on ${stepName(event.step)}\n`);
            }
            if (event.code === "step-progress" && event.progress.kind === "message") {
                process.stderr.write(`${stepName(event.step)}: ${event.progress.text}\n`);
            }
        },
    });
    for (const { layer, result: is, failures } of result.layers) {
        process.stderr.write(`${layer} ${is}\n`);
        for (const { urn, text } of failures) process.stderr.write(`  ${urn} ${text}\n`);
    }
    process.exit(result.result === "succeeded" ? 0 : 4);
}

main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
});
