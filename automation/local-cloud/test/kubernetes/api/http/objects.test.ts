import { expect } from "chai";
import { type TestCluster, startTestCluster } from "../../testCluster";

const configMaps = "/api/v1/namespaces/default/configmaps";
const merge = "application/merge-patch+json";

function configMap(name: string, data: Record<string, string> = {}, labels: Record<string, string> = {}) {
    return { apiVersion: "v1", kind: "ConfigMap", metadata: { name, labels }, data };
}

describe("Objects over HTTP", () => {
    let cluster: TestCluster;

    before(async () => {
        cluster = await startTestCluster();
    });

    after(() => cluster.close());

    it("are created once, with a uid, a time and a version", async () => {
        const { code, body } = await cluster.request("POST", configMaps, configMap("one", { a: "1" }));
        expect(code).to.equal(201);
        expect(body.metadata).to.include.keys("uid", "creationTimestamp", "resourceVersion");
        const again = await cluster.request("POST", configMaps, configMap("one"));
        expect(again.code).to.equal(409);
        expect(again.body).to.include({
            reason: "AlreadyExists",
            message: 'configmaps "one" already exists',
        });
    });

    it("get a name from generateName", async () => {
        const body = { metadata: { generateName: "gen-" } };
        const created = await cluster.request("POST", configMaps, body);
        expect(created.body.metadata.name).to.match(/^gen-[a-z0-9]{5}$/);
    });

    it("are refused with bad names, bad labels and no namespace", async () => {
        const bad = await cluster.request("POST", configMaps, configMap("No_Good"));
        expect(bad.code).to.equal(422);
        expect(bad.body.reason).to.equal("Invalid");
        expect(bad.body.message).to.contain('ConfigMap "No_Good" is invalid: metadata.name: Invalid value');
        const label = await cluster.request("POST", configMaps, configMap("x", {}, { a: "not ok" }));
        expect(label.body.message).to.contain("a valid label must be");
        const nowhere = await cluster.request("POST", "/api/v1/namespaces/nope/configmaps", configMap("x"));
        expect(nowhere.code).to.equal(404);
        expect(nowhere.body.message).to.equal('namespaces "nope" not found');
        const data = await cluster.request("POST", configMaps, { metadata: { name: "x" }, data: { a: 1 } });
        expect(data.code).to.equal(400);
        expect(data.body.message).to.contain("cannot unmarshal number into Go struct field ConfigMap.data");
    });

    it("are updated only from their newest version", async () => {
        const { body: first } = await cluster.request("POST", configMaps, configMap("upd", { a: "1" }));
        const next = { ...first, data: { a: "2" } };
        const second = await cluster.request("PUT", `${configMaps}/upd`, next);
        expect(second.code).to.equal(200);
        const stale = await cluster.request("PUT", `${configMaps}/upd`, { ...next, data: { a: "3" } });
        expect(stale.code).to.equal(409);
        expect(stale.body.reason).to.equal("Conflict");
        expect(stale.body.message).to.equal(
            'Operation cannot be fulfilled on configmaps "upd": the object has been modified; please apply your changes to the latest version and try again',
        );
    });

    it("keep their version when nothing changes", async () => {
        const { body: first } = await cluster.request("POST", configMaps, configMap("same", { a: "1" }));
        const { body: second } = await cluster.request(
            "PATCH",
            `${configMaps}/same`,
            { data: { a: "1" } },
            merge,
        );
        expect(second.metadata.resourceVersion).to.equal(first.metadata.resourceVersion);
    });

    it("are not changed by a dry run", async () => {
        const created = await cluster.request("POST", `${configMaps}?dryRun=All`, configMap("dry"));
        expect(created.code).to.equal(201);
        expect((await cluster.request("GET", `${configMaps}/dry`)).code).to.equal(404);
        await cluster.request("POST", configMaps, configMap("dry", { a: "1" }));
        const patched = await cluster.request(
            "PATCH",
            `${configMaps}/dry?dryRun=All`,
            { data: { a: "2" } },
            merge,
        );
        expect(patched.body.data).to.deep.equal({ a: "2" });
        await cluster.request("DELETE", `${configMaps}/dry?dryRun=All`);
        expect((await cluster.request("GET", `${configMaps}/dry`)).body.data).to.deep.equal({ a: "1" });
    });

    it("are listed by labels, by fields and page by page", async () => {
        for (const name of ["p1", "p2", "p3"]) {
            await cluster.request("POST", configMaps, configMap(name, {}, { page: name }));
        }
        const names = (body: { items: { metadata: { name: string } }[] }) =>
            body.items.map(({ metadata }) => metadata.name);
        const selected = await cluster.request("GET", `${configMaps}?labelSelector=page in (p1,p3)`);
        expect(names(selected.body)).to.deep.equal(["p1", "p3"]);
        const one = await cluster.request("GET", "/api/v1/configmaps?fieldSelector=metadata.name=p2");
        expect(names(one.body)).to.deep.equal(["p2"]);
        const first = await cluster.request("GET", `${configMaps}?labelSelector=page&limit=2`);
        expect(names(first.body)).to.deep.equal(["p1", "p2"]);
        const token = first.body.metadata.continue ?? "";
        const rest = await cluster.request(
            "GET",
            `${configMaps}?labelSelector=page&limit=2&continue=${token}`,
        );
        expect(names(rest.body)).to.deep.equal(["p3"]);
        const wrong = await cluster.request("GET", `${configMaps}?fieldSelector=data.x=1`);
        expect(wrong.body.message).to.equal(
            '"data.x" is not a known field selector: only "metadata.name", "metadata.namespace"',
        );
    });

    it("stay until their finalizers are gone", async () => {
        const held = { metadata: { name: "held", finalizers: ["example.com/hold"] } };
        await cluster.request("POST", configMaps, held);
        const deleted = await cluster.request("DELETE", `${configMaps}/held`);
        expect(deleted.body.metadata).to.include.keys("deletionTimestamp");
        const added = await cluster.request(
            "PATCH",
            `${configMaps}/held`,
            { metadata: { finalizers: ["example.com/hold", "example.com/more"] } },
            merge,
        );
        expect(added.body.message).to.contain(
            "no new finalizers can be added if the object is being deleted",
        );
        await cluster.request("PATCH", `${configMaps}/held`, { metadata: { finalizers: null } }, merge);
        expect((await cluster.request("GET", `${configMaps}/held`)).code).to.equal(404);
    });

    it("are deleted only if the preconditions hold", async () => {
        await cluster.request("POST", configMaps, configMap("pre"));
        const refused = await cluster.request("DELETE", `${configMaps}/pre`, { preconditions: { uid: "x" } });
        expect(refused.code).to.equal(409);
        expect(refused.body.message).to.contain("the UID in the precondition (x) does not match");
    });

    it("are deleted together where they are selected", async () => {
        await cluster.request("DELETE", `${configMaps}?labelSelector=page`);
        const left = await cluster.request("GET", `${configMaps}?labelSelector=page`);
        expect(left.body.items).to.deep.equal([]);
    });

    it("change their status through the subresource alone, and count generations", async () => {
        const path = "/apis/apps/v1/namespaces/default/deployments";
        const labels = { app: "gen" };
        const { body } = await cluster.request("POST", path, {
            metadata: { name: "gen" },
            spec: {
                paused: true,
                selector: { matchLabels: labels },
                template: { metadata: { labels }, spec: { containers: [{ name: "a", image: "a" }] } },
            },
        });
        expect(body.metadata.generation).to.equal(1);
        const patch = { spec: { replicas: 3 }, status: { replicas: 42 } };
        const main = await cluster.request("PATCH", `${path}/gen`, patch, merge);
        expect(main.body.metadata.generation).to.equal(2);
        expect(main.body.status.replicas).to.not.equal(42);
        const status = await cluster.request("PATCH", `${path}/gen/status`, patch, merge);
        expect(status.body.status.replicas).to.equal(42);
        expect(status.body.metadata.generation).to.equal(2);
    });

    it("refuse to change what is immutable", async () => {
        const path = "/apis/apps/v1/namespaces/default/deployments/gen";
        const patch = {
            spec: {
                selector: { matchLabels: { app: "other" } },
                template: { metadata: { labels: { app: "other" } } },
            },
        };
        const refused = await cluster.request("PATCH", path, patch, merge);
        expect(refused.code).to.equal(422);
        expect(refused.body.message).to.equal(
            'Deployment.apps "gen" is invalid: spec.selector: Invalid value: {"matchLabels":{"app":"other"}}: field is immutable',
        );
        const gp2 = "/apis/storage.k8s.io/v1/storageclasses/gp2";
        const frozen = await cluster.request("PATCH", gp2, { parameters: { type: "gp3" } }, merge);
        expect(frozen.body.message).to.equal(
            'StorageClass.storage.k8s.io "gp2" is invalid: parameters: Invalid value: {"fsType":"ext4","type":"gp3"}: field is immutable',
        );
    });

    it("keep what was allocated to them when they are replaced without it", async () => {
        const path = "/api/v1/namespaces/default/services";
        const service = {
            metadata: { name: "alloc", labels: null },
            spec: { type: "NodePort", ports: [{ port: 80 }] },
        };
        const { body: first } = await cluster.request("POST", path, service);
        const { body: second } = await cluster.request("PUT", `${path}/alloc`, service);
        expect(second.spec).to.deep.equal(first.spec);
        expect(second.spec.clusterIP).to.match(/^172\.20\./);
        const moved = { spec: { clusterIP: "172.20.9.9", clusterIPs: null } };
        const refused = await cluster.request("PATCH", `${path}/alloc`, moved, merge);
        expect(refused.body.message).to.equal(
            'Service "alloc" is invalid: spec.clusterIPs[0]: Invalid value: ["172.20.9.9"]: may not change once set',
        );
    });

    it("are created, 400 in a row, in well under two seconds", async () => {
        const start = Date.now();
        for (let index = 0; index < 400; index += 1) {
            await cluster.request("POST", configMaps, configMap(`many-${index}`, { a: "1" }));
        }
        // Generous, for machines that do other things too; it takes a third of it alone.
        expect(Date.now() - start).to.be.below(4000);
    });
});
