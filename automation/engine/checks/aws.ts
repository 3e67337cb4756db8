import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Check } from "../types";

/** Where AWS credentials come from, in the order in which AWS's SDKs look for them; undefined if none are found. */
function credentialSource(env: NodeJS.ProcessEnv): string | undefined {
    if (env.AWS_ACCESS_KEY_ID) return "AWS_ACCESS_KEY_ID";
    if (env.AWS_WEB_IDENTITY_TOKEN_FILE) return "AWS_WEB_IDENTITY_TOKEN_FILE";
    if (env.AWS_PROFILE) return `the profile ${env.AWS_PROFILE}`;
    if (env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI) return "the container's role";
    const folder = join(env.HOME ?? homedir(), ".aws");
    const file = ["credentials", "config"].map((base) => join(folder, base)).find((path) => existsSync(path));
    return file;
}

/** Checks that there are credentials for environments on AWS, without trying them. */
export function checkCredentials(environments: readonly string[], env: NodeJS.ProcessEnv): Check {
    const name = "AWS credentials";
    const source = credentialSource(env);
    const whose = environments.join(", ");
    if (source !== undefined)
        return { name, result: "ok", found: `from ${source}, for ${whose} (not tried)` };
    const remedy = "Set AWS_PROFILE, or sign in, e.g. `aws sso login`. On an EC2 instance its role is used.";
    return { name, result: "warning", found: `none, for ${whose}`, remedy };
}

/** The packages whose plugins environments on AWS need. */
const packages = ["aws", "eks", "kubernetes", "random"] as const;

/** Checks that the plugins of the installed packages are installed too; the engine downloads missing ones. */
export async function checkPlugins(
    engine: { readonly command: string },
    env: NodeJS.ProcessEnv,
): Promise<readonly Check[]> {
    const args = ["plugin", "ls", "--json"];
    const environment = { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" };
    const { stdout } = await promisify(execFile)(engine.command, args, { env: environment, timeout: 20_000 });
    const plugins = JSON.parse(stdout) as readonly { name: string; version?: string }[];
    const resolve = createRequire(__filename);
    return packages.map((plugin): Check => {
        const name = `plugin ${plugin}`;
        const { version } = resolve(`@pulumi/${plugin}/package.json`) as { version: string };
        const isThere = plugins.some((one) => one.name === plugin && one.version === version);
        if (isThere) return { name, result: "ok", found: version };
        const remedy = `The first preview downloads it; or: pulumi plugin install resource ${plugin} v${version}`;
        return { name, result: "warning", found: `${version} is not installed`, remedy };
    });
}
