// Covers: listObjects.ts
import { expect } from "chai";
import { discover } from "../../../../automation/drain/cluster/discover";
import { listObjects } from "../../../../automation/drain/cluster/listObjects";
import { coreTypes } from "../../../../automation/drain/cluster/resourceType";
import { serveApi, type Answering, type ServedApi } from "./servedApi";

const deployments = {
    group: "apps",
    version: "v1",
    plural: "deployments",
    kind: "Deployment",
    namespaced: true,
};

describe("what a cluster serves", () => {
    let api: ServedApi;
    let answering: Answering;

    beforeEach(async () => {
        api = await serveApi((request, response) => answering(request, response));
    });

    afterEach(() => {
        api.close();
    });

    it("takes one request, each type in the first version that serves it", async () => {
        const resource = (
            plural: string,
            kind: string,
            verbs = ["list", "delete"],
            scope = "Namespaced",
        ) => ({
            resource: plural,
            responseKind: { kind },
            scope,
            verbs,
        });
        answering = () => [
            200,
            {
                kind: "APIGroupDiscoveryList",
                items: [
                    {
                        metadata: { name: "apps" },
                        versions: [
                            {
                                version: "v1",
                                resources: [
                                    resource("deployments", "Deployment"),
                                    resource("reviews", "Review", ["create"]),
                                ],
                            },
                            {
                                version: "v1beta1",
                                resources: [
                                    resource("deployments", "Deployment"),
                                    resource("old", "Old", ["list"], "Cluster"),
                                ],
                            },
                        ],
                    },
                ],
            },
        ];
        const types = await discover(await api.client());
        expect(types).to.deep.equal([
            ...coreTypes,
            deployments,
            { group: "apps", version: "v1beta1", plural: "old", kind: "Old", namespaced: false },
        ]);
        expect(api.requests).to.have.length(1);
    });

    it("takes one request more for each group of an old cluster", async () => {
        answering = ({ path }) =>
            path === "/apis"
                ? [
                      200,
                      {
                          kind: "APIGroupList",
                          groups: [{ name: "apps", preferredVersion: { version: "v1" } }],
                      },
                  ]
                : [
                      200,
                      {
                          resources: [
                              { name: "deployments", kind: "Deployment", namespaced: true, verbs: ["list"] },
                              { name: "deployments/scale", kind: "Scale", namespaced: true, verbs: ["list"] },
                              { name: "reviews", kind: "Review", namespaced: false, verbs: ["create"] },
                          ],
                      },
                  ];
        expect(await discover(await api.client())).to.deep.equal([...coreTypes, deployments]);
        expect(api.requests.map(({ path }) => path)).to.deep.equal(["/apis", "/apis/apps/v1"]);
    });

    it("is listed page by page, and nothing if a type is not served any more", async () => {
        const object = (name: string) => ({ metadata: { name, namespace: "shop", uid: name } });
        answering = ({ path }) =>
            path.includes("continue=")
                ? [200, { items: [object("b")], metadata: {} }]
                : [200, { items: [object("a")], metadata: { continue: "next page" } }];
        const client = await api.client();
        const found = await listObjects(client, deployments);
        expect(found).to.deep.equal(["a", "b"].map((name) => ({ type: deployments, object: object(name) })));
        expect(api.requests.map(({ path }) => path)).to.deep.equal([
            "/apis/apps/v1/deployments?limit=500",
            "/apis/apps/v1/deployments?limit=500&continue=next%20page",
        ]);
        answering = () => [404, {}];
        expect(await listObjects(client, deployments)).to.deep.equal([]);
    });

    it("is listed by metadata alone if that is enough", async () => {
        answering = () => [200, { items: [], metadata: {} }];
        await listObjects(await api.client(), deployments, "metadata");
        expect(api.requests[0]?.headers.accept).to.match(/^application\/json;as=PartialObjectMetadataList/);
    });
});
