import { LocalWorkspace, type OutputMap, type PulumiFn } from "@pulumi/pulumi/automation";
import { pathsOf } from "../../automation/cake/model/paths";
import { openLocalCloud } from "../../automation/cake/session/local/openLocalCloud";
import { cake } from "../../layers/cake";
import type { Layer } from "../../layers/contract";
import { layerSettingsOf, loadEnvironment } from "../../layers/environment";
import { sizedCake } from "./sizedCake";

/**
 * The yardstick: three layers one after the other with the Automation API, as its documentation shows it, on a local
 * cloud that it opens as the driver does.
 * Arguments: project folder, `preview` or `up`, environment, `shipped` or resources per layer.
 * Prints, as JSON, how many resources it changed or would change.
 */
async function main([root = "", verb = "", environment = "", size = ""]: readonly string[]): Promise<void> {
    const loaded = loadEnvironment(root, environment);
    const { account, region } = loaded.settings;
    const folder = pathsOf(root).localCloud;
    const cloud = await openLocalCloud({ folder, account, region, latency: "none" });
    let changed = 0;
    let below: OutputMap = {};
    const layers: readonly Layer[] = size === "shipped" ? cake : sizedCake(Number(size));
    for (const layer of layers) {
        const program: PulumiFn = async () => {
            const pulumi = await import("@pulumi/pulumi");
            const run = await layer.load();
            const outputsBelow = Object.fromEntries(
                Object.keys(layer.reads).map((name) => {
                    const value: unknown = below[name]?.value;
                    return [name, below[name]?.secret === true ? pulumi.secret(value) : pulumi.output(value)];
                }),
            );
            return { ...run({ ...layerSettingsOf(loaded, layer), below: outputsBelow } as never) };
        };
        const stack = await LocalWorkspace.createOrSelectStack(
            { stackName: environment, projectName: layer.name, program },
            {
                envVars: { ...cloud.environment },
                projectSettings: {
                    name: layer.name,
                    runtime: "nodejs",
                    config: { "pulumi:autonaming": { value: { pattern: "${name}-${stack}" } } } as never,
                },
            },
        );
        if (verb === "up") {
            const { summary, outputs } = await stack.up();
            changed += changes(summary.resourceChanges ?? {});
            below = { ...below, ...outputs };
        } else {
            const { changeSummary } = await stack.preview();
            changed += changes(changeSummary);
            below = { ...below, ...(await stack.outputs()) };
        }
    }
    await cloud.close();
    console.log(JSON.stringify({ changed }));
}

function changes(operations: Readonly<Record<string, number>>): number {
    return Object.entries(operations)
        .filter(([what]) => what !== "same")
        .reduce((sum, [, number]) => sum + number, 0);
}

main(process.argv.slice(2)).then(
    () => process.exit(0),
    (error: unknown) => {
        console.error(error);
        process.exit(1);
    },
);
