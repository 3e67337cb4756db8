import * as fc from "fast-check";
import type { EnvironmentRun, LayerResult, RunReport } from "../../../../automation/cake/model/results";
import type { Change, LayerDiff } from "../../../../automation/diffs/model/model";
import { CakeError, exitCodes } from "../../../../automation/system/errors";
import { value } from "../../diffs/arbitraries";

const pieces = [
    "`",
    "```",
    "\n```\n",
    "````````",
    "</details>",
    "<details>",
    "</code>",
    "<script>",
    "-->",
    "|",
    "\\",
    "\\|",
    "@somebody",
    "#123",
    "org/name#1",
    "https://example.com",
    "www.example.com",
    "![x](y)",
    "\n\n# title\n",
    "\r\n",
    "\u2028",
    "&amp;",
    "]]>",
    "\u0000",
    "\ud800",
    "\uffff",
    "=1+1",
    '"',
    ",",
    "+",
    "-",
    " ",
    "a",
    "é",
];

const short: fc.Arbitrary<string> = fc.oneof(
    {
        weight: 3,
        arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((all) => all.join("")),
    },
    fc.string({ unit: "binary" }),
    fc.constant("network"),
);

/** Names that try to be more than names. */
export const hostile: fc.Arbitrary<string> = fc.oneof(
    { weight: 9, arbitrary: short },
    fc.constantFrom("`".repeat(5000), "x".repeat(100_000)),
);

const changeWith = (text: fc.Arbitrary<string>): fc.Arbitrary<Change> =>
    fc.record(
        {
            urn: text.map((name) => `urn:pulumi:a::network::${name}`),
            type: fc.oneof(text, fc.constant("aws:ec2/vpc:Vpc")),
            name: text,
            operation: fc.constantFrom("create", "update", "replace", "delete", "read", "import"),
            id: text,
            parent: text,
            properties: fc.array(
                fc.record({
                    path: text,
                    kind: fc.constantFrom("add", "update", "delete"),
                    old: fc.oneof(value, text),
                    new: fc.oneof(value, text),
                    replaces: fc.boolean(),
                    waitsOn: fc.array(text, { maxLength: 3 }),
                }),
                { maxLength: 4 },
            ),
        },
        { requiredKeys: ["urn", "type", "name", "operation", "properties"] },
    );

const layerDiff: fc.Arbitrary<LayerDiff> = fc.record({
    layer: hostile,
    confidence: fc.constantFrom("exact", "conditional"),
    waitsOn: fc.array(hostile, { maxLength: 12 }),
    unchanged: fc.nat(10_000),
    changes: fc.array(changeWith(hostile), { maxLength: 6 }),
});

const count = fc.nat(5000);

const layerResult: fc.Arbitrary<LayerResult> = fc.record(
    {
        layer: hostile,
        result: fc.constantFrom("succeeded", "unchanged", "failed", "cancelled", "skipped"),
        reason: hostile,
        counts: fc.record({ create: count, update: count, replace: count, delete: count, same: count }),
        seconds: fc.double({ min: 0, max: 9999, noNaN: true }),
        failures: fc.array(fc.record({ urn: hostile, text: hostile }), { maxLength: 7 }),
    },
    { requiredKeys: ["layer", "result", "counts", "seconds", "failures"] },
);

const verb = fc.constantFrom("preview" as const, "up" as const, "destroy" as const, "drift" as const);

const run: fc.Arbitrary<EnvironmentRun> = fc.oneof(
    {
        weight: 4,
        arbitrary: fc
            .record({
                verb,
                environment: hostile,
                result: fc.constantFrom("succeeded" as const, "failed" as const, "cancelled" as const),
                layers: fc.array(layerResult, { maxLength: 3 }),
                seconds: fc.nat(9999),
                next: hostile,
                changes: fc.array(layerDiff, { maxLength: 3 }),
            })
            .map(({ changes, ...result }) => ({
                environment: result.environment,
                result: { ...result, diff: { environment: result.environment, layers: changes } },
            })),
    },
    fc.tuple(hostile, hostile, hostile).map(([environment, message, remedy]) => ({
        environment,
        error: new CakeError(message, exitCodes.error, remedy),
    })),
    fc.tuple(hostile, hostile).map(([environment, message]) => ({ environment, error: new Error(message) })),
);

/** Reports over a few environments in which every name and text is hostile. */
export const hostileReport: fc.Arbitrary<RunReport> = fc.record({
    verb,
    runs: fc.array(run, { maxLength: 4 }),
    seconds: fc.nat(9999),
});

/** A layer of 3,000 changes, each of some hostile ones many times over, so that it is quick to make. */
export const largeLayer: fc.Arbitrary<LayerDiff> = fc
    .tuple(layerDiff, fc.array(changeWith(short), { minLength: 1, maxLength: 20 }))
    .map(([layer, some]) => {
        const times = Math.ceil(3000 / some.length);
        const changes = Array.from({ length: times }, (_, time) =>
            some.map((one) => ({ ...one, urn: `${one.urn}-${time}`, name: `${one.name}-${time}` })),
        );
        return { ...layer, changes: changes.flat().slice(0, 3000) };
    });
