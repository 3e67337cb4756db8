import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { PulumiCommand } from "@pulumi/pulumi/automation";
import { rcompare, valid } from "semver";

/** The Pulumi engine of this machine: the newest one below ~/.pulumi/versions, else the one on the PATH. Throws if there is none. */
export async function installedEngine(): Promise<PulumiCommand> {
    const versions = join(homedir(), ".pulumi/versions");
    const installed = existsSync(versions)
        ? readdirSync(versions).filter((name) => valid(name) !== null)
        : [];
    const [newest] = installed
        .sort(rcompare)
        .filter((version) => existsSync(join(versions, version, "bin/pulumi")));
    return await PulumiCommand.get(newest === undefined ? {} : { root: join(versions, newest) });
}
