// Covers: layerText.ts, propertyText.ts
import { expect } from "chai";
import * as fc from "fast-check";
import { encodeLayer } from "../../../../automation/diffs/store/layerFile";
import type { Change, LayerDiff } from "../../../../automation/diffs/model/model";
import { changesText } from "../../../../automation/diffs/text/changesText";
import { layerDiff, shuffled } from "../arbitraries";
import { growth } from "../growth";
import { added, changeOf, firstDiff, laterDiff, layerOf, updated } from "../samples";

function textOf(...changes: readonly Change[]): string {
    return changesText({ environment: "sandbox-a", layers: [layerOf("network", changes)] });
}

/** A layer of a size, half of it alike. */
function largeLayer(size: number): LayerDiff {
    const changes = Array.from({ length: size }, (_, index) =>
        changeOf({
            type: index % 2 === 0 ? "aws:ec2/subnet:Subnet" : `custom:index:Type${index}`,
            name: `resource-${index}`,
            properties: [added("cidrBlock", `10.0.${index}.0/24`), added("tags.Layer", "network")],
        }),
    );
    return layerOf("network", changes);
}

function textOfLayer(layer: LayerDiff): string {
    return changesText({ environment: "sandbox-a", layers: [layer] });
}

function fileOfLayer(layer: LayerDiff): string {
    return encodeLayer({ environment: "sandbox-a", position: 0, fingerprint: "f", outputs: {}, layer });
}

