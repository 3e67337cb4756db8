import { objectMessages } from "./objectMessages";
import { podMessages } from "./podMessages";

/** One field of a message. */
export interface Field {
    /** In JSON; undefined where its fields belong to the message around it. */
    readonly name: string | undefined;
    /** Present even when it is empty, because its absence means something else. */
    readonly isOptional: boolean;
    readonly shape: "single" | "list" | "map";
    /** `string`, `bool`, `int`, `bytes`, or the name of a message. */
    readonly type: string;
}

/** The fields of a message by their numbers. */
export type Message = ReadonlyMap<number, Field>;

/**
 * The notation: `core.Container 1:name 3:command[] 7:env[]=core.EnvVar 9:livenessProbe?=core.Probe`. A field has a
 * number, a name (`^`: inlined), then `?` for optional, `[]` for a list or `{}` for a map by text, and its type
 * after `=` where it is not text. Lines that are indented continue the one before.
 */
function parseMessages(text: string): [string, Message][] {
    return text
        .replaceAll(/\n\s+/g, " ")
        .trim()
        .split("\n")
        .map((line) => {
            const [name = "", ...fields] = line.split(" ");
            return [name, new Map(fields.map(parseField))];
        });
}

function parseField(text: string): [number, Field] {
    const [, number, name, optional, shape, type = "string"] =
        /^(\d+):(\^|\w+)(\?)?(\[\]|\{\})?(?:=(\S+))?$/.exec(text) ?? [];
    const shapes = { "[]": "list", "{}": "map" } as const;
    const field: Field = {
        name: name === "^" ? undefined : name,
        isOptional: optional !== undefined,
        shape: shape === "[]" || shape === "{}" ? shapes[shape] : "single",
        type,
    };
    return [Number(number), field];
}

const messages: ReadonlyMap<string, Message> = new Map([
    ...parseMessages(podMessages),
    ...parseMessages(objectMessages),
]);

/** Short names of API versions in the names of messages. */
const packages: Readonly<Record<string, string>> = {
    v1: "core",
    "apps/v1": "apps",
    "batch/v1": "batch",
    "rbac.authorization.k8s.io/v1": "rbac",
    "policy/v1": "policy",
    "networking.k8s.io/v1": "net",
    "scheduling.k8s.io/v1": "sched",
    "autoscaling/v2": "as",
    "authentication.k8s.io/v1": "auth",
    "authorization.k8s.io/v1": "authz",
};

/** The message with a name. */
export function findMessage(name: string): Message | undefined {
    return messages.get(name);
}

/** The name of the message that carries a kind. */
export function messageName(apiVersion: string, kind: string): string {
    return `${packages[apiVersion] ?? "?"}.${kind}`;
}
