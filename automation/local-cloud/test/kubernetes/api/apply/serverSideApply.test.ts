import { expect } from "chai";
import { type Answer, type TestCluster, startTestCluster } from "../../testCluster";

const deployments = "/apis/apps/v1/namespaces/default/deployments";

function deployment(spec: object = {}, container: object = {}) {
    const labels = { app: "web" };
    return {
        apiVersion: "apps/v1",
        kind: "Deployment",
        metadata: { name: "web" },
        spec: {
            selector: { matchLabels: labels },
            template: {
                metadata: { labels },
                spec: { containers: [{ name: "web", image: "nginx:1", ...container }] },
            },
            ...spec,
        },
    };
}

describe("Server-side apply", () => {
    let cluster: TestCluster;

    const apply = (object: { metadata: { name: string } }, manager: string, query = ""): Promise<Answer> =>
        cluster.request(
            "PATCH",
            `${deployments}/${object.metadata.name}?fieldManager=${manager}${query}`,
            object,
            "application/apply-patch+yaml",
        );

    beforeEach(async () => {
        cluster = await startTestCluster(0);
    });

    afterEach(() => cluster.close());

    it("creates, then changes nothing when it is repeated", async () => {
        const first = await apply(deployment({ replicas: 2 }), "one");
        expect(first.code).to.equal(201);
        const [entry] = first.body.metadata.managedFields ?? [];
        expect(entry).to.include({ manager: "one", operation: "Apply" });
        const current = (await cluster.request("GET", `${deployments}/web`)).body;
        const second = await apply(deployment({ replicas: 2 }), "one");
        expect(second.code).to.equal(200);
        expect(second.body.metadata.generation).to.equal(current.metadata.generation);
    });

    it("needs a manager", async () => {
        const path = `${deployments}/web`;
        const refused = await cluster.request("PATCH", path, deployment(), "application/apply-patch+yaml");
        expect(refused.code).to.equal(422);
    });

    it("refuses to change what another manager owns, unless forced", async () => {
        await apply(deployment({ replicas: 2 }), "one");
        const refused = await apply(deployment({ replicas: 3 }), "two");
        expect(refused.code).to.equal(409);
        expect(refused.body.reason).to.equal("Conflict");
        expect(refused.body.message).to.equal(
            'Apply failed with 1 conflict: conflict with "one": .spec.replicas',
        );
        expect(refused.body.details?.causes?.[0]).to.deep.equal({
            reason: "FieldManagerConflict",
            message: 'conflict with "one"',
            field: ".spec.replicas",
        });
        const forced = await apply(deployment({ replicas: 3 }), "two", "&force=true");
        expect(forced.body.spec.replicas).to.equal(3);
        const back = await apply(deployment({ replicas: 2 }), "one");
        expect(back.body.message).to.contain('conflict with "two": .spec.replicas');
    });

    it("lets two managers own a field that they agree on", async () => {
        await apply(deployment({ replicas: 2 }), "one");
        const agreed = await apply(deployment({ replicas: 2 }), "two");
        expect(agreed.code).to.equal(200);
        const dropped = await apply(deployment(), "one");
        expect(dropped.body.spec.replicas).to.equal(2);
    });

    it("removes what its manager no longer applies", async () => {
        await apply(deployment({}, { env: [{ name: "A", value: "1" }], command: ["x"] }), "one");
        const less = await apply(deployment(), "one");
        const path = "spec.template.spec.containers[0]";
        expect(less.body).to.not.have.nested.property(`${path}.env`);
        expect(less.body).to.not.have.nested.property(`${path}.command`);
        expect(less.body).to.have.nested.property(`${path}.image`, "nginx:1");
    });

    it("adds items to lists of others and takes only its own away", async () => {
        await apply(deployment({}, { env: [{ name: "A", value: "1" }] }), "one");
        const mine = deployment({}, { env: [{ name: "B", value: "2" }] });
        const both = await apply(mine, "two");
        expect(both.body)
            .to.have.nested.property("spec.template.spec.containers[0].env")
            .with.deep.members([
                { name: "A", value: "1" },
                { name: "B", value: "2" },
            ]);
        const left = await apply(deployment(), "two");
        expect(left.body)
            .to.have.nested.property("spec.template.spec.containers[0].env")
            .deep.equal([{ name: "A", value: "1" }]);
    });

    it("conflicts with what was updated by hand", async () => {
        await apply(deployment({ replicas: 2 }), "one");
        const merge = "application/merge-patch+json";
        const path = `${deployments}/web?fieldManager=hand`;
        await cluster.request("PATCH", path, { spec: { replicas: 5 } }, merge);
        const refused = await apply(deployment({ replicas: 2 }), "one");
        expect(refused.body.message).to.equal(
            'Apply failed with 1 conflict: conflict with "hand" using apps/v1: .spec.replicas',
        );
    });

    it("shows what it would do in a dry run", async () => {
        await apply(deployment({ replicas: 2 }), "one");
        const shown = await apply(deployment({ replicas: 4 }), "one", "&dryRun=All");
        expect(shown.body.spec.replicas).to.equal(4);
        const kept = await cluster.request("GET", `${deployments}/web`);
        expect(kept.body.spec.replicas).to.equal(2);
    });
});
