import { expect } from "chai";
import { strategicMergePatch } from "../../../../kubernetes/api/patching/strategicMergePatch";
import { builtin } from "../../../../kubernetes/api/resources/builtinResources";

const deployments = builtin("apps/deployments");

function pod(spec: object) {
    return { spec: { template: { spec } } } as Parameters<typeof strategicMergePatch>[1];
}

describe("A strategic merge patch", () => {
    const live = pod({
        containers: [
            {
                name: "web",
                image: "nginx:1",
                ports: [{ containerPort: 80 }],
                env: [{ name: "A", value: "1" }],
            },
            { name: "log", image: "log:1" },
        ],
        tolerations: [{ key: "a" }],
    });

    it("merges containers by name, ports by number, variables by name", () => {
        const patch = pod({
            containers: [
                {
                    name: "web",
                    image: "nginx:2",
                    ports: [{ containerPort: 81 }],
                    env: [{ name: "A", value: "2" }],
                },
                { name: "new", image: "new:1" },
            ],
        });
        expect(strategicMergePatch(deployments, live, patch)).to.deep.equal(
            pod({
                containers: [
                    {
                        name: "web",
                        image: "nginx:2",
                        ports: [{ containerPort: 81 }, { containerPort: 80 }],
                        env: [{ name: "A", value: "2" }],
                    },
                    { name: "new", image: "new:1" },
                    { name: "log", image: "log:1" },
                ],
                tolerations: [{ key: "a" }],
            }),
        );
    });

    it("replaces lists without a merge key", () => {
        const patched = strategicMergePatch(deployments, live, pod({ tolerations: [{ key: "b" }] }));
        expect(patched)
            .to.have.nested.property("spec.template.spec.tolerations")
            .deep.equal([{ key: "b" }]);
    });

    it("follows the directives delete and replace", () => {
        const removed = pod({ containers: [{ name: "log", $patch: "delete" }] });
        expect(strategicMergePatch(deployments, live, removed))
            .to.have.nested.property("spec.template.spec.containers")
            .with.lengthOf(1);
        const replaced = pod({ containers: [{ $patch: "replace" }, { name: "only", image: "x" }] });
        expect(strategicMergePatch(deployments, live, replaced))
            .to.have.nested.property("spec.template.spec.containers")
            .deep.equal([{ name: "only", image: "x" }]);
    });

    it("keeps only the fields that $retainKeys names", () => {
        const before = { spec: { strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 1 } } } };
        const patch = { spec: { strategy: { $retainKeys: ["type"], type: "Recreate" } } };
        expect(strategicMergePatch(deployments, before, patch)).to.deep.equal({
            spec: { strategy: { type: "Recreate" } },
        });
    });

    it("orders items as $setElementOrder says", () => {
        const patch = pod({
            "$setElementOrder/containers": [{ name: "first" }, { name: "log" }],
            containers: [{ name: "first", image: "f" }],
        });
        const patched = strategicMergePatch(deployments, live, patch);
        expect(patched).to.have.nested.property("spec.template.spec.containers[0].name", "first");
        expect(patched).to.have.nested.property("spec.template.spec.containers[1].name", "web");
        expect(patched).to.have.nested.property("spec.template.spec.containers[2].name", "log");
    });

    it("treats finalizers as a set and deletes from it", () => {
        const before = { metadata: { finalizers: ["a", "b"] } };
        const add = { metadata: { finalizers: ["b", "c"] } };
        expect(strategicMergePatch(deployments, before, add)).to.deep.equal({
            metadata: { finalizers: ["a", "b", "c"] },
        });
        const remove = { metadata: { "$deleteFromPrimitiveList/finalizers": ["a"] } };
        expect(strategicMergePatch(deployments, before, remove)).to.deep.equal({
            metadata: { finalizers: ["b"] },
        });
    });
});
