import { Environments } from "../../automation/cake/session/environments";
import { join } from "node:path";
import { pathsOf } from "../../automation/cake/model/paths";
import { preview } from "../../automation/cake/plan/preview";
import { match } from "../../automation/diffs/match/match";
import { readDiff, writeDiff } from "../../automation/diffs/store/store";
import { temporaryFolder } from "../support/temporaryFolder";
import { sizedCake } from "./sizedCake";

/**
 * Previews a cake of 3,000 new resources, then matches its diff with itself and stores it. Arguments: project folder,
 * environment. Prints, as JSON, the seconds of the preview without storing and those of matching and storing.
 */
async function main([root = "", environment = ""]: readonly string[]): Promise<void> {
    const { layers, seconds, diff } = await preview({
        paths: pathsOf(root),
        layers: sizedCake(1000),
        environment: new Environments(root).of(environment),
        cloud: { latency: "none" },
        signal: new AbortController().signal,
        listener: () => undefined,
        refresh: false,
        fresh: true,
    });
    const count = layers.reduce((sum, { counts }) => sum + counts.create, 0);
    const stored = readDiff(join(root, "stacks", environment));
    if (diff === undefined || stored === undefined || count < 3000) throw new Error(`${count} changes`);

    const folder = join(temporaryFolder(), environment);
    const start = performance.now();
    writeDiff(folder, diff, stored.sources);
    const writing = (performance.now() - start) / 1000;
    const read = readDiff(folder);
    for (const [index, layer] of diff.layers.entries()) {
        const reviewed = read?.layers[index];
        if (reviewed === undefined || match(reviewed, layer).length > 0) {
            throw new Error(`The stored diff of ${layer.layer} is not the one that was stored`);
        }
    }
    const ours = (performance.now() - start) / 1000;
    console.log(JSON.stringify({ engine: seconds - writing, ours }));
}

main(process.argv.slice(2)).then(
    () => process.exit(0),
    (error: unknown) => {
        console.error(error);
        process.exit(1);
    },
);
