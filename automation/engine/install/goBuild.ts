import { chmodSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { awaitLock } from "../../locks/awaitLock";
import { CakeError } from "../../system/errors";
import { notWritable } from "../../system/files";
import { pinnedVersion } from "./engineVersion";
import { binary, engineIn, versionsFolder } from "./existing";
import { goCompile } from "./goCompile";
import { goTooOld } from "./goVersion";
import type { Attempt, Search, Source } from "./source";

const program = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
const versionFlag = `-X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${pinnedVersion}`;

/**
 * Builds the pinned version from its Go module. Go keeps compiled packages in its cache, so an interrupted build
 * continues where it stopped. The binary appears complete, and of two processes only one builds.
 */
export const built: Source = async (search): Promise<Attempt> => {
    const tooOld = await goTooOld(search.env);
    if (tooOld !== undefined) return { missing: tooOld };
    const folder = join(versionsFolder(search.env), pinnedVersion);
    try {
        const { release } = await awaitLock(`${folder}.lock`, {
            verb: "build",
            interval: 500,
            onWait: ({ pid }) => {
                search.onProgress(`Another process (pid ${pid}) builds the Pulumi engine; waiting for it …`);
            },
        });
        try {
            const other = await engineIn(search, folder, "built");
            if ("command" in other) return other;
            await build(search, join(folder, "bin", binary));
        } finally {
            release();
        }
    } catch (error) {
        if (error instanceof CakeError) return { missing: error.message };
        return {
            missing: `the build with Go failed: ${error instanceof Error ? error.message : String(error)}`,
        };
    }
    return engineIn(search, folder, "built");
};

async function build({ root, env, onProgress }: Search, target: string): Promise<void> {
    const draft = `${target}.${process.pid}.tmp`;
    onProgress(
        `Building the Pulumi engine ${pinnedVersion} with Go; it takes 4 to 10 minutes, and only this once.`,
    );
    try {
        mkdirSync(dirname(target), { recursive: true });
        const time = await goCompile({
            cwd: join(root, "automation", "engine", "build"),
            env,
            what: "the Pulumi engine",
            programs: [program],
            out: draft,
            linkerFlags: versionFlag,
            onProgress,
        });
        chmodSync(draft, 0o755);
        renameSync(draft, target);
        onProgress(`Built the Pulumi engine in ${time}: ${target}`);
    } catch (error) {
        throw notWritable(target, error);
    } finally {
        rmSync(draft, { force: true });
    }
}
