import { expect } from "chai";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { destroyForGood } from "../../../../automation/cake/lifecycle/destroyForGood";
import { lifecycleFile, writeLifecycleRecord } from "../../../../automation/cake/lifecycle/lifecycleRecord";
import { onLocalCloud } from "../../../support/localCloud/testing";
import { ownCake, request } from "../../../support/ownLayers";
import { projectCopy } from "../../../support/project";

onLocalCloud("a destroy by hand", () => {
    const layers = ownCake(({ aws, opts }) => new aws.ec2.Vpc("vpc", { cidrBlock: "10.99.0.0/16" }, opts).id);

    /** Destroys an environment that was torn down by its schedule; whether a wake would deploy it again. */
    async function isWoken(signal: AbortSignal): Promise<{ result: string; isWoken: boolean }> {
        const project = projectCopy();
        const given = { ...request(project, layers), signal };
        const asleep = {
            ...{ since: "2026-11-27T19:00:00Z", why: "schedule" as const },
            layers: { network: { resources: 1 } },
        };
        writeLifecycleRecord(given.paths, given.environment.name, { asleep });
        const { result } = await destroyForGood(given).catch((error: unknown) => {
            if (signal.aborted) return { result: "refused" };
            throw error;
        });
        return { result, isWoken: existsSync(join(project, lifecycleFile(given.environment.name))) };
    }

    it("is for good: no wake deploys the environment again", async () => {
        const signal = new AbortController().signal;
        expect(await isWoken(signal)).to.deep.equal({ result: "succeeded", isWoken: false });
    });

    it("that is stopped leaves the record of what was deployed", async () => {
        expect((await isWoken(AbortSignal.abort())).isWoken).to.equal(true);
    });
});
