import { expect } from "chai";
import { gatewaySupport } from "../../../../kubernetes/aws/gateways/gatewaySupport";
import { Cluster } from "../../../../kubernetes/api/objects/cluster";
import { eventually, startTestCluster, type TestCluster } from "../../testCluster";
import { installController, removeNodes } from "../controllers";

const name = "aws-load-balancer-controller";
const path = `/apis/apps/v1/namespaces/kube-system/deployments/${name}`;

describe("what the AWS Load Balancer Controller makes of Gateways", () => {
    let cluster: TestCluster;

    beforeEach(async () => {
        cluster = await startTestCluster();
    });

    afterEach(() => cluster.close());

    /** Runs a version of the controller; answers what it takes care of. */
    async function running(version: string, gates: string): Promise<string> {
        await installController(cluster, name, gates === "" ? [] : [`--feature-gates=${gates}`]);
        const image = `public.ecr.aws/eks/${name}:${version}`;
        const patch = [{ op: "replace", path: "/spec/template/spec/containers/0/image", value: image }];
        await cluster.request("PATCH", path, patch, "application/json-patch+json");
        const { items } = await eventually(
            async () => (await cluster.request("GET", "/api/v1/namespaces/kube-system/pods")).body,
            (pods) => pods.items.length === 1 && JSON.stringify(pods.items[0]?.spec).includes(version),
        );
        expect(items).to.have.length(1);
        return eventually(
            () => {
                const support = gatewaySupport(new Cluster(cluster.store, "TEST"));
                if (support === undefined) return Promise.resolve("");
                return Promise.resolve(
                    [...support.flavours, ...(support.routesHold ? ["held by routes"] : [])].join(", "),
                );
            },
            (words) => words !== "",
        );
    }

    it("is what its feature gates say, before 3.2", async () => {
        expect(await running("v2.13.4", "NLBGatewayAPI=true")).to.equal("nlb, held by routes");
    });

    it("is nothing where no gate says so, before 3.2", async () => {
        expect(await running("v2.17.1", "")).to.equal("held by routes");
    });

    it("needs no route to go first, from 3.0 on", async () => {
        expect(await running("v3.0.0", "NLBGatewayAPI=true,ALBGatewayAPI=true")).to.equal("alb, nlb");
    });

    it("is everything but what a gate forbids, from 3.2 on", async () => {
        expect(await running("v3.2.0", "ALBGatewayAPI=false")).to.equal("nlb");
    });

    it("is unknown while it does not run", async () => {
        await installController(cluster, name);
        removeNodes(cluster.store);
        expect(gatewaySupport(new Cluster(cluster.store, "TEST"))).to.equal(undefined);
    });
});
