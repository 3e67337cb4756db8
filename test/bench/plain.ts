import { LocalWorkspace, type PulumiFn } from "@pulumi/pulumi/automation";
import { cake } from "../../layers/cake";
import { layerSettingsOf, loadEnvironment } from "../../stacks/load";
import { sizedCake } from "./sizedCake";

/**
 * The yardstick: three layers one after the other with the Automation API, as its documentation shows it.
 * Arguments: project folder, `preview` or `up`, environment, `shipped` or resources per layer.
 */
async function main([root = "", verb = "", environment = "", size = ""]: readonly string[]): Promise<void> {
    const loaded = loadEnvironment(root, environment);
    let below: Record<string, { value: unknown; secret: boolean }> = {};
    for (const layer of size === "shipped" ? cake : sizedCake(Number(size))) {
        const program: PulumiFn = async () => {
            const pulumi = await import("@pulumi/pulumi");
            const run = await layer.load();
            const outputs = Object.fromEntries(
                Object.keys(layer.reads).map((name) => {
                    const { value, secret } = below[name] ?? { value: undefined, secret: false };
                    return [name, secret ? pulumi.secret(value) : pulumi.output(value)];
                }),
            );
            return { ...run(layerSettingsOf(loaded, layer.name) as never, outputs as never) };
        };
        const stack = await LocalWorkspace.createOrSelectStack(
            { stackName: environment, projectName: layer.name, program },
            {
                projectSettings: {
                    name: layer.name,
                    runtime: "nodejs",
                    config: { "pulumi:autonaming": { value: { pattern: "${name}-${stack}" } } } as never,
                },
            },
        );
        if (verb === "up") await stack.up();
        else await stack.preview();
        below = { ...below, ...(await stack.outputs()) };
    }
}

main(process.argv.slice(2)).then(
    () => process.exit(0),
    (error: unknown) => {
        console.error(error);
        process.exit(1);
    },
);
