import { isDeepStrictEqual } from "node:util";
import {
    type ConfiguredProvider,
    type PropertyMap,
    type PropertyValue,
    type ProviderPackage,
    ResourceReference,
    unknown,
} from "../../../../protocol/providerModel";

function computedOf(type: string, name: string): PropertyMap {
    if (type === "aws:iam/role:Role") return { arn: `arn:aws:iam::123456789012:role/${name}`, name };
    if (type !== "aws:eks/cluster:Cluster") return { arn: `arn:aws:test:::${name}` };
    return {
        name,
        arn: `arn:aws:eks:eu-central-1:123456789012:cluster/${name}`,
        endpoint: `https://${name}.eks.example`,
        certificateAuthority: { data: "Q0E=" },
        identities: [{ oidcs: [{ issuer: "https://oidc.example/id/1" }] }],
    };
}

function plain(value: PropertyValue): PropertyValue {
    return value instanceof ResourceReference ? value.id : value;
}

/** As much of the aws package as the components' children need: everything is made, nothing is checked. */
export function awsDouble(deleted: string[] = []): ProviderPackage {
    const provider: ConfiguredProvider = {
        check: (_resource, _olds, news) =>
            Promise.resolve({
                inputs: Object.fromEntries(Object.entries(news).map(([key, value]) => [key, plain(value)])),
                failures: [],
            }),
        diff: (_resource, _id, oldInputs, _olds, news) => {
            const keys = [...new Set([...Object.keys(oldInputs), ...Object.keys(news)])].filter(
                (key) => !key.startsWith("__") && !isDeepStrictEqual(oldInputs[key], news[key]),
            );
            const changes = Object.fromEntries(keys.map((key) => [key, "update" as const]));
            return Promise.resolve({ changes, deleteBeforeReplace: false });
        },
        create: ({ type, name }, inputs, preview) => {
            const computed = computedOf(type, typeof inputs.name === "string" ? inputs.name : name);
            const open = Object.fromEntries(Object.keys(computed).map((key) => [key, unknown]));
            const properties = preview ? { ...open, ...inputs } : { ...inputs, ...computed };
            return Promise.resolve({ id: preview ? "" : `${name}-id`, properties });
        },
        read: (_resource, id, inputs, properties) => Promise.resolve({ id, inputs, properties }),
        update: (_resource, _id, olds, news) => Promise.resolve({ ...olds, ...news }),
        delete: ({ name }) => {
            deleted.push(name);
            return Promise.resolve();
        },
        invoke: (token): Promise<PropertyMap> =>
            Promise.resolve(
                token === "aws:index/getPartition:getPartition"
                    ? { partition: "aws", dnsSuffix: "amazonaws.com" }
                    : { version: "v1.34.0-eksbuild.2" },
            ),
    };
    return { name: "aws", version: "7.48.0", configure: () => Promise.resolve(provider) };
}
