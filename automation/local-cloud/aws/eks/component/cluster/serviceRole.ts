import { createHash } from "node:crypto";
import type { Child, Scope } from "../scope";
import { asText, plain, type Traced } from "../traced";

/** What a service role is for. */
export interface ServiceRoleArgs {
    /** The AWS service that may assume it. */
    readonly service: string;
    readonly description?: string;
    /** Names of AWS managed policies. */
    readonly policies: readonly string[];
    readonly partition: Traced;
    readonly tags: Traced | undefined;
    readonly actions: readonly string[];
}

/** A role with its policies: `attached` is what to come after for the role to be usable. */
export interface ServiceRole {
    readonly role: Child;
    readonly attached: readonly string[];
}

/** The suffix of an attachment's name: the start of the SHA-1 of the policy's ARN in the `aws` partition. */
export function policySuffix(policy: string): string {
    return createHash("sha1").update(`arn:aws:iam::aws:policy/${policy}`).digest("hex").slice(0, 8);
}

/** Registers an IAM role that an AWS service assumes, with managed policies attached. */
export async function createServiceRole(
    scope: Scope,
    name: string,
    args: ServiceRoleArgs,
): Promise<ServiceRole> {
    const own = await scope.component("eks:index:ServiceRole", name);
    const role = await own.resource("aws:iam/role:Role", `${name}-role`, {
        description: args.description === undefined ? undefined : plain(args.description),
        assumeRolePolicy: plain(
            JSON.stringify({
                Version: "2012-10-17",
                Statement: [
                    { Action: args.actions, Effect: "Allow", Principal: { Service: [args.service] } },
                ],
            }),
        ),
        tags: args.tags,
    });
    const attachments = await Promise.all(
        args.policies.map((policy) =>
            own.resource(
                "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                `${name}-${policySuffix(policy)}`,
                {
                    policyArn: {
                        value: `arn:${asText(args.partition.value)}:iam::aws:policy/${policy}`,
                        from: args.partition.from,
                    },
                    // The real component hands over the role itself, and its provider takes the id of it. An update
                    // plan made before the role is there takes no other reference than the one without an id.
                    role: role.out("id"),
                },
            ),
        ),
    );
    await own.close({ resolvedRole: role.reference, directRole: role.reference });
    return { role, attached: [role.urn, ...attachments.map((attachment) => attachment.urn)] };
}
