import { list, map, text } from "../../model/json";
import type { Found } from "../model/cloud";
import type { Answer, WireService } from "../wire/wireService";
import { chosen, type ElbKind, paged } from "./found";

const type = "aws:lb/listener:Listener";

const listeners: ElbKind = {
    kind: "lb/listener",
    arns: "ListenerArns",
    names: "Names",
    missing: ["ListenerNotFound", "One or more listeners not found"],
};

function show({ id, body }: Found): Answer {
    return {
        ListenerArn: id,
        LoadBalancerArn: body.loadBalancerArn,
        Port: body.port,
        Protocol: body.protocol,
        DefaultActions: list(body.defaultActions).map((each) => {
            const { type: Type, targetGroupArn: TargetGroupArn } = map(each);
            return { Type, TargetGroupArn };
        }),
    };
}

/** Calls about listeners. */
export const listenerActions: WireService["actions"] = {
    DescribeListeners: ({ cloud, params }) => {
        const arn = text(params.LoadBalancerArn);
        if (arn !== "") {
            const words = "One or more load balancers not found";
            cloud.need("lb/loadBalancer", arn, "LoadBalancerNotFound", words);
        }
        const found = chosen(listeners, cloud, params).filter(
            ({ body }) => arn === "" || body.loadBalancerArn === arn,
        );
        const { items, next } = paged(found, params);
        return { Listeners: items.map(show), NextMarker: next };
    },
    CreateListener: async ({ params, resources }) => {
        const made = await resources.make(type, {
            loadBalancerArn: text(params.LoadBalancerArn),
            port: Number(text(params.Port)),
            protocol: text(params.Protocol),
            defaultActions: list(params.DefaultActions).map((each) => {
                const { Type, TargetGroupArn } = map(each);
                return { type: text(Type), targetGroupArn: text(TargetGroupArn) };
            }),
        });
        return { Listeners: [show(made)] };
    },
    DeleteListener: async ({ params, resources }) => {
        await resources.remove(type, text(params.ListenerArn), listeners.missing);
        return {};
    },
};
