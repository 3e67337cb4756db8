import { Environments } from "../../automation/cake/session/environments";
import { pathsOf } from "../../automation/cake/model/paths";
import { preview } from "../../automation/cake/plan/preview";
import { up } from "../../automation/cake/deploy/up";
import { sizedCake } from "./sizedCake";

/**
 * The driver on a cake of a given size. Arguments: project folder, `preview` or `up`, environment, resources per layer.
 * Prints, as JSON, how many resources it changed or would change, and the process's peak memory in megabytes.
 */
async function main([root = "", verb = "", environment = "", size = ""]: readonly string[]): Promise<void> {
    const request = {
        paths: pathsOf(root),
        layers: sizedCake(Number(size)),
        environment: new Environments(root).of(environment),
        cloud: { latency: "none" },
        signal: new AbortController().signal,
        listener: () => undefined,
        refresh: false,
        fresh: true,
    } as const;
    const result =
        verb === "up"
            ? await up({ ...request, confirm: () => Promise.resolve(true) })
            : await preview(request);
    if (result.result !== "succeeded") throw new Error(JSON.stringify(result));
    const changed = result.layers
        .map(({ counts }) => counts.create + counts.update + counts.replace + counts.delete)
        .reduce((sum, each) => sum + each, 0);
    const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
    console.log(JSON.stringify({ changed, megabytes }));
}

main(process.argv.slice(2)).then(
    () => process.exit(0),
    (error: unknown) => {
        console.error(error);
        process.exit(1);
    },
);
