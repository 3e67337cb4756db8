// Covers: helmSettings.ts
import { expect } from "chai";
import { chartVersion, helmValues } from "../../../../layers/cluster-config/helm/helmSettings";
import { ofType } from "../../recording";
import { clusterConfigSettings } from "../../samples";
import { recorded, valuesOf } from "../recorded";

const { ingress } = clusterConfigSettings;

describe("The release of a component", () => {
    it("must be there as a whole or not at all", async () => {
        for (const { inputs } of ofType(await recorded(), "Release")) expect(inputs.atomic).to.equal(true);
    });

    it("must have the values of the settings over those that the component sets", async () => {
        const values = {
            controller: {
                minReadySeconds: 10,
                replicaCount: 5,
                service: { annotations: { "example.com/zone": "a" } },
                livenessProbe: null,
            },
            tcp: { "5432": "team-a/db:5432" },
        };
        const before = valuesOf(await recorded(), "ingress-nginx") as typeof values;
        const after = valuesOf(await recorded({ ingress: { ...ingress, values } }), "ingress-nginx");
        expect(after).to.deep.equal({
            ...before,
            tcp: { "5432": "team-a/db:5432" },
            controller: {
                ...before.controller,
                minReadySeconds: 10,
                replicaCount: 5,
                livenessProbe: null,
                service: {
                    ...before.controller.service,
                    annotations: { ...before.controller.service.annotations, "example.com/zone": "a" },
                },
            },
        });
    });

    it("must have values over those that are known only after an up", async () => {
        const loadBalancerController = {
            ...clusterConfigSettings.loadBalancerController,
            values: { vpcId: "vpc-2", clusterName: { odd: true } },
        };
        const values = valuesOf(await recorded({ loadBalancerController }), "aws-load-balancer-controller");
        expect(values).to.deep.include({ vpcId: "vpc-2", clusterName: { odd: true } });
    });
});

describe("Settings of a chart", () => {
    it("take a version of three numbers", () => {
        const version = chartVersion("1.2.3");
        const isTaken = (text: string) => version.safeParse(text).success;
        expect(["1.2.3", "10.20.30"].filter(isTaken)).to.have.length(2);
        expect(["1.2", "v1.2.3", "^1.2.3", "1.2.3-rc.1", ""].filter(isTaken)).to.be.empty;
    });

    it("take any values, and nothing that is not a map of values", () => {
        expect(helmValues.safeParse({ a: { b: [null, 1] }, c: null }).success).to.equal(true);
        expect(helmValues.safeParse(undefined).success).to.equal(true);
        expect(helmValues.safeParse(["a"]).success).to.equal(false);
        expect(helmValues.safeParse("a: b").success).to.equal(false);
    });
});
