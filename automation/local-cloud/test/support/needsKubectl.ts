import { spawnSync } from "node:child_process";

let status: number | null | undefined;

/**
 * Leaves out a test or a suite that needs kubectl, and says so, on a machine that has no kubectl. Under CI a test that
 * is left out is a failure (.mocharc.cjs). For use as a hook, or called with a test's context.
 */
export function needsKubectl(this: Mocha.Context): void {
    status ??= spawnSync("kubectl", ["version", "--client"]).status;
    if (status === 0) return;
    console.error("      kubectl is not on the PATH; tests that use it are left out.");
    this.skip();
}
