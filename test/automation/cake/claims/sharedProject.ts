import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cloneOf, publish, repositoryWith } from "../../git/gitSandbox";
import { leastSandbox, root } from "../../../support/settingsProject";

/** A project with the environment `one`: Ada's work tree, its remote, and Ben's clone of it. */
export function shared(settings = ""): {
    readonly ada: string;
    readonly ben: string;
    readonly remote: string;
} {
    const shipped = (path: string): string => readFileSync(join(root, path), "utf8");
    const ada = repositoryWith({
        "stacks/base.yaml": shipped("stacks/base.yaml"),
        "stacks/kinds/sandbox.yaml": shipped("stacks/kinds/sandbox.yaml"),
        "stacks/one/stack.yaml": leastSandbox + settings,
        "code.txt": "1",
    });
    const remote = publish(ada);
    return { ada, ben: cloneOf(remote, "Ben"), remote };
}
