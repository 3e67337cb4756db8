import type { PropertyValue } from "../../../../protocol/providerModel";
import type { Child, Scope } from "../scope";
import { isMap } from "../../../../model/values";
import { at, type Traced, type TracedInputs } from "../traced";

function present(source: Traced, keys: Readonly<Record<string, string>>): TracedInputs {
    return Object.fromEntries(
        Object.entries(keys).map(([input, key]) => {
            const found = at(source, key);
            return [input, found.value === null ? undefined : found];
        }),
    );
}

function keysOf(value: PropertyValue): readonly string[] {
    return isMap(value) ? Object.keys(value) : [];
}

/** Registers who may use the Kubernetes API: an access entry per principal and its access policies. */
export async function createAccessEntries(
    scope: Scope,
    name: string,
    entries: Traced,
    cluster: Child,
): Promise<readonly Child[]> {
    const clusterName = cluster.out("name");
    return Promise.all(
        keysOf(entries.value).map(async (key) => {
            const given = at(entries, key);
            const entry = await scope.resource(
                "aws:eks/accessEntry:AccessEntry",
                `${name}-${key}`,
                {
                    clusterName,
                    ...present(given, {
                        kubernetesGroups: "kubernetesGroups",
                        principalArn: "principalArn",
                        tags: "tags",
                        type: "type",
                        userName: "username",
                    }),
                },
                { after: [cluster.urn] },
            );
            const policies = at(given, "accessPolicies");
            await Promise.all(
                keysOf(policies.value).map((policy) =>
                    scope.resource(
                        "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
                        `${name}-${key}-${policy}`,
                        {
                            clusterName,
                            principalArn: at(given, "principalArn"),
                            ...present(at(policies, policy), {
                                accessScope: "accessScope",
                                policyArn: "policyArn",
                            }),
                        },
                        { parent: entry.urn, after: [entry.urn] },
                    ),
                ),
            );
            return entry;
        }),
    );
}
