import { expect } from "chai";
import fc from "fast-check";
import { encodeLayer } from "../../../../automation/diffs/store/layerFile";
import { changesText } from "../../../../automation/diffs/text/changesText";
import { changesOf } from "../../../../automation/engine/changes/changesOf";
import { withWaits } from "../../../../automation/engine/changes/withWaits";
import type { EngineEvent, Step } from "../../../../automation/engine/events/events";
import { EventCollector } from "../../../../automation/engine/events/eventCollector";
import type { InputWait } from "../../../../automation/engine/events/waitRecorder";

const signature = "4dabf18193072939515e22adb298388d";
const stack = "urn:pulumi:dev::network::pulumi:pulumi:Stack::network-dev";
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const secret = { [signature]: "1b47061264138c4ac30d75fd1eb44270", ciphertext: "[secret]" };
const file = { [signature]: "c44067f5952c0a294b673a41bacd8c17", hash: "abc", path: "/home/me/file" };

function urnOf(index: number): string {
    return `urn:pulumi:dev::network::test:index:Thing::thing-${index}`;
}

const leaf = fc.constantFrom<unknown>("a", "b", 1, true, null, unknown, secret, file);
const value = fc.oneof(
    { weight: 3, arbitrary: leaf },
    fc.array(leaf, { maxLength: 2 }),
    fc.dictionary(fc.constantFrom("Name", "a.b", "kubernetes.io/x", "two words", "n\nl"), leaf),
);
const inputs = fc.dictionary(fc.constantFrom("tags", "cidr", "list", "token", "x.y"), value);
const paths = ["tags", "tags.Name", 'tags["Name"]', 'tags["a.b"]', "cidr", "list[0]", "token"];
const detail = fc.option(
    fc.dictionary(
        fc.constantFrom(...paths),
        fc.record({ diffKind: fc.constantFrom("update", "update-replace"), inputDiff: fc.boolean() }),
    ),
    { nil: null },
);

/** The steps of one resource, as the engine makes them. */
const stepsOf = (index: number): fc.Arbitrary<readonly Step[]> =>
    fc
        .record({
            ops: fc.constantFrom(
                ["create"],
                ["update"],
                ["delete"],
                ["same"],
                ["import"],
                ["create-replacement", "replace", "delete-replaced"],
                ["delete", "create"],
            ),
            olds: inputs,
            news: inputs,
            outputs: inputs,
            detailedDiff: detail,
            keys: fc.subarray(["tags", "cidr", "data"]),
            parent: fc.constantFrom(stack, urnOf(index + 1)),
        })
        .map(({ ops, olds, news, outputs, detailedDiff, keys, parent }) =>
            ops.map((op) => ({
                op,
                urn: urnOf(index),
                type: "test:index:Thing",
                ...(op !== "create" && { old: { id: `id-${index}`, parent, inputs: olds, outputs } }),
                ...(op !== "delete" && { new: { id: "", parent, inputs: news } }),
                detailedDiff,
                keys,
            })),
        );

const run = fc
    .nat(6)
    .chain((size) => fc.tuple(...Array.from({ length: size }, (_, index) => stepsOf(index))))
    .map((all) => all.flat());

const waits: readonly InputWait[] = [
    { urn: urnOf(0), path: "tags", waitsOn: ["network.vpcId", "network.a"] },
    { urn: urnOf(0), path: "tags.Name", waitsOn: ["network.b"] },
    { urn: urnOf(1), path: "cidr", waitsOn: ["network.vpcId"] },
];

function anyOrder<T>(items: readonly T[]): fc.Arbitrary<T[]> {
    return fc.shuffledSubarray([...items], { minLength: items.length });
}

/** A value whose objects have their keys in another order. */
function turned(of: unknown): unknown {
    if (Array.isArray(of)) return of.map(turned);
    if (typeof of !== "object" || of === null) return of;
    const entries = Object.entries(of).map(([key, member]) => [key, turned(member)] as const);
    return Object.fromEntries(entries.reverse());
}

function eventsOf(steps: readonly Step[]): readonly EngineEvent[] {
    return steps.flatMap((metadata) => [
        { resourcePreEvent: { metadata } },
        { resOutputsEvent: { metadata } },
    ]);
}

/** What is written for a run of the engine that sends these events. */
function written(events: readonly EngineEvent[], recorded: readonly InputWait[]): readonly string[] {
    const collector = new EventCollector(
        () => undefined,
        (text) => text,
    );
    events.forEach(collector.take);
    collector.succeeded();
    const layer = {
        layer: "network",
        confidence: "conditional",
        waitsOn: ["network.vpcId"],
        unchanged: collector.counts.same,
        changes: withWaits(changesOf(collector.steps), recorded),
    } as const;
    return [
        changesText({ environment: "dev", layers: [layer] }),
        encodeLayer({ environment: "dev", position: 0, fingerprint: "f", outputs: {}, layer }),
    ];
}

describe("what is stored of the engine's events", () => {
    it("is the same bytes for any order of the events, of what they hold, and of what waits", () => {
        const both = run.chain((steps) => {
            const events = eventsOf(steps);
            return fc.tuple(fc.constant(events), anyOrder(events), anyOrder(waits));
        });
        fc.assert(
            fc.property(both, ([events, mixed, mixedWaits]) => {
                const other = written(turned(mixed) as readonly EngineEvent[], mixedWaits);
                expect(other).to.deep.equal(written(events, waits));
            }),
            { numRuns: 300 },
        );
    });

    it("holds no path of the machine that it ran on", () => {
        fc.assert(
            fc.property(run, (steps) => {
                for (const text of written(eventsOf(steps), [])) expect(text).not.to.contain("/home/me");
            }),
        );
    });
});
