import { expect } from "chai";
import { clusterConfig } from "../../../layers/cluster-config/clusterConfig";
import type { ClusterConfigSettings } from "../../../layers/cluster-config/settings";
import { ofType, read, record, type Registered } from "../recording";
import { about, below, clusterConfigSettings } from "../samples";

function recorded(changes: Partial<ClusterConfigSettings> = {}) {
    const settings = { ...clusterConfigSettings, ...changes };
    return record(() => clusterConfig({ about, settings, below: below().clusterConfig }));
}

interface ObjectMeta {
    readonly name?: string;
    readonly namespace?: string;
    readonly labels?: Record<string, string>;
    readonly annotations?: Record<string, string>;
}

const clusterWide = ["Namespace", "ClusterRoleBinding", "StorageClass"];

function metaOf({ inputs }: Registered): ObjectMeta {
    return inputs.metadata ?? {};
}

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

    it("must apply on the server's side, also where somebody else changed an object", async () => {
        const [provider] = (await recorded()).resources.filter(
            ({ type }) => type === "pulumi:providers:kubernetes",
        );
        expect(provider?.inputs.enableServerSideApply).to.equal("true");
        expect(provider?.inputs.enablePatchForce).to.equal("true");
    });

    it("must hold every namespace to its Pod Security Standard", async () => {
        const standards = ofType(await recorded(), "Namespace").map((found) => [
            metaOf(found).name,
            metaOf(found).labels?.["pod-security.kubernetes.io/enforce"],
        ]);
        expect(Object.fromEntries(standards)).to.deep.equal({
            "team-a": "restricted",
            sandbox: "baseline",
            ingress: "baseline",
            platform: "restricted",
        });
    });

    it("must take a standard from the settings rather than its own", async () => {
        const row = clusterConfigSettings.namespaces.sandbox;
        if (!row) throw new Error("There is no such row.");
        const recording = await recorded({ namespaces: { ingress: { ...row, podSecurity: "privileged" } } });
        const [ingress] = ofType(recording, "Namespace").filter(({ name }) => name === "ingress");
        expect(ingress && metaOf(ingress).labels).to.include({
            "pod-security.kubernetes.io/enforce": "privileged",
        });
        expect(ofType(recording, "ResourceQuota").map(({ name }) => name)).to.deep.equal(["ingress"]);
    });

    it("must limit what a namespace and each of its containers take", async () => {
        const recording = await recorded();
        const [quota] = ofType(recording, "ResourceQuota");
        expect(quota?.inputs.spec).to.deep.equal({
            hard: { "requests.cpu": "4", "requests.memory": "8Gi", pods: "20" },
        });
        const [limits] = ofType(recording, "LimitRange");
        const each = { cpu: "50m", memory: "64Mi" };
        expect(limits?.inputs.spec).to.deep.equal({
            limits: [{ type: "Container", defaultRequest: each, default: each }],
        });
    });

    it("must deny all traffic but name look-ups where a namespace asks for it", async () => {
        const policies = ofType(await recorded(), "NetworkPolicy");
        expect(policies.map((found) => metaOf(found).namespace)).to.deep.equal(["team-a"]);
        const spec = policies[0]?.inputs.spec as {
            policyTypes: string[];
            ingress?: unknown;
            egress: { ports: unknown }[];
        };
        expect(spec.policyTypes).to.deep.equal(["Ingress", "Egress"]);
        expect(spec.ingress).to.equal(undefined);
        expect(spec.egress.map(({ ports }) => ports)).to.deep.equal([
            [
                { protocol: "UDP", port: 53 },
                { protocol: "TCP", port: 53 },
            ],
        ]);
    });

    it("must bind a group in the whole cluster or in its namespaces only", async () => {
        const recording = await recorded();
        const [everywhere] = ofType(recording, "ClusterRoleBinding");
        expect(everywhere?.inputs.roleRef).to.deep.include({ kind: "ClusterRole", name: "cluster-admin" });
        const bindings = ofType(recording, "RoleBinding");
        expect(bindings.map((found) => metaOf(found))).to.deep.equal([
            { name: "developers:edit", namespace: "team-a" },
            { name: "developers:edit", namespace: "sandbox" },
        ]);
        for (const { inputs } of bindings) {
            expect(inputs.subjects).to.deep.equal([
                { apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: "developers" },
            ]);
        }
    });

    it("must have one default storage class, whose volumes are encrypted and can grow", async () => {
        const [found, ...others] = ofType(await recorded(), "StorageClass");
        if (!found) throw new Error("There is no storage class.");
        expect(others).to.be.empty;
        expect(metaOf(found).annotations).to.include({
            "storageclass.kubernetes.io/is-default-class": "true",
        });
        expect(found.inputs).to.include({ provisioner: "ebs.csi.aws.com", allowVolumeExpansion: true });
        expect(found.inputs.parameters).to.include({ type: "gp3", encrypted: "true" });
        expect(Object.values(found.inputs.parameters as object)).to.include.members([
            "environment=test",
            "owner=platform",
        ]);
    });

    it("must keep the admin's password secret, in the cluster as in the outputs", async () => {
        const recording = await recorded();
        const { value, secret } = await read(recording.outputs.adminPassword);
        expect(value).to.equal("generated-password");
        expect(secret).to.equal(true);
        const [kept] = ofType(recording, "Secret");
        expect(kept && metaOf(kept)).to.deep.equal({ name: "admin-password", namespace: "platform" });
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
});
