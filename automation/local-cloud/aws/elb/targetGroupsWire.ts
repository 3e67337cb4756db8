import { text } from "../../model/json";
import type { Cloud, Found } from "../model/cloud";
import { givenTags } from "../wire/describe/tags";
import type { Answer, WireService } from "../wire/wireService";
import { chosen, type ElbKind, paged } from "./found";

const type = "aws:lb/targetGroup:TargetGroup";

const targetGroups: ElbKind = {
    kind: "lb/targetGroup",
    arns: "TargetGroupArns",
    names: "Names",
    missing: ["TargetGroupNotFound", "One or more target groups not found"],
};

function loadBalancersOf(id: string, cloud: Cloud): string[] {
    const listeners = cloud.all("lb/listener").filter(({ body }) => JSON.stringify(body).includes(`"${id}"`));
    return [...new Set(listeners.map(({ body }) => text(body.loadBalancerArn)))];
}

function show({ id, body }: Found, cloud: Cloud): Answer {
    return {
        TargetGroupArn: id,
        TargetGroupName: body.name,
        Protocol: body.protocol,
        Port: body.port,
        VpcId: body.vpcId,
        TargetType: body.targetType,
        IpAddressType: body.ipAddressType,
        LoadBalancerArns: loadBalancersOf(id, cloud),
    };
}

/** Calls about target groups. */
export const targetGroupActions: WireService["actions"] = {
    DescribeTargetGroups: ({ cloud, params }) => {
        const balancer = text(params.LoadBalancerArn);
        const found = chosen(targetGroups, cloud, params).filter(
            ({ id }) => balancer === "" || loadBalancersOf(id, cloud).includes(balancer),
        );
        const { items, next } = paged(found, params);
        return { TargetGroups: items.map((each) => show(each, cloud)), NextMarker: next };
    },
    CreateTargetGroup: async ({ cloud, params, resources }) => {
        const tags = givenTags(params.Tags);
        const made = await resources.make(type, {
            name: text(params.Name),
            protocol: text(params.Protocol),
            port: Number(text(params.Port)),
            vpcId: text(params.VpcId),
            targetType: text(params.TargetType) || "instance",
            ...(Object.keys(tags).length === 0 ? {} : { tags }),
        });
        return { TargetGroups: [show(made, cloud)] };
    },
    DeleteTargetGroup: async ({ cloud, params, resources }) => {
        const id = text(params.TargetGroupArn);
        // One that is gone already is no error, as with load balancers.
        const isThere = cloud.find(targetGroups.kind, id) !== undefined;
        if (isThere) await resources.remove(type, id, targetGroups.missing);
        return {};
    },
};
