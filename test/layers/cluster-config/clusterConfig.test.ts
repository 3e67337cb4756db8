// Covers: cloudTags.ts, context.ts, index.ts, layer.ts, namespacesOf.ts, settings.ts
import { expect } from "chai";
import { clusterConfig } from "../../../layers/cluster-config/layer";
import { loadEnvironment } from "../../../layers/environment";
import { root } from "../../support/project";
import { ofType, read, type Registered } from "../recording";
import { startedByPulumi } from "../startedByPulumi";
import { expectTagged } from "../tagged";
import { clusterConfigSettings } from "../samples";
import { metaOf, namesOf, recorded } from "./recorded";

const clusterWide = ["Namespace", "ClusterRoleBinding", "StorageClass"];

/** The components of the samples, all switched off. */
const off = {
    storageClass: undefined,
    loadBalancerController: undefined,
    ingress: undefined,
    adminPassword: undefined,
};

function isObject({ type }: Registered): boolean {
    return type.startsWith("kubernetes:") && !type.includes(":helm.sh/");
}

describe("The cluster-config layer", () => {
    it("must name every Kubernetes object explicitly, and the namespace it is in", async () => {
        const objects = (await recorded()).resources.filter(isObject);
        expect(objects).not.to.be.empty;
        for (const found of objects) {
            const { name, namespace } = metaOf(found);
            expect(name, found.type).to.be.a("string").that.is.not.empty;
            if (clusterWide.some((kind) => found.type.endsWith(`:${kind}`))) continue;
            expect(namespace, `${found.type} ${found.name}`).to.be.a("string").that.is.not.empty;
        }
    });

    it("must name every Helm release, its namespace and its version explicitly", async () => {
        const releases = ofType(await recorded(), "Release");
        expect(releases.map(({ inputs }) => [inputs.name, inputs.namespace, inputs.version])).to.deep.equal([
            ["aws-load-balancer-controller", "kube-system", "1.13.4"],
            ["ingress-nginx", "ingress", "4.13.3"],
        ]);
    });

    it("must use the cluster of the layer below, and no other that a machine knows", async () => {
        const { resources } = await recorded();
        for (const { type, name, provider } of resources) {
            if (type.startsWith("kubernetes:")) {
                expect(provider, `${type} ${name}`).to.contain("pulumi:providers:kubernetes::cluster");
            }
        }
    });

    it("must apply on the server's side, also if somebody else changed an object", async () => {
        const [provider] = (await recorded()).resources.filter(
            ({ type }) => type === "pulumi:providers:kubernetes",
        );
        expect(provider?.inputs.enableServerSideApply).to.equal("true");
        expect(provider?.inputs.enablePatchForce).to.equal("true");
    });

    it("must tag what it makes in AWS with environment, layer, kind and owner", async () => {
        expectTagged(await recorded(), "cluster-config");
    });

    it("must give the names that a platform's users need", async () => {
        const { outputs } = await recorded();
        expect((await read(outputs.namespaces)).value).to.deep.equal([
            "ingress",
            "platform",
            "sandbox",
            "team-a",
        ]);
        expect((await read(outputs.ingressClass)).value).to.equal("nginx");
        expect((await read(outputs.storageClass)).value).to.equal("gp3");
    });

    it("must have nothing but namespaces and roles for groups with all components off", async () => {
        const recording = await recorded({ ...off, namespaces: {}, groups: {} });
        expect(namesOf(recording)).to.deep.equal([
            "kubernetes:core/v1:Namespace platform",
            "pulumi:providers:aws aws",
            "pulumi:providers:kubernetes cluster",
        ]);
        const { outputs } = recording;
        for (const output of [outputs.ingressClass, outputs.storageClass, outputs.adminPassword]) {
            expect((await read(output)).value).to.equal("");
        }
    });

    it("must take settings of which each component is left out", () => {
        const { settings } = clusterConfig;
        expect(settings.safeParse(clusterConfigSettings).success).to.equal(true);
        expect(settings.safeParse({ namespaces: {}, groups: {} }).success).to.equal(true);
        expect(settings.safeParse({ groups: {} }).success).to.equal(false);
        expect(settings.safeParse({ namespaces: {}, groups: {}, ingres: {} }).success).to.equal(false);
    });

    it("must be a Pulumi project of its own, with the settings of the environment that its stack names", async () => {
        const index = import("../../../layers/cluster-config/index");
        const recording = await startedByPulumi("cluster-config", index);
        const { ingress } = loadEnvironment(root, "sandbox-a").settings.clusterConfig;
        const release = ofType(recording, "Release").find(({ name }) => name === "ingress-nginx");
        expect(release?.inputs.version).to.equal(ingress?.chartVersion);
        expect(Object.keys(recording.outputs)).to.have.members(Object.keys(clusterConfig.gives));
    });
});
