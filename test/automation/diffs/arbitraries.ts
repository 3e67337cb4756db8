import * as fc from "fast-check";
import {
    changedSecretText,
    secretText,
    unknownText,
    type Change,
    type DiffValue,
    type LayerDiff,
    type PropertyChange,
} from "../../../automation/diffs/model/model";

const mask = fc.constantFrom<DiffValue>(unknownText, secretText, changedSecretText);
const plain = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));

/** Values as engines report them, none of them masked. */
export const knownValue: fc.Arbitrary<DiffValue> = fc.oneof(
    { weight: 4, arbitrary: plain },
    fc.array(plain, { maxLength: 3 }),
    fc.dictionary(fc.string({ minLength: 1 }), plain, { maxKeys: 3 }),
);

/** Values, masked ones among them. */
export const value: fc.Arbitrary<DiffValue> = fc.oneof({ weight: 4, arbitrary: knownValue }, mask);

function property(path: string, of: fc.Arbitrary<DiffValue>): fc.Arbitrary<PropertyChange> {
    return fc.oneof(
        of.map((now): PropertyChange => ({ path, kind: "add", new: now, replaces: false })),
        of.map((old): PropertyChange => ({ path, kind: "delete", old, replaces: false })),
        fc.tuple(of, of, fc.boolean()).map(([old, now, replaces]): PropertyChange => ({
            path,
            kind: "update",
            old,
            new: now,
            replaces,
        })),
    );
}

const types = [
    "aws:ec2/vpc:Vpc",
    "aws:ec2/subnet:Subnet",
    "kubernetes:core/v1:Namespace",
    "eks:index:Cluster",
];

function change(index: number, of: fc.Arbitrary<DiffValue>): fc.Arbitrary<Change> {
    const paths = ["cidrBlock", "tags.Name", 'tags["a.b"]', "ingress[0].fromPort"];
    return fc
        .record({
            type: fc.constantFrom(...types),
            operation: fc.constantFrom("create", "update", "replace", "delete", "import"),
            parent: fc.option(fc.nat(index + 2), { nil: undefined }),
            properties: fc
                .subarray(paths)
                .chain((chosen) => fc.tuple(...chosen.map((path) => property(path, of)))),
        })
        .map(({ type, operation, parent, properties }) => ({
            urn: urnOf(index),
            type,
            name: `resource-${index}`,
            operation,
            ...(parent === undefined ? {} : { parent: urnOf(parent) }),
            ...(operation === "create" ? {} : { id: `id-${index}` }),
            properties,
        }));
}

function urnOf(index: number): string {
    return `urn:pulumi:sandbox-a::network::aws:ec2/vpc:Vpc::resource-${index}`;
}

/** Layers with up to eight changes of any kind. */
export function layerDiff(of: fc.Arbitrary<DiffValue> = value): fc.Arbitrary<LayerDiff> {
    return fc
        .record({
            layer: fc.constant("network"),
            confidence: fc.constantFrom("exact" as const, "conditional" as const),
            waitsOn: fc.subarray(["network.vpcId", "network.vpcCidr"]),
            unchanged: fc.nat(100),
            size: fc.nat(8),
        })
        .chain(({ size, ...rest }) =>
            fc
                .tuple(...Array.from({ length: size }, (_, index) => change(index, of)))
                .map((changes) => ({ ...rest, changes })),
        );
}

/** The same layer with its changes and their properties in any order. */
export function shuffled(layer: LayerDiff): fc.Arbitrary<LayerDiff> {
    const mixed = layer.changes.map((one) =>
        anyOrder(one.properties).map((properties): Change => ({ ...one, properties })),
    );
    return fc
        .tuple(...mixed)
        .chain(anyOrder)
        .map((changes) => ({ ...layer, changes }));
}

function anyOrder<T>(items: readonly T[]): fc.Arbitrary<T[]> {
    return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
}
