import { join } from "node:path";
import { pinnedVersion } from "./engineVersion";
import { engineIn, versionsFolder } from "./existing";
import type { Attempt, Source } from "./source";

/** The address of the vendor's install script. */
const script = "https://get.pulumi.com/install.sh";

/** How long the vendor may take to answer and to deliver, in milliseconds. */
const patience = { answer: 5_000, delivery: 300_000 };

/** The source that installs the pinned version with the vendor's script, if the vendor's server answers. */
export function vendor(address = script): Source {
    return async (search): Promise<Attempt> => {
        const refusal = await vendorRefusal(address);
        if (refusal !== undefined) return { missing: refusal };
        search.onProgress(`Installing Pulumi ${pinnedVersion} from ${new URL(address).host} …`);
        const folder = join(versionsFolder(search.env), pinnedVersion);
        try {
            const [{ PulumiCommand }, { SemVer }] = await Promise.all([
                import("@pulumi/pulumi/automation"),
                import("semver"),
            ]);
            const installing = PulumiCommand.install({ root: folder, version: new SemVer(pinnedVersion) });
            await within(patience.delivery, installing);
        } catch (error) {
            return { missing: `the vendor's installer failed: ${firstLine(error)}` };
        }
        return engineIn(search, folder, "vendor");
    };
}

/** Why the vendor's server does not serve its installer; undefined if it does. */
export async function vendorRefusal(address = script): Promise<string | undefined> {
    const { host } = new URL(address);
    try {
        const signal = AbortSignal.timeout(patience.answer);
        const response = await fetch(address, { method: "HEAD", signal });
        return response.ok ? undefined : `${host} answers ${response.status}`;
    } catch (error) {
        const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
        return `${host} cannot be reached: ${firstLine(cause)}`;
    }
}

async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
            reject(new Error(`not done after ${milliseconds / 1000} s`));
        }, milliseconds);
    });
    try {
        return await Promise.race([promise, late]);
    } finally {
        clearTimeout(timer);
    }
}

function firstLine(error: unknown): string {
    const text = error instanceof Error ? error.message : String(error);
    return text.trim().split("\n")[0] ?? "";
}
