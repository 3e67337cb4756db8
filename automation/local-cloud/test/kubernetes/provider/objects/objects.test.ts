import { expect } from "chai";
import { type PropertyMap, Secret, Unknown, unknown } from "../../../../protocol/providerModel";
import { kubeconfig, type LiveCluster, resourceOf, startCluster } from "../liveCluster";

async function failureOf(work: Promise<unknown>): Promise<Error> {
    const outcome = await work.then(
        () => undefined,
        (error: unknown) => error,
    );
    if (!(outcome instanceof Error)) throw new Error("it did not fail");
    return outcome;
}

const namespace = resourceOf("kubernetes:core/v1:Namespace", "team");
const configMap = resourceOf("kubernetes:core/v1:ConfigMap", "settings");

function inputsOf(
    kind: string,
    name: string,
    more: PropertyMap = {},
    metadata: PropertyMap = {},
): PropertyMap {
    return { apiVersion: "v1", kind, metadata: { name, ...metadata }, ...more };
}

describe("an object of Kubernetes", function () {
    let cluster: LiveCluster;

    before(async () => {
        cluster = await startCluster();
    });
    after(() => cluster.close());

    async function create(resource: typeof namespace, inputs: PropertyMap) {
        const checked = await cluster.provider.check(resource, {}, inputs, undefined);
        return {
            inputs: checked.inputs,
            ...(await cluster.provider.create(resource, checked.inputs, false)),
        };
    }

    it("is made by server-side apply and shows the live object", async () => {
        const labels = { team: "shop" };
        const { id, properties } = await create(namespace, inputsOf("Namespace", "team", {}, { labels }));
        expect(id).to.equal("team");
        expect(properties).to.have.nested.property("status.phase", "Active");
        expect(properties).to.have.nested.property("metadata.uid");
        const live = await cluster.get("/api/v1/namespaces/team");
        expect(JSON.stringify(live)).to.include(`"manager":"pulumi-kubernetes-`);
    });

    it("previews by a dry run: nothing is made, and what is decided later is not known", async () => {
        const inputs = inputsOf("ConfigMap", "dry", { data: { a: "1" } }, { namespace: "team" });
        const first = await cluster.provider.create(configMap, inputs, true);
        expect(first.id).to.equal("");
        expect(first.properties).to.have.nested.property("metadata.uid").that.is.instanceOf(Unknown);
        expect(first.properties).to.not.have.nested.property("metadata.creationTimestamp");
        expect(await cluster.provider.create(configMap, inputs, true)).to.deep.equal(first);
        expect((await cluster.send("GET", "/api/v1/namespaces/team/configmaps/dry")).status).to.equal(404);
    });

    it("previews as its inputs while some of them are unknown or its namespace is not there", async () => {
        const open = inputsOf("ConfigMap", "open", { data: { a: unknown } }, { namespace: "team" });
        expect((await cluster.provider.create(configMap, open, true)).properties).to.equal(open);
        const early = inputsOf("ConfigMap", "early", {}, { namespace: "later" });
        expect((await cluster.provider.create(configMap, early, true)).properties).to.equal(early);
    });

    it("previews what the API refuses as a failure", async () => {
        const broken = inputsOf("ConfigMap", "Not A Name", {}, { namespace: "team" });
        const error = await failureOf(cluster.provider.create(configMap, broken, true));
        expect(error.message).to.match(/was not successfully created by the Kubernetes API server/);
    });

    it("is unchanged right after it was made, and after a refresh", async () => {
        const made = await create(
            configMap,
            inputsOf("ConfigMap", "same", { data: { a: "1" } }, { namespace: "team" }),
        );
        const diff = await cluster.provider.diff(
            configMap,
            made.id,
            made.inputs,
            made.properties,
            made.inputs,
        );
        expect(diff.changes).to.deep.equal({});
        const read = await cluster.provider.read(configMap, made.id, made.inputs, made.properties);
        expect(read?.inputs).to.deep.equal(made.inputs);
        expect(read?.properties).to.deep.equal(made.properties);
    });

    it("loses fields that are no longer asked for, and keeps those of others", async () => {
        const given = inputsOf("ConfigMap", "fields", { data: { a: "1", b: "2" } }, { namespace: "team" });
        const made = await create(configMap, given);
        const path = "/api/v1/namespaces/team/configmaps/fields";
        const live = await cluster.get(path);
        await cluster.send("PUT", path, { ...live, data: { a: "1", b: "2", other: "3" } });
        const news = { ...given, data: { a: "1" } };
        const updated = await cluster.provider.update(configMap, made.id, made.properties, news, false);
        expect(updated.data).to.deep.equal({ a: "1", other: "3" });
        expect(updated.__fieldManager).to.equal(made.properties.__fieldManager);
    });

    it("takes over a field from another manager only when it is told to", async () => {
        const given = inputsOf("ConfigMap", "contested", { data: { a: "1" } }, { namespace: "team" });
        const path = "/api/v1/namespaces/team/configmaps";
        await cluster.send("POST", `${path}?fieldManager=other`, { ...given, data: { a: "2" } });
        const error = await failureOf(cluster.provider.create(configMap, given, false));
        expect(error.message).to.match(/conflict/i);
        const forced = inputsOf(
            "ConfigMap",
            "contested",
            { data: { a: "1" } },
            {
                namespace: "team",
                annotations: { "pulumi.com/patchForce": "true" },
            },
        );
        expect((await cluster.provider.create(configMap, forced, false)).properties.data).to.deep.equal({
            a: "1",
        });
    });

    it("takes over fields of all objects where its configuration says so", async () => {
        const given = inputsOf("ConfigMap", "drifted", { data: { a: "1" } }, { namespace: "team" });
        const path = "/api/v1/namespaces/team/configmaps";
        await cluster.send("POST", `${path}?fieldManager=kubectl-edit`, { ...given, data: { a: "2" } });
        const forcing = await cluster.configured({ kubeconfig, enablePatchForce: "true" });
        expect((await forcing.create(configMap, given, false)).properties.data).to.deep.equal({ a: "1" });
    });

    it("keeps a Secret's data secret wherever it shows", async () => {
        const resource = resourceOf("kubernetes:core/v1:Secret", "password");
        const made = await create(
            resource,
            inputsOf(
                "Secret",
                "password",
                { stringData: { password: new Secret("hunter2") } },
                { namespace: "team" },
            ),
        );
        expect(made.inputs.stringData).to.be.instanceOf(Secret);
        expect(made.properties.data).to.deep.equal(new Secret({ password: "aHVudGVyMg==" }));
        const diff = await cluster.provider.diff(
            resource,
            made.id,
            made.inputs,
            made.properties,
            made.inputs,
        );
        expect(diff.changes).to.deep.equal({});
        const read = await cluster.provider.read(resource, made.id, made.inputs, made.properties);
        expect(read?.inputs.stringData).to.deep.equal(new Secret({ password: "hunter2" }));
    });

    it("is imported by namespace and name, without what the cluster wrote", async () => {
        const path = "/api/v1/namespaces/team/configmaps";
        await cluster.send("POST", path, inputsOf("ConfigMap", "theirs", { data: { a: "1" } }));
        const read = await cluster.provider.read(configMap, "team/theirs", {}, {});
        expect(read?.inputs).to.deep.equal(
            inputsOf("ConfigMap", "theirs", { data: { a: "1" } }, { namespace: "team" }),
        );
        expect(await cluster.provider.read(configMap, "team/none", {}, {})).to.equal(undefined);
    });

    it("goes to the namespace of its provider when it names none", async () => {
        const provider = await cluster.configured({ kubeconfig, namespace: "team" });
        const checked = await provider.check(configMap, {}, inputsOf("ConfigMap", "placed"), undefined);
        expect(checked.inputs).to.have.nested.property("metadata.namespace", "team");
        const role = resourceOf("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", "r");
        const wide = {
            apiVersion: "rbac.authorization.k8s.io/v1",
            kind: "ClusterRole",
            metadata: { name: "r" },
        };
        const scoped = await provider.check(role, {}, wide, undefined);
        expect(scoped.inputs).to.not.have.nested.property("metadata.namespace");
    });

    it("of a kind that the API does not have says that its definition is missing", async () => {
        const resource = resourceOf("kubernetes:example.com/v1:Widget", "w");
        const inputs = {
            apiVersion: "example.com/v1",
            kind: "Widget",
            metadata: { name: "w", namespace: "team" },
        };
        expect((await cluster.provider.create(resource, inputs, true)).properties).to.equal(inputs);
        const error = await failureOf(cluster.provider.create(resource, inputs, false));
        expect(error.message).to.match(/Verify that any required CRDs have been created/);
        await cluster.provider.delete(resource, "team/w", inputs);
    });

    it("of a custom kind works once its definition is there", async () => {
        const definition = resourceOf(
            "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition",
            "widgets",
        );
        await create(definition, {
            apiVersion: "apiextensions.k8s.io/v1",
            kind: "CustomResourceDefinition",
            metadata: { name: "widgets.example.com" },
            spec: {
                group: "example.com",
                scope: "Namespaced",
                names: { kind: "Widget", plural: "widgets", singular: "widget" },
                versions: [
                    {
                        name: "v1",
                        served: true,
                        storage: true,
                        schema: {
                            openAPIV3Schema: {
                                type: "object",
                                properties: {
                                    spec: { type: "object", x_kubernetes_preserve_unknown_fields: true },
                                },
                            },
                        },
                    },
                ],
            },
        });
        const widget = resourceOf("kubernetes:example.com/v1:Widget", "w");
        const made = await create(widget, {
            apiVersion: "example.com/v1",
            kind: "Widget",
            metadata: { name: "w", namespace: "team" },
            spec: { size: 3 },
        });
        expect(made.id).to.equal("team/w");
        await cluster.provider.delete(widget, made.id, made.properties);
    });

    it("is gone when its deletion returns, and may have been gone before", async () => {
        const made = await create(configMap, inputsOf("ConfigMap", "short", {}, { namespace: "team" }));
        await cluster.provider.delete(configMap, made.id, made.properties);
        expect((await cluster.send("GET", "/api/v1/namespaces/team/configmaps/short")).status).to.equal(404);
        await cluster.provider.delete(configMap, made.id, made.properties);
    });

    it("that is held by a finalizer fails to go and names what holds it", async () => {
        const made = await create(
            configMap,
            inputsOf(
                "ConfigMap",
                "held",
                {},
                {
                    namespace: "team",
                    finalizers: ["example.com/backup"],
                    annotations: { "pulumi.com/timeoutSeconds": "0.2" },
                },
            ),
        );
        const error = await failureOf(cluster.provider.delete(configMap, made.id, made.properties));
        expect(error.message).to.match(
            /ConfigMap team\/held is still there .* finalizers: example.com\/backup/,
        );
    });

    it("of a cluster that is gone fails as the real provider does, or is forgotten when that is asked for", async () => {
        const gone = kubeconfig.replace("dev.eks", "old.eks");
        const provider = await cluster.configured({ kubeconfig: gone });
        const error = await failureOf(provider.delete(configMap, "team/x", {}));
        expect(error.message).to.match(/cluster is unreachable.*PULUMI_K8S_DELETE_UNREACHABLE/s);
        const inputs = inputsOf("ConfigMap", "x", {}, { namespace: "team" });
        expect((await provider.create(configMap, inputs, true)).properties).to.equal(inputs);
        const tolerant = await cluster.configured({ kubeconfig: gone, deleteUnreachable: "true" });
        await tolerant.delete(configMap, "team/x", {});
        expect(await tolerant.read(configMap, "team/x", {}, {})).to.equal(undefined);
        expect(cluster.notices.join()).to.match(/is forgotten/);
    });
});
