import { text } from "../../model/json";
import { refuseIf } from "../model/refusal";
import type { ResourceModel, ServiceModels } from "../model/resourceModel";

const logGroup: ResourceModel = {
    tagged: true,
    name: { property: "name" },
    defaults: { retentionInDays: 0, skipDestroy: false },
    replaces: ["name", "namePrefix", "logGroupClass"],
    id: ({ inputs }) => text(inputs.name),
    outputs: { arn: ({ cloud, id }) => cloud.arn("logs", `log-group:${id}`) },
    assigned: { logGroupClass: () => "STANDARD", namePrefix: () => "" },
    refuseCreate: ({ cloud, id }) => {
        const isThere = cloud.find("cloudwatch/logGroup", id) !== undefined;
        refuseIf(isThere, "ResourceAlreadyExistsException", "The specified log group already exists");
    },
    seconds: { create: 1, delete: 1 },
};

/** Amazon CloudWatch Logs. */
export const logs: ServiceModels = { "aws:cloudwatch/logGroup:LogGroup": logGroup };
