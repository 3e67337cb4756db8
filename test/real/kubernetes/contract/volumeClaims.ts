import { expect } from "chai";
import { refusal, without } from "../answer";
import { unique } from "../contractServer";
import { eventually } from "../eventually";
import { type Chapter, create, patches } from "./contract";

/** PersistentVolumeClaims: defaults and protection. */
export const volumeClaims: Chapter = (served) => {
    describe("volume claims", () => {
        let namespace: string;
        const path = (name = "") =>
            `/api/v1/namespaces/${namespace}/persistentvolumeclaims${name && `/${name}`}`;
        const claim = (name: string) => ({
            apiVersion: "v1",
            kind: "PersistentVolumeClaim",
            metadata: { name },
            spec: {
                accessModes: ["ReadWriteOnce"],
                storageClassName: "none-such",
                resources: { requests: { storage: "1Gi" } },
            },
        });

        before(async () => {
            namespace = await served().newNamespace();
        });

        it("are protected from the start, and pending without a class", async () => {
            const made = await create(served(), path(), claim("plain"));
            expect(made.at("metadata.finalizers")).to.deep.equal(["kubernetes.io/pvc-protection"]);
            expect(made.at("spec")).to.deep.equal({
                accessModes: ["ReadWriteOnce"],
                resources: { requests: { storage: "1Gi" } },
                storageClassName: "none-such",
                volumeMode: "Filesystem",
            });
            expect(made.at("status")).to.deep.equal({ phase: "Pending" });
        });

        it("go once nobody uses them", async () => {
            await create(served(), path(), claim("unused"));
            const marked = await served().request("DELETE", path("unused"));
            expect([marked.code, marked.at("kind")]).to.deep.equal([200, "PersistentVolumeClaim"]);
            await eventually(
                () => served().request("GET", path("unused")),
                ({ code }) => code === 404,
            );
        });

        it("do not change once they are made", async () => {
            await create(served(), path(), claim("fixed"));
            const answer = refusal(
                await served().request(
                    "PATCH",
                    path("fixed"),
                    { spec: { storageClassName: "other" } },
                    patches.merge,
                ),
            );
            expect([answer.code, answer.reason]).to.deep.equal([422, "Invalid"]);
            expect(answer.message).to.contain(
                'PersistentVolumeClaim "fixed" is invalid: spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims',
            );
        });

        it("take the class that is the default", async () => {
            const name = unique("contract");
            const classes = "/apis/storage.k8s.io/v1/storageclasses";
            const made = await create(served(), classes, {
                apiVersion: "storage.k8s.io/v1",
                kind: "StorageClass",
                metadata: { name, annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
                provisioner: "example.com/disks",
                volumeBindingMode: "WaitForFirstConsumer",
            });
            expect(made.at("reclaimPolicy")).to.equal("Delete");
            const { spec, ...rest } = claim("defaulted");
            const others = without(spec, "storageClassName");
            const claimed = await create(served(), path(), { ...rest, spec: others });
            expect(claimed.at("spec.storageClassName")).to.equal(name);
            await served().request("DELETE", `${classes}/${name}`);
        });
    });
};
