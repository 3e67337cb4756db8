import { CakeError, exitCodes } from "../../system/errors";
import { CakeBuild, type BuildChoice, type BuiltLayer } from "./cakeBuild";
import type { HeldEnvironment } from "./programSession";

/** So many times a build begins again because somebody deploys. */
const mostBuilds = 3;

/** Computes what is pending in a cake, and refuses what looks like a secret; again where somebody else deployed meanwhile, since that made it untrue. */
export async function build(held: HeldEnvironment, choice: BuildChoice): Promise<readonly BuiltLayer[]> {
    const { name } = held.environment;
    for (let count = 1; count <= mostBuilds; count += 1) {
        const current = new CakeBuild(held, choice);
        const built = await current.run();
        if (built.every(({ isReused }) => isReused)) return built;
        if (!(await current.isOutdated())) {
            const { refuseSecrets } = await import("./refuseSecrets");
            refuseSecrets(held, built);
            return built;
        }
        const text = `Somebody deployed to ${name} while it was previewed; previewing it again.`;
        held.request.listener({ code: "notice", text });
    }
    throw new CakeError(
        `The state of ${name} changed during each of ${mostBuilds} previews: somebody deploys to it.`,
        exitCodes.error,
        `Wait for them, then run the command again; \`npm run status -- ${name}\` shows runs on this machine.`,
    );
}
