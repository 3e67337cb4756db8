// Covers: heldPlace.ts, cloud.ts, kubeconfig.ts, serveCloud.ts
import { expect } from "chai";
import { existsSync, readFileSync, statSync } from "node:fs";
import { openCloud, SharedClouds } from "../../../../automation/cake/session/cloud";
import { withKubeconfig } from "../../../../automation/cake/session/kubeconfig";
import { serveCloud } from "../../../../automation/cake/session/serveCloud";
import { openSession } from "../../../../automation/cake/session/session";
import { CakeError, exitCodes } from "../../../../automation/system/errors";
import { scriptedCake } from "../../../support/scriptedCake";

describe("a session", () => {
    it("keeps everybody else from an environment until it is closed", async () => {
        const cake = scriptedCake();
        const session = await openSession(cake.request, "up");
        const second: unknown = await openSession(cake.request, "destroy").catch((error: unknown) => error);
        expect(second).to.be.instanceOf(CakeError);
        expect(second).to.have.property("exitCode", exitCodes.error);
        await session.close();
        await (await openSession(cake.request, "destroy")).close();
    });

    it("that only looks keeps nobody from anything", async () => {
        const cake = scriptedCake();
        const looking = await openSession(cake.request, undefined);
        await (await openSession(cake.request, "up")).close();
        await looking.close();
    });

    it("gives the environment back if the engine cannot be had", async () => {
        const cake = scriptedCake();
        const broken = { ...cake.request, openEngine: () => Promise.reject(new Error("no engine")) };
        const failure: unknown = await openSession(broken, "up").catch((error: unknown) => error);
        expect(failure).to.have.property("message", "no engine");
        await (await openSession(cake.request, "up")).close();
    });

    it("works on each layer's stack with the state that the settings name", async () => {
        const cake = scriptedCake();
        const session = await openSession(cake.request, undefined);
        const [bottom] = cake.request.layers;
        expect(session.spec(bottom as never)).to.deep.include({
            stack: "one",
            project: "bottom",
            backend: "s3://state",
            secretsProvider: "awskms://alias/state",
        });
        await session.close();
    });
});

describe("the kubeconfig of an environment's cluster", () => {
    const gives = { kubeconfig: { description: "" } };

    it("is in a file that only its owner can read, and that is gone afterwards", async () => {
        const cake = scriptedCake();
        const layers = cake.request.layers.map((layer) =>
            layer.name === "middle" ? { ...layer, gives } : layer,
        );
        cake.engine.outputs = () =>
            Promise.resolve({ kubeconfig: { state: "known", secret: true, value: '{"a":1}' } });
        const file = await withKubeconfig({ ...cake.request, layers }, (path) => {
            expect(readFileSync(path, "utf8")).to.equal('{"a":1}');
            expect(statSync(path).mode & 0o777).to.equal(0o600);
            return Promise.resolve(path);
        });
        expect(existsSync(file)).to.equal(false);
    });

    it("is not there before the cluster is, and the error says how to get one", async () => {
        const cake = scriptedCake();
        const failure: unknown = await withKubeconfig(cake.request, () => Promise.resolve()).catch(
            (error: unknown) => error,
        );
        expect(failure).to.include({ message: "one has no cluster yet." });
        expect(failure).to.have.property("remedy", "Deploy it first: npm run up -- one");
    });
});

describe("a cloud that is served", () => {
    it("tells the variables of plain pulumi, and ends with the signal", async () => {
        const cake = scriptedCake();
        let told: Readonly<Record<string, string>> = {};
        await serveCloud(cake.request, (variables) => {
            told = variables;
            cake.stop();
        });
        expect(told).to.have.property("PULUMI_BACKEND_URL", "s3://state");
    });
});

describe("the cloud of an environment", () => {
    it("is AWS itself where the settings say so, with the shell's credentials", async () => {
        const settings = { cloud: "aws", account: "111111111111", region: "eu-west-1" } as const;
        const { paths } = scriptedCake().request;
        const cloud = await openCloud(paths, settings, { latency: "none" }, () => undefined);
        expect(cloud.aws).to.deep.equal({ region: "eu-west-1" });
        expect(cloud.environment).to.deep.equal({});
        expect(cloud.kubeconfig("{}")).to.equal("{}");
        await cloud.close();
    });

    it("that several runs share can be closed though it was never opened", async () => {
        await new SharedClouds().close();
    });
});
