import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { type EngineStacks, operationsOf, startEngine, stateOf } from "../../../support/engineStacks";
import { kubeconfig, type LiveCluster, startCluster } from "../liveCluster";

// More than a header holds by default: the engine is told in a trailer what was made.
const large = "x".repeat(200_000);

function program(replicas: number) {
    return () => {
        const provider = new k8s.Provider("cluster", { kubeconfig: pulumi.secret(kubeconfig) });
        const env = [{ name: "PASSWORD", value: pulumi.secret("hunter2") }];
        new k8s.apps.v1.Deployment(
            "web",
            {
                metadata: {
                    name: "web",
                    namespace: "default",
                    annotations: { "pulumi.com/timeoutSeconds": "1", large },
                },
                spec: {
                    replicas,
                    selector: { matchLabels: { app: "web" } },
                    template: {
                        metadata: { labels: { app: "web" } },
                        spec: { containers: [{ name: "web", image: "web:1", env }] },
                    },
                },
            },
            { provider },
        );
        return undefined;
    };
}

describe("An object that was made but is not ready, under the real engine", function () {
    this.timeout(180_000);
    const path = "/apis/apps/v1/namespaces/default/deployments/web";
    let engine: EngineStacks;
    let cluster: LiveCluster;

    before(async () => {
        // Without nodes no pod ever runs.
        cluster = await startCluster(0);
        engine = await startEngine([cluster.package]);
    });
    after(async () => {
        await engine.close();
        await cluster.close();
    });

    async function web(name: string) {
        const stack = await engine.open(name, program(1));
        return (await stateOf(stack)).find(({ type }) => type === "kubernetes:apps/v1:Deployment");
    }

    async function failing(name: string): Promise<string> {
        const stack = await engine.open(name, program(1));
        return stack.up().then(
            () => "",
            (error: unknown) => String(error),
        );
    }

    it("fails with the reason, is in the state with its secrets kept, and goes with a destroy", async () => {
        expect(await failing("never"))
            .to.include("web")
            .and.to.match(/pods|available|ready/i);
        expect(await web("never")).to.deep.include({ id: "default/web" });
        expect(await web("never"))
            .to.have.property("initErrors")
            .with.length(1);
        expect(engine.stored("never")).to.include(large).and.to.not.include("hunter2");
        expect((await cluster.send("GET", path)).status).to.equal(200);

        const stack = await engine.open("never", program(1));
        await stack.destroy();
        expect(await stateOf(stack)).to.deep.equal([]);
        expect((await cluster.send("GET", path)).status).to.equal(404);
    });

    it("is to be updated until it is ready", async () => {
        await failing("later");
        const same = await engine.open("later", program(1));
        expect(await operationsOf(same)).to.include("update");
        // An update that does not make it ready leaves it so.
        expect(await failing("later")).to.match(/pods|available|ready/i);
        expect(await web("later"))
            .to.have.property("initErrors")
            .with.length(1);

        const wanted = await engine.open("later", program(0));
        await wanted.up();
        expect(await web("later")).to.not.have.property("initErrors");
        expect(await operationsOf(wanted)).to.deep.equal(["same"]);
        await wanted.destroy();
    });
});
