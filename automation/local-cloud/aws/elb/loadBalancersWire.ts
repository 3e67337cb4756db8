import { text, texts } from "../../model/json";
import type { Cloud, Found } from "../model/cloud";
import { givenTags } from "../wire/describe/tags";
import type { Answer, Call, WireService } from "../wire/wireService";
import { chosen, type ElbKind, paged } from "./found";

const type = "aws:lb/loadBalancer:LoadBalancer";

const loadBalancers: ElbKind = {
    kind: "lb/loadBalancer",
    arns: "LoadBalancerArns",
    names: "Names",
    missing: ["LoadBalancerNotFound", "One or more load balancers not found"],
};

function show({ id, body }: Found, cloud: Cloud): Answer {
    return {
        LoadBalancerArn: id,
        DNSName: body.dnsName,
        CanonicalHostedZoneId: body.zoneId,
        CreatedTime: body.createdTime,
        LoadBalancerName: body.name,
        Scheme: body.internal === true ? "internal" : "internet-facing",
        VpcId: body.vpcId,
        State: { Code: "active" },
        Type: body.loadBalancerType,
        AvailabilityZones: texts(body.subnets).map((SubnetId) => ({
            SubnetId,
            ZoneName: cloud.find("ec2/subnet", SubnetId)?.body.availabilityZone,
        })),
        SecurityGroups: texts(body.securityGroups),
        IpAddressType: body.ipAddressType,
    };
}

async function create({ cloud, params, resources }: Call): Promise<Answer> {
    const tags = givenTags(params.Tags);
    const made = await resources.make(type, {
        name: text(params.Name),
        loadBalancerType: text(params.Type) || "application",
        internal: text(params.Scheme) === "internal",
        subnets: texts(params.Subnets),
        securityGroups: texts(params.SecurityGroups),
        ...(Object.keys(tags).length === 0 ? {} : { tags }),
    });
    const body = { ...made.body, createdTime: new Date().toISOString() };
    cloud.put(loadBalancers.kind, made.id, body);
    return { LoadBalancers: [show({ id: made.id, body }, cloud)] };
}

/** Calls about load balancers. */
export const loadBalancerActions: WireService["actions"] = {
    DescribeLoadBalancers: ({ cloud, params }) => {
        const { items, next } = paged(chosen(loadBalancers, cloud, params), params);
        return { LoadBalancers: items.map((found) => show(found, cloud)), NextMarker: next };
    },
    CreateLoadBalancer: create,
    DeleteLoadBalancer: async ({ cloud, params, resources }) => {
        const id = text(params.LoadBalancerArn);
        // One that is gone already is no error (API reference, DeleteLoadBalancer).
        const isThere = cloud.find(loadBalancers.kind, id) !== undefined;
        if (isThere) await resources.remove(type, id, loadBalancers.missing);
        return {};
    },
};
