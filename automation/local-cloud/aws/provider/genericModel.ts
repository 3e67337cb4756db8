import { ec2Id } from "../model/ids";
import { kindOf, type ResourceModel } from "../model/resourceModel";

/** For types that have no model of their own: they are what they were asked to be, and any change is an update. */
export function genericModel(type: string): ResourceModel {
    const [service = "aws", resource = type] = kindOf(type).split("/");
    return {
        tagged: false,
        id: () => ec2Id(resource.toLowerCase()),
        outputs: { arn: ({ cloud, id }) => cloud.arn(service, `${resource}/${id}`) },
        seconds: { create: 2, delete: 2 },
    };
}
