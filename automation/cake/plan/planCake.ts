import { CakeError, exitCodes } from "../../system/errors";
import { Planner, type PlanChoice, type PlannedLayer } from "./planner";
import type { HeldEnvironment } from "./programSession";

/** So many times a plan is made, as somebody deploys meanwhile. */
const mostPlans = 3;

/**
 * Plans a cake for a diff that is stored or checked: again if somebody else deploys meanwhile, which makes it untrue.
 * Throws a CakeError if something in it looks like a secret and is not marked as one, or if the state never rests.
 */
export async function planCake(held: HeldEnvironment, choice: PlanChoice): Promise<readonly PlannedLayer[]> {
    const { name } = held.environment;
    for (let count = 1; count <= mostPlans; count += 1) {
        const planner = new Planner(held, choice);
        const planned = await planner.run();
        if (planned.every(({ preview }) => preview === undefined)) return planned;
        if (!(await planner.isOutdated())) {
            const { refuseSecrets } = await import("./refuseSecrets");
            refuseSecrets(held, planned);
            return planned;
        }
        const text = `Somebody deployed to ${name} while it was previewed; previewing it again.`;
        held.request.listener({ code: "notice", text });
    }
    throw new CakeError(
        `The state of ${name} changed during each of ${mostPlans} previews: somebody deploys to it.`,
        exitCodes.error,
        `Wait for them, then run the command again; \`npm run status -- ${name}\` shows runs on this machine.`,
    );
}
