import { expect } from "chai";
import { refusal, valueAt } from "../answer";
import { eventually } from "../eventually";
import { type Chapter, configMap, configMaps, create } from "./contract";

/** ResourceQuotas and LimitRanges. */
export const quotas: Chapter = (served) => {
    describe("quotas", () => {
        it("count what is there, and refuse what is too much", async () => {
            const namespace = await served().newNamespace();
            await eventually(
                () => served().request("GET", configMaps(namespace, "kube-root-ca.crt")),
                ({ code }) => code === 200,
            );
            const path = `/api/v1/namespaces/${namespace}/resourcequotas`;
            const made = await create(served(), path, {
                apiVersion: "v1",
                kind: "ResourceQuota",
                metadata: { name: "few" },
                spec: { hard: { configmaps: 2, "requests.cpu": 1.5, "limits.memory": "1024Mi" } },
            });
            expect(made.at("spec.hard")).to.deep.equal({
                configmaps: "2",
                "limits.memory": "1Gi",
                "requests.cpu": "1500m",
            });
            const counted = await eventually(
                () => served().request("GET", `${path}/few`),
                ({ at }) => valueAt(at("status.used"), "configmaps") === "1",
            );
            expect(counted.at("status.hard")).to.deep.equal(made.at("spec.hard"));
            expect(counted.at("status.used")).to.deep.equal({
                configmaps: "1",
                "limits.memory": "0",
                "requests.cpu": "0",
            });
            await create(served(), configMaps(namespace), configMap("second"));
            const refused = await eventually(
                () => served().request("POST", configMaps(namespace), configMap("third")),
                ({ code }) => code === 403,
            );
            expect(refusal(refused)).to.deep.equal({
                code: 403,
                reason: "Forbidden",
                message:
                    'configmaps "third" is forbidden: exceeded quota: few, requested: configmaps=1, used: configmaps=2, limited: configmaps=2',
                details: { name: "third", kind: "configmaps" },
            });
        });
    });
};
