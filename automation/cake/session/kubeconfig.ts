import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CakeError, exitCodes } from "../../system/errors";
import { removeAtExit } from "../../system/files";
import { givenText } from "./givenText";
import type { RunRequest } from "./request";
import { openSession } from "./session";

/** Calls `use` with a file that holds the kubeconfig of an environment's cluster; the file goes right after. */
export async function withKubeconfig<T>(request: RunRequest, use: (file: string) => Promise<T>): Promise<T> {
    const session = await openSession(request, undefined);
    try {
        const kubeconfig = await givenText(session, "kubeconfig");
        if (kubeconfig === undefined) {
            throw new CakeError(
                `${request.environment.name} has no cluster yet.`,
                exitCodes.error,
                `Deploy it first: npm run up -- ${request.environment.name}`,
            );
        }
        const folder = mkdtempSync(join(tmpdir(), "cake-"));
        removeAtExit(folder);
        try {
            const file = join(folder, "kubeconfig");
            writeFileSync(file, session.cloud.kubeconfig(kubeconfig), { mode: 0o600 });
            return await use(file);
        } finally {
            rmSync(folder, { recursive: true, force: true });
        }
    } finally {
        await session.close();
    }
}
