import type { Cloud, Found } from "../../aws/model/cloud";
import { ec2 } from "../../aws/ec2/ec2";
import { elb } from "../../aws/elb/loadBalancers";
import { describe } from "../../aws/model/outputs";
import { kindOf, type ResourceModel } from "../../aws/model/resourceModel";
import { type JsonMap, map } from "../../model/json";

/** The types of what controllers make in AWS. */
export const types = {
    loadBalancer: "aws:lb/loadBalancer:LoadBalancer",
    listener: "aws:lb/listener:Listener",
    targetGroup: "aws:lb/targetGroup:TargetGroup",
    securityGroup: "aws:ec2/securityGroup:SecurityGroup",
    volume: "aws:ebs/volume:Volume",
} as const;

/** The name of a type in `types`. */
export type MadeType = keyof typeof types;

/** Tags, by key. */
export type Tags = Readonly<Record<string, string>>;

function modelOf(type: MadeType): ResourceModel {
    const model = elb[types[type]] ?? ec2[types[type]];
    if (model === undefined) throw new Error(`The local cloud has no model of ${types[type]}.`);
    return model;
}

/** Where a type's resources are in the store. */
export function kindOfMade(type: MadeType): string {
    return kindOf(types[type]);
}

/**
 * Makes a resource as a controller does, unless it is there. Ids come from what the controller makes it for, so that
 * processes that do so at once make one. Throws AWS's refusal.
 */
export function ensureResource(cloud: Cloud, type: MadeType, id: string, inputs: JsonMap, tags: Tags): Found {
    const kind = kindOfMade(type);
    const known = cloud.find(kind, id);
    if (known !== undefined) return known;
    const model = modelOf(type);
    const made = { cloud, id, inputs: { ...model.defaults, ...inputs, tags, tagsAll: tags } };
    try {
        model.refuseCreate?.(made);
    } catch (error) {
        // Another process was faster: what is in the way is the thing itself.
        const own = cloud.find(kind, id);
        if (own !== undefined) return own;
        throw error;
    }
    cloud.add(kind, id, { region: cloud.region, ...describe(model, made) });
    return cloud.find(kind, id) ?? { id, body: made.inputs };
}

/** Deletes a resource as its owner, with what belongs to it. Throws AWS's refusal. */
export function removeResource(cloud: Cloud, type: MadeType, { id, body }: Found): void {
    const model = modelOf(type);
    const made = { cloud, id, inputs: body };
    model.refuseDelete?.(made);
    cloud.remove(kindOfMade(type), id);
    model.deleted?.(made);
}

/** The resources of a type that carry all of these tags: how controllers find again what they made. */
export function tagged(cloud: Cloud, type: MadeType, tags: Tags): readonly Found[] {
    return cloud.all(kindOfMade(type)).filter(({ body }) => {
        const carried = { ...map(body.tags), ...map(body.tagsAll) };
        return Object.entries(tags).every(([key, value]) => carried[key] === value);
    });
}
