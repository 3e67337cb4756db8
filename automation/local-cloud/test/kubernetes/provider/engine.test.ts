import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { type EngineStacks, operationsOf, previewOf, startEngine, stateOf } from "../../support/engineStacks";
import { kubeconfig, type LiveCluster, startCluster } from "./liveCluster";

interface Wishes {
    readonly kubeconfig: pulumi.Input<string>;
    readonly replicas: number;
    readonly password: string;
}

function program(wishes: Wishes) {
    return () => {
        const provider = new k8s.Provider("cluster", { kubeconfig: wishes.kubeconfig });
        const namespace = new k8s.core.v1.Namespace(
            "ingress",
            { metadata: { name: "ingress" } },
            { provider },
        );
        const inside = { namespace: namespace.metadata.name };
        const secret = new k8s.core.v1.Secret(
            "admin",
            {
                metadata: { name: "admin", ...inside },
                stringData: { password: pulumi.secret(wishes.password) },
            },
            { provider },
        );
        const release = new k8s.helm.v3.Release(
            "ingress-nginx",
            {
                name: "ingress-nginx",
                ...inside,
                chart: "ingress-nginx",
                version: "4.13.3",
                values: { controller: { replicaCount: wishes.replicas } },
            },
            { provider },
        );
        return { namespace: namespace.metadata.name, data: secret.data, revision: release.status.revision };
    };
}

describe("Kubernetes objects under the real engine", function () {
    this.timeout(180_000);
    let engine: EngineStacks;
    let cluster: LiveCluster;
    const wishes: Wishes = { kubeconfig: pulumi.secret(kubeconfig), replicas: 2, password: "hunter2" };

    before(async () => {
        cluster = await startCluster(2);
        engine = await startEngine([cluster.package]);
    });
    after(async () => {
        await engine.close();
        await cluster.close();
    });

    it("preview on a cluster that is not there yet", async () => {
        const stack = await engine.open(
            "later",
            program({ ...wishes, kubeconfig: pulumi.output(pulumi.unknown as string) }),
        );
        const planned = [...(await previewOf(stack))].filter(([urn]) => !urn.includes("pulumi:"));
        expect(planned.map(([, operation]) => operation)).to.deep.equal(planned.map(() => "create"));
    });

    it("live from the first preview to the end", async () => {
        const stack = await engine.open("dev", program(wishes));
        expect(new Set((await previewOf(stack)).values())).to.deep.equal(new Set(["create"]));
        expect((await cluster.send("GET", "/api/v1/namespaces/ingress")).status).to.equal(404);

        const { outputs } = await stack.up();
        expect(outputs.data).to.deep.equal({ value: { password: "aHVudGVyMg==" }, secret: true });
        expect(outputs.revision?.value).to.equal(1);
        expect(engine.stored("dev")).to.not.include("hunter2").and.not.include("aHVudGVyMg==");
        expect(await operationsOf(stack)).to.deep.equal(["same"]);
        await stack.refresh();
        expect(await operationsOf(stack)).to.deep.equal(["same"]);

        const changed = await engine.open("dev", program({ ...wishes, replicas: 3, password: "other" }));
        const planned = [...(await previewOf(changed))].filter(([, operation]) => operation !== "same");
        const byName = planned.map(([urn, operation]) => `${urn.split("::").at(-1) ?? ""} ${operation}`);
        // Of a replacement this is the last step when the old object goes first.
        expect(byName).to.include("ingress-nginx update").and.to.include("admin create-replacement");
        expect((await changed.up()).outputs.revision?.value).to.equal(2);

        await changed.destroy();
        expect(await stateOf(changed)).to.deep.equal([]);
        expect((await cluster.send("GET", "/api/v1/namespaces/ingress")).status).to.equal(404);
    });
});
