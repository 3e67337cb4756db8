import { spawn } from "node:child_process";
import { Environments } from "../../cake/session/environments";
import { withKubeconfig } from "../../cake/session/kubeconfig";
import { CakeError, exitCodes } from "../../system/errors";
import { errorCode } from "../../system/files";
import type { CommandContext, CommandOutcome } from "../common/command";

/** Runs kubectl against an environment's cluster, with this terminal as its own; returns kubectl's exit code. */
export async function kubectl(
    name: string,
    args: readonly string[],
    context: CommandContext,
): Promise<CommandOutcome> {
    const layers = await context.layers();
    const environment = new Environments(context.paths.root).of(name);
    const request = { ...context, layers, environment, cloud: { latency: "none" } } as const;
    const own = args[0] === "--" ? args.slice(1) : args;
    const exitCode = await withKubeconfig(request, (file) => run(own, { ...process.env, KUBECONFIG: file }));
    return { exitCode, json: { exitCode }, text: () => "" };
}

function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
    return new Promise((resolve, reject) => {
        const child = spawn("kubectl", args, { stdio: "inherit", env });
        child.on("error", (error) => {
            reject(
                errorCode(error) === "ENOENT"
                    ? new CakeError(
                          "kubectl is not on the PATH.",
                          exitCodes.error,
                          "Install it: https://kubernetes.io/docs/tasks/tools/",
                      )
                    : error,
            );
        });
        child.on("close", (code) => {
            resolve(code ?? exitCodes.cancelled);
        });
    });
}
