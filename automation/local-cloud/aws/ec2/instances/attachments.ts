import { text } from "../../../model/json";
import type { Cloud, Found } from "../../model/cloud";
import { derivedEc2Id } from "../../model/ids";
import type { AnswerValue } from "../../wire/wireService";

/** What a network interface is attached to. */
export interface Attachment {
    readonly attachmentId: string;
    /** Of an instance; empty for what AWS's services attach. */
    readonly instanceId: string;
    /** An account, or a service: `amazon-elb`. */
    readonly instanceOwnerId: string;
    readonly status: string;
}

const owners: readonly (readonly [RegExp, owner: string, type: string])[] = [
    [/^ELB net\//, "amazon-elb", "network_load_balancer"],
    [/^ELB /, "amazon-elb", "interface"],
    [/^Interface for NAT Gateway /, "amazon-aws", "nat_gateway"],
    [/^VPC Endpoint Interface /, "amazon-aws", "vpc_endpoint"],
    [/^Amazon EKS /, "amazon-aws", "interface"],
];

function ownerOf(description: string): readonly [RegExp, string, string] | undefined {
    return owners.find(([start]) => start.test(description));
}

/** The type of a network interface, which tells what AWS's services have made it for. */
export function interfaceType({ body }: Found): string {
    return ownerOf(text(body.description))?.[2] ?? (text(body.interfaceType) || "interface");
}

/** Whether a service of AWS made it: only that service lets it go. */
export function isRequesterManaged({ body }: Found): boolean {
    return ownerOf(text(body.description)) !== undefined;
}

/** The instance in the description of an interface that the VPC CNI made for a node: `aws-K8S-i-0123`. */
export function nodeOf({ body }: Found): string {
    return /^aws-K8S-(i-[0-9a-f]+)/.exec(text(body.description))?.[1] ?? "";
}

/** What an interface is attached to; undefined if it is free. */
export function attachmentOf(found: Found, cloud: Cloud): Attachment | undefined {
    if (text(found.body.status) !== "in-use") return undefined;
    return {
        attachmentId: derivedEc2Id("eni-attach", found.id),
        instanceId: text(found.body.attachedTo) || nodeOf(found),
        instanceOwnerId: ownerOf(text(found.body.description))?.[1] ?? cloud.account,
        status: "attached",
    };
}

/** The same as EC2 shows it. */
export function shownAttachment(found: Found, cloud: Cloud): AnswerValue {
    const attachment = attachmentOf(found, cloud);
    if (attachment === undefined) return undefined;
    const { instanceId, ...rest } = attachment;
    return {
        ...rest,
        instanceId: instanceId === "" ? undefined : instanceId,
        deviceIndex: 1,
        deleteOnTermination: true,
    };
}
