import type { JsonMap } from "../../model/json";
import type { Cloud } from "../model/cloud";
import type { Resources } from "./resources";

/** What an answer is made of; members that are undefined are left out. Times are ISO texts if the protocol is XML. */
export type AnswerValue =
    | null
    | boolean
    | number
    | string
    | undefined
    | readonly AnswerValue[]
    | { readonly [member: string]: AnswerValue };

/** The members of an answer, by their names on the wire. */
export type Answer = Readonly<Record<string, AnswerValue>>;

/** One call of an action. */
export interface Call {
    /** The account, through the region that the call was signed for. */
    readonly cloud: Cloud;
    /** What was asked for, decoded from the protocol: lists are lists, structures are maps. */
    readonly params: JsonMap;
    /** Makes and deletes as the providers do, with the same refusals. */
    readonly resources: Resources;
}

/** Answers one action, or throws a `CloudError` with AWS's code. */
export type Handler = (call: Call) => Answer | Promise<Answer>;

/** How a service speaks. */
export type ProtocolName = "ec2" | "query" | "json" | "restJson";

/** One service of AWS on the wire. */
export interface WireService {
    /** As in a signature's credential scope: `elasticloadbalancing`. */
    readonly name: string;
    readonly protocol: ProtocolName;
    /** Of XML answers. */
    readonly namespace?: string;
    /** Of the `X-Amz-Target` header: `Logs_20140328`. */
    readonly target?: string;
    /** Of query requests. */
    readonly apiVersion?: string;
    /** The prefix of its actions in policies, if it differs from its name. */
    readonly policyPrefix?: string;
    readonly actions: Readonly<Record<string, Handler>>;
    /** For REST: method and path of each action; `{name}` in a path is a parameter. */
    readonly routes?: Readonly<Record<string, `${"GET" | "POST" | "DELETE"} /${string}`>>;
}

/** An action as policies name it: `ec2:DeleteVolume`. */
export function policyAction(service: WireService, action: string): string {
    return `${service.policyPrefix ?? service.name}:${action}`;
}
