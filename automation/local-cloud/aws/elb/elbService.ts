import { texts } from "../../model/json";
import { CloudError } from "../../protocol/providerModel";
import { tagList } from "../wire/describe/tags";
import type { Handler, WireService } from "../wire/wireService";
import { listenerActions } from "./listenersWire";
import { loadBalancerActions } from "./loadBalancersWire";
import { targetGroupActions } from "./targetGroupsWire";

const missing = {
    "lb/loadBalancer": "LoadBalancerNotFound",
    "lb/targetGroup": "TargetGroupNotFound",
    "lb/listener": "ListenerNotFound",
} as const;

function kindOf(arn: string): keyof typeof missing {
    if (arn.includes(":targetgroup/")) return "lb/targetGroup";
    return arn.includes(":listener/") ? "lb/listener" : "lb/loadBalancer";
}

const describeTags: Handler = ({ cloud, params }) => {
    const arns = texts(params.ResourceArns);
    if (arns.length > 20) {
        const words = "Cannot describe the tags of more than 20 resources at a time";
        throw new CloudError("ValidationError", words);
    }
    const described = arns.map((arn) => {
        const kind = kindOf(arn);
        const { body } = cloud.need(kind, arn, missing[kind], `'${arn}' not found`);
        return { ResourceArn: arn, Tags: tagList(body) };
    });
    return { TagDescriptions: described };
};

/** Elastic Load Balancing, version 2, on the wire. */
export const elbService: WireService = {
    name: "elasticloadbalancing",
    protocol: "query",
    namespace: "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/",
    apiVersion: "2015-12-01",
    actions: {
        ...loadBalancerActions,
        ...targetGroupActions,
        ...listenerActions,
        DescribeTags: describeTags,
    },
};