describe("changes.txt", () => {
    it("must say whose changes it holds, how they are deployed and that nobody edits it", () => {
        expect(changesText(firstDiff).split("\n").slice(0, 2)).to.deep.equal([
            "Undeployed changes of sandbox-a. `npm run up -- sandbox-a` deploys these and no others.",
            "Written by `npm run preview -- sandbox-a`; do not edit.",
        ]);
    });

    it("must end with the plan, a replacement being one more and one less", () => {
        expect(changesText(firstDiff)).to.match(/\nPlan: 7 to add, 0 to change, 0 to destroy\.\n$/);
        expect(changesText(laterDiff)).to.match(/\nPlan: 14 to add, 3 to change, 3 to destroy\.\n$/);
    });

    it("must name each layer's confidence and what it waits on", () => {
        const text = changesText(firstDiff);
        expect(text).to.include("\nnetwork: exact\n3 to create\n");
        expect(text).to.include("\ncompute: conditional, waits on network.privateSubnetIds, network.vpcId\n");
    });

    it("must leave out layers that have nothing to do", () => {
        expect(changesText(laterDiff)).not.to.include("compute");
    });

    it("must count what stays as it is", () => {
        expect(changesText(laterDiff)).to.include("1 to replace, 1 to delete, 1,234 unchanged\n");
    });

    it("must show resources below their parents, also below one that does not change", () => {
        const text = changesText(firstDiff);
        expect(text).to.include("  +  aws:ec2:Vpc vpc\n");
        expect(text).to.include("\n     +  aws:ec2:Subnet private-a\n");
        expect(text).to.include(
            "\n     eks:index:Cluster cluster\n     +  aws:eks:Cluster cluster-eksCluster\n",
        );
    });

    it("must show each property that differs, old and new, and which of them forces a replacement", () => {
        const text = changesText(laterDiff);
        expect(text).to.include("       ~ enableDnsHostnames: false → true\n");
        expect(text).to.include('       - tags["cost.centre"]: "4711"\n');
        expect(text).to.include('~ cidrBlock: "10.0.0.0/20" → "10.0.64.0/20" (forces replacement)\n');
    });

    it("must write an unknown with the output it waits on, and secrets as such", () => {
        expect(changesText(firstDiff)).to.include(
            "vpcConfig.subnetIds: [unknown ← network.privateSubnetIds]\n",
        );
        expect(changesText(firstDiff)).to.include("stringData.password: [secret]\n");
        expect(changesText(laterDiff)).to.include("~ data.password: [secret, changed]\n");
    });

    it("must say what a value waits on that is unknown in part", () => {
        const text = textOf(
            changeOf({
                type: "a:b:C",
                name: "c",
                properties: [added("subnets", ["10.0.0.0/8", "[unknown]"], ["network.vpcId"])],
            }),
        );
        expect(text).to.include('subnets: ["10.0.0.0/8", [unknown]] (waits on network.vpcId)\n');
    });

    it("must call out at the top what cannot be brought back", () => {
        const top = changesText(laterDiff).split("\nnetwork: exact")[0];
        expect(top).to.include("What cannot be brought back:\n");
        expect(top).to.match(
            /- {2}kubernetes:core\/v1:Namespace old-team .* is deleted: everything in the namespace/,
        );
        expect(top).to.match(/\+- random:index:RandomPassword admin .* is replaced because of length: /);
        expect(top).not.to.include("Subnet");
    });

    it("must count losses of one kind beyond the tenth", () => {
        const namespaces = Array.from({ length: 25 }, (_, index) =>
            changeOf({ type: "kubernetes:core/v1:Namespace", name: `n${index}`, operation: "delete" }),
        );
        expect(textOf(...namespaces)).to.include("… and 15 more of this kind\n");
    });

    it("must compare JSON texts by what they hold", () => {
        const text = changesText(laterDiff);
        expect(text).to.include("~ policy: (JSON)\n             … 6 unchanged lines\n");
        expect(text).to.include('           -       Action: "sts:TagSession"\n');
    });

    it("must say so when only the formatting of a JSON text changes", () => {
        const policy = { Statement: Array.from({ length: 9 }, (_, index) => `statement-${index}`) };
        const text = textOf(
            changeOf({
                type: "a:b:C",
                name: "c",
                operation: "update",
                properties: [updated("policy", JSON.stringify(policy), JSON.stringify(policy, undefined, 4))],
            }),
        );
        expect(text).to.include("~ policy: only its formatting changes\n");
    });

    it("must say so when a provider only tells that a property differs", () => {
        const properties = [{ path: "spec", kind: "update", replaces: true } as const];
        const text = textOf(changeOf({ type: "a:b:C", name: "c", operation: "replace", properties }));
        expect(text).to.include("~ spec: differs (forces replacement)\n");
    });

    it("must fold long texts, and show two of them around their first difference", () => {
        const long = changeOf({ type: "a:b:C", name: "c", properties: [added("script", "x".repeat(5000))] });
        expect(textOf(long)).to.include(`script: "${"x".repeat(72)}"… (5,000 characters)\n`);
        const text = changesText(laterDiff);
        expect(text).to.include('- …"welcome welcome welcome one" (243 characters)\n');
        expect(text).to.include('+ …"welcome welcome welcome two" (243 characters)\n');
    });

    it("must compare texts of several lines line by line, and cut long ones", () => {
        expect(changesText(laterDiff)).to.include("           - e\n           + E\n");
        const lines = Array.from({ length: 100 }, (_, index) => `line ${index}`).join("\n");
        const text = textOf(changeOf({ type: "a:b:C", name: "c", properties: [added("script", lines)] }));
        expect(text)
            .to.include("line 39\n")
            .and.to.include("… 60 more lines\n")
            .and.not.to.include("line 40\n");
    });

    it("must group ten and more alike resources, with all that differs between them", () => {
        const text = changesText(laterDiff);
        expect(text).to.include("RoleBinding × 12, alike but for metadata.namespace\n");
        expect(text).to.include('· team-11  metadata.namespace: "team-11"\n');
        expect(text.match(/roleRef/g)).to.have.length(1);
    });

    it("must not let a name or value hide what it is", () => {
        const change = changeOf({
            type: "a:b:C",
            name: "harm\u202eless",
            properties: [added("note", "a\u001b[2Kb\u200b"), added("script", "one\n\u001b[1A\rtwo")],
        });
        const text = textOf(change);
        // eslint counts control characters in patterns as mistakes, so the check goes by code.
        const hidden = text.split("").filter((character) => {
            const code = character.codePointAt(0) ?? 0;
            return (code < 32 && character !== "\n") || code === 0x200b || code === 0x202e;
        });
        expect(hidden).to.deep.equal([]);
        expect(text).to.include("harm\\u202eless");
    });

    it("must show a resource that claims to be below itself", () => {
        const loop = changeOf({ type: "a:b:C", name: "loop" });
        expect(textOf({ ...loop, parent: loop.urn })).to.include("a:b:C loop\n");
    });

    it("must hold no trailing spaces", () => {
        for (const diff of [firstDiff, laterDiff]) expect(changesText(diff)).not.to.match(/ \n/);
    });

    it("must be the same bytes for any order of changes and properties", () => {
        const withShuffled = layerDiff().chain((layer) => fc.tuple(fc.constant(layer), shuffled(layer)));
        fc.assert(
            fc.property(withShuffled, ([layer, mixed]) => {
                const text = changesText({ environment: "sandbox-a", layers: [layer] });
                expect(changesText({ environment: "sandbox-a", layers: [mixed] })).to.equal(text);
            }),
        );
    });

    it("must name every changed resource", () => {
        fc.assert(
            fc.property(layerDiff(), (layer) => {
                const text = changesText({ environment: "sandbox-a", layers: [layer] });
                for (const { name } of layer.changes) expect(text).to.include(name);
            }),
        );
    });

    it("must take time in proportion to the changes, as must the layer's file", () => {
        for (const write of [textOfLayer, fileOfLayer]) {
            const work = (size: number) => {
                const layer = largeLayer(size);
                return () => write(layer);
            };
            // 375 changes and 3,000.
            expect(growth(work, 375, 20)).to.be.below(20);
        }
    });

    it("must have a line for each of 3,000 alike changes, however long what differs between them is", () => {
        const changes = Array.from({ length: 3000 }, (_, index) =>
            changeOf({
                type: "aws:iam/policy:Policy",
                name: `policy-${index}`,
                properties: [
                    added("policy", JSON.stringify({ Id: "x".repeat(2000), Sid: `${index}` })),
                    added("description", "the same of all"),
                ],
            }),
        );
        const lines = textOf(...changes).split("\n");
        expect(lines.length).to.be.below(3020);
        expect(Math.max(...lines.map(({ length }) => length))).to.be.below(250);
        expect(lines.filter((line) => line.includes("the same of all"))).to.have.length(1);
    });

    it("must show where long values of alike resources differ", () => {
        const policy = (value: string) => ({ Statement: ["x".repeat(300), value] });
        const changes = Array.from({ length: 12 }, (_, index) =>
            changeOf({
                type: "a:b:C",
                name: `c${index}`,
                operation: "update",
                properties: [updated("policy", policy(`old-${index}`), policy(`new-${index}`))],
            }),
        );
        expect(textOf(...changes)).to.match(/· c7 {2}policy: ….*x", "old-7"\]}.* → ….*x", "new-7"\]}/);
    });

    it("must not grow faster than the changes when each is the parent of the next", () => {
        const chain = (size: number): string => {
            const changes = Array.from({ length: size }, (_, index) =>
                changeOf({
                    type: "a:b:C",
                    name: `c${index}`,
                    parent: `urn:pulumi:sandbox-a::network::a:b:C::c${index - 1}`,
                }),
            );
            return textOf(...changes);
        };
        expect(chain(3000).length / chain(300).length).to.be.below(12);
    });
});
