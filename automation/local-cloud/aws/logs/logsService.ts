import { type JsonMap, map, text } from "../../model/json";
import { CloudError } from "../../protocol/providerModel";
import type { Cloud, Found } from "../model/cloud";
import { inRegion } from "../wire/describe/inRegion";
import { page } from "../wire/describe/page";
import { tagsOf, withTags } from "../wire/describe/tags";
import type { Answer, WireService } from "../wire/wireService";

const kind = "cloudwatch/logGroup";
const type = "aws:cloudwatch/logGroup:LogGroup";
const missing = ["ResourceNotFoundException", "The specified log group does not exist."] as const;

function show({ id, body }: Found, cloud: Cloud): Answer {
    const arn = cloud.arn("logs", `log-group:${id}`);
    const created = text(body.creationTime);
    const days = Number(body.retentionInDays ?? 0);
    return {
        logGroupName: id,
        creationTime: created === "" ? undefined : Date.parse(created),
        // Zero is for ever, which CloudWatch says by leaving it out.
        retentionInDays: days === 0 ? undefined : days,
        metricFilterCount: 0,
        arn: `${arn}:*`,
        logGroupArn: arn,
        storedBytes: Number(body.storedBytes ?? 0),
        logGroupClass: body.logGroupClass ?? "STANDARD",
    };
}

function describe(cloud: Cloud, params: JsonMap): Answer {
    const prefix = text(params.logGroupNamePrefix);
    const pattern = text(params.logGroupNamePattern);
    if (prefix !== "" && pattern !== "") {
        const words = "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.";
        throw new CloudError("InvalidParameterException", words);
    }
    const found = inRegion(cloud, kind).filter(({ id }) => id.startsWith(prefix) && id.includes(pattern));
    const size = Math.min(Number(params.limit ?? 50), 50);
    const request = { token: text(params.nextToken), size, invalid: "InvalidParameterException" };
    const { items, next } = page(found, ({ id }) => id, request);
    return { logGroups: items.map((each) => show(each, cloud)), nextToken: next };
}

function needByArn(cloud: Cloud, arn: string): Found {
    const name = /:log-group:(.+?)(?::\*)?$/.exec(arn)?.[1] ?? "";
    return cloud.need(kind, name, ...missing);
}

/** Amazon CloudWatch Logs on the wire. */
export const logs: WireService = {
    name: "logs",
    protocol: "json",
    target: "Logs_20140328",
    actions: {
        DescribeLogGroups: ({ cloud, params }) => describe(cloud, params),
        CreateLogGroup: async ({ cloud, params, resources }) => {
            const tags = map(params.tags);
            const made = await resources.make(type, {
                name: text(params.logGroupName),
                ...(Object.keys(tags).length === 0 ? {} : { tags }),
            });
            cloud.put(kind, made.id, { ...made.body, creationTime: new Date().toISOString() });
            return {};
        },
        DeleteLogGroup: async ({ params, resources }) => {
            await resources.remove(type, text(params.logGroupName), missing);
            return {};
        },
        ListTagsForResource: ({ cloud, params }) => ({
            tags: tagsOf(needByArn(cloud, text(params.resourceArn)).body),
        }),
        TagResource: ({ cloud, params }) => {
            const { id, body } = needByArn(cloud, text(params.resourceArn));
            const tags = map(params.tags) as Readonly<Record<string, string>>;
            cloud.put(kind, id, withTags(body, tags));
            return {};
        },
    },
};
